using Pulumi;

namespace MlFoundation.Network;

/// <summary>The hub of a segment in a region: its parts, in the order in which they are joined.</summary>
internal sealed class RegionalHub
{
    private readonly RegionScope scope;

    /// <summary>Declares all parts but the share.</summary>
    public RegionalHub(RegionScope scope, AddressPools pools)
    {
        this.scope = scope;
        Pools = pools.Of(scope);
        Gateway = new SegmentGateway(scope);
        Profile = new ResolverProfile(scope);
    }

    /// <summary>Its addresses.</summary>
    public SegmentPools Pools { get; }

    /// <summary>Its transit gateway.</summary>
    public SegmentGateway Gateway { get; }

    /// <summary>What accounts' networks resolve.</summary>
    public ResolverProfile Profile { get; }

    /// <summary>Shares the hub with the segment's units.</summary>
    /// <param name="switches">What has to be on.</param>
    /// <param name="addresses">The share of the pools, which is made once for all regions.</param>
    public SpokeNetwork Share(OrganizationSwitches switches, IReadOnlyList<Resource> addresses)
    {
        var share = NetworkShare.Create(
            scope.Network, scope.NameOf("share"), scope.Segment, scope.Region, switches,
            [("transit-gateway", Gateway.Gateway.Arn), ("profile", Profile.Profile.Arn)]);
        return new SpokeNetwork(Gateway.Gateway.Id, Pools.Accounts.Id, Profile.Profile.Id, [.. addresses, .. share, .. Pools.AccountBlocks, .. Gateway.Defaults]);
    }
}
