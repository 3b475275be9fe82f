using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>Networks as AWS routes between them: VPCs, their route tables, and the transit gateway tables that join them.</summary>
/// <param name="Vpcs">VPCs.</param>
/// <param name="VpcTables">Route tables of VPCs.</param>
/// <param name="Attachments">What is attached to transit gateways.</param>
/// <param name="TransitTables">Route tables of transit gateways.</param>
/// <param name="OnPremises">Blocks behind corporate attachments.</param>
public sealed record NetworkMap(
    IReadOnlyList<MapVpc> Vpcs,
    IReadOnlyList<VpcTable> VpcTables,
    IReadOnlyList<MapAttachment> Attachments,
    IReadOnlyList<TransitTable> TransitTables,
    IReadOnlyList<CidrBlock> OnPremises)
{
    /// <summary>The internet, as a place.</summary>
    public const string Internet = "internet";

    /// <summary>The network on premises, as a place.</summary>
    public const string Corporate = "on-premises";
}

/// <summary>A VPC.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Blocks">Its addresses.</param>
/// <param name="HostTables">Route tables of the subnets that have hosts: what sends and answers.</param>
public sealed record MapVpc(string Key, IReadOnlyList<CidrBlock> Blocks, IReadOnlyList<string> HostTables);

/// <summary>A route table of a VPC. The VPC's own blocks need no route: they stay inside unless a longer prefix says otherwise.</summary>
/// <param name="Key">Its name, unique among all tables.</param>
/// <param name="Vpc">Its VPC.</param>
/// <param name="Routes">Its routes.</param>
public sealed record VpcTable(string Key, string Vpc, IReadOnlyList<MapRoute> Routes);

/// <summary>A route: the longest prefix that has the destination decides.</summary>
/// <param name="To">Destinations.</param>
/// <param name="Target">Where they go.</param>
public sealed record MapRoute(CidrBlock To, MapTarget Target);

/// <summary>Where a route leads.</summary>
public abstract record MapTarget
{
    private MapTarget()
    {
    }

    /// <summary>To the transit gateway through an attachment, or from there into it.</summary>
    /// <param name="Key">The attachment.</param>
    public sealed record Attachment(string Key) : MapTarget;

    /// <summary>Through a NAT gateway, which sends on with an address of its own: answers come back to it.</summary>
    /// <param name="Table">Route table of its subnet.</param>
    public sealed record Nat(string Table) : MapTarget;

    /// <summary>Through firewall endpoints, one a zone.</summary>
    /// <param name="Tables">Route tables of their subnets.</param>
    public sealed record Firewall(IReadOnlyList<string> Tables) : MapTarget
    {
        /// <inheritdoc/>
        public bool Equals(Firewall? other) => other is not null && Tables.SequenceEqual(other.Tables);

        /// <inheritdoc/>
        public override int GetHashCode() => Tables.Count;
    }

    /// <summary>To the internet.</summary>
    public sealed record InternetGateway : MapTarget;

    /// <summary>Nowhere.</summary>
    public sealed record BlackHole : MapTarget;
}

/// <summary>What an attachment joins to its transit gateway.</summary>
public enum AttachmentKind
{
    /// <summary>A VPC.</summary>
    Vpc,

    /// <summary>A firewall: what goes in comes out inspected.</summary>
    Firewall,

    /// <summary>A VPN connection or a Direct Connect gateway.</summary>
    Corporate,
}

/// <summary>An attachment of a transit gateway.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Kind">What it joins.</param>
/// <param name="Blocks">What it propagates: the VPC's blocks, or those on premises.</param>
/// <param name="Association">Transit table that decides on what comes from it; null: nothing comes through.</param>
/// <param name="ArrivalTables">Route tables of its subnets, which decide on what arrives in the VPC; any of them may be met.</param>
public sealed record MapAttachment(string Key, AttachmentKind Kind, IReadOnlyList<CidrBlock> Blocks, string? Association, IReadOnlyList<string> ArrivalTables);

/// <summary>A route table of a transit gateway.</summary>
/// <param name="Key">Its name, unique among all tables.</param>
/// <param name="Routes">Static routes: before a propagated one of the same prefix.</param>
/// <param name="Propagations">Attachments that enter their blocks.</param>
public sealed record TransitTable(string Key, IReadOnlyList<MapRoute> Routes, IReadOnlyList<string> Propagations);
