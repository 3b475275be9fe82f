using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Network;

/// <summary>The corporate network: in the network account, for each segment and region, a transit gateway that accounts attach to.</summary>
/// <remarks>Order: sharing and the keeper of addresses, pools, gateways with their default tables, shares with units; after all that, accounts.</remarks>
public sealed class HubSpokeNetwork : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "network";

    /// <summary>Declares the network.</summary>
    /// <param name="name">Component name; what a segment has in a region is <c>{name}-{part}-{segment}/{region}</c>.</param>
    /// <param name="args">Settings, validated, the organization and its accounts.</param>
    /// <param name="options">Its providers must be the management account's.</param>
    public HubSpokeNetwork(string name, HubSpokeNetworkArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:network:HubSpokeNetwork", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var scope = new NetworkScope(this, name, args);
        var switches = new OrganizationSwitches(scope);
        var pools = new AddressPools(scope, switches);
        var ends = args.Settings.Corporate is { } corporate ? new CorporateGateways(scope, corporate) : null;
        var hubs = new Dictionary<string, IReadOnlyDictionary<AwsRegion, RegionalHub>>(StringComparer.Ordinal);
        Hubs = hubs;
        Spokes = args.Segments.ToDictionary(s => s.Key, s => Segment(scope, switches, pools, ends, s, hubs), StringComparer.Ordinal);
        RegisterOutputs();
    }

    /// <summary>What accounts' networks are attached to, by segment and region.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<AwsRegion, SpokeNetwork>> Spokes { get; }

    /// <summary>The hubs themselves, by segment and region.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<AwsRegion, RegionalHub>> Hubs { get; }

    private static IReadOnlyDictionary<AwsRegion, SpokeNetwork> Segment(
        NetworkScope scope, OrganizationSwitches switches, AddressPools pools, CorporateGateways? ends, PlannedSegment segment,
        Dictionary<string, IReadOnlyDictionary<AwsRegion, RegionalHub>> all)
    {
        var hubs = segment.Regions.ToDictionary(r => r.Region, r => new RegionalHub(new RegionScope(scope, segment, r), pools, ends));
        all[segment.Key] = hubs;
        var addresses = NetworkShare.Create(
            scope, $"{scope.Name}-share-addresses-{segment.Key}", segment, scope.Args.HomeRegion.ToString(), switches,
            segment.Regions.Select(r => (r.Region.ToString(), hubs[r.Region].Pools.Accounts.Arn)));
        return hubs.ToDictionary(h => h.Key, h => h.Value.Share(switches, addresses));
    }
}
