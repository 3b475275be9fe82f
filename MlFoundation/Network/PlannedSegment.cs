using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>A segment with everything filled in.</summary>
/// <param name="Key">Names its resources.</param>
/// <param name="SettingsPath">Where it stands in the settings, such as <c>network.segments.production</c>.</param>
/// <param name="Units">Its topmost units, ordered: shares go to them, and reach all units below.</param>
/// <param name="Inspection">Where the firewall stands.</param>
/// <param name="Spokes">How its accounts reach each other.</param>
/// <param name="Egress">How its accounts reach the internet.</param>
/// <param name="Corporate">Whether its accounts and the network on premises reach each other: false where there is no such network.</param>
/// <param name="AllowedDomains">Domains beside those of the foundation's list, ordered.</param>
/// <param name="Regions">Where it is, the home region first.</param>
public sealed record PlannedSegment(
    string Key,
    string SettingsPath,
    IReadOnlyList<OuPath> Units,
    InspectionMode Inspection,
    SpokeTraffic Spokes,
    EgressMode Egress,
    bool Corporate,
    IReadOnlyList<string> AllowedDomains,
    IReadOnlyList<PlannedSegmentRegion> Regions);

/// <summary>A segment in a region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Zones">Zone ids, ordered.</param>
/// <param name="Block">All its addresses there.</param>
/// <param name="Asn">Autonomous system number of its transit gateway, 64512 to 65534.</param>
public sealed record PlannedSegmentRegion(AwsRegion Region, IReadOnlyList<string> Zones, CidrBlock Block, int Asn)
{
    /// <summary>What the hub's own networks are made from.</summary>
    internal HubBlocks Hub => AddressPlan.HubBlocks(Block);
}
