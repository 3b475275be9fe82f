using Pulumi;

namespace MlFoundation.Network;

/// <summary>The hub of a segment in a region: its parts, in the order in which they are joined.</summary>
internal sealed class RegionalHub
{
    private readonly SegmentRoutes routes;

    /// <summary>Declares all parts but the share.</summary>
    public RegionalHub(RegionScope scope, AddressPools pools, CorporateGateways? ends)
    {
        Scope = scope;
        Pools = pools.Of(scope);
        Gateway = new SegmentGateway(scope);
        Profile = new ResolverProfile(scope);
        Endpoints = new CentralEndpoints(scope, Pools, Gateway, Profile);
        var egress = scope.Segment.Egress == EgressMode.Central ? new Egress(scope, Pools, Gateway) : null;
        var inspection = scope.Segment.Inspection == InspectionMode.None ? null : new Inspection(scope, Pools, Gateway);
        Corporate = ends is not null && scope.Segment.Corporate ? new CorporateLink(scope, Gateway, ends) : null;
        var dns = Corporate is null ? null : ends!.Settings.Dns;
        Names = dns is null && scope.Directory is null ? null : new HybridDns(scope, Endpoints, Profile, dns);

        routes = new SegmentRoutes(scope, Gateway, Endpoints, egress, inspection, Corporate);
    }

    /// <summary>Segment and region.</summary>
    public RegionScope Scope { get; }

    /// <summary>Its addresses.</summary>
    public SegmentPools Pools { get; }

    /// <summary>Its transit gateway.</summary>
    public SegmentGateway Gateway { get; }

    /// <summary>What accounts' networks resolve.</summary>
    public ResolverProfile Profile { get; }

    /// <summary>Its endpoints.</summary>
    public CentralEndpoints Endpoints { get; }

    /// <summary>Its way to the network on premises, or null.</summary>
    public CorporateLink? Corporate { get; }

    /// <summary>Names from elsewhere, or null.</summary>
    public HybridDns? Names { get; }

    /// <summary>Shares the hub with the segment's units.</summary>
    /// <param name="switches">What has to be on.</param>
    /// <param name="addresses">The share of the pools, which is made once for all regions.</param>
    public SpokeNetwork Share(OrganizationSwitches switches, IReadOnlyList<Resource> addresses)
    {
        (string, Output<string>)[] ranges = Corporate is null ? [] : [("corporate-ranges", Corporate.Ranges.Arn)];
        var share = NetworkShare.Create(
            Scope.Network, Scope.NameOf("share"), Scope.Segment, Scope.Region, switches,
            [("transit-gateway", Gateway.Gateway.Arn), ("profile", Profile.Profile.Arn), .. ranges]);
        return new SpokeNetwork(Gateway.Gateway.Id, Pools.Accounts.Id, Profile.Profile.Id, [.. addresses, .. share, .. Pools.AccountBlocks, .. Gateway.Defaults, .. routes.All]);
    }
}
