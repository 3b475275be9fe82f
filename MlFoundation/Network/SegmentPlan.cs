using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>Segments of the corporate network: who belongs to them, where they are, which numbers they have.</summary>
internal static class SegmentPlan
{
    /// <summary>Key of the one segment of a network that names none.</summary>
    public const string DefaultSegment = "production";

    /// <summary>All segments by key; none where no unit is corporate.</summary>
    public static IReadOnlyList<PlannedSegment> Of(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var corporate = TopmostCorporate(settings.Organization);
        if (corporate.Count == 0)
        {
            return [];
        }

        return settings.Network.Segments.Count == 0
            ? [Plan(settings, DefaultSegment, new SegmentSettings { Units = corporate })]
            : [.. settings.Network.Segments.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => Plan(settings, s.Key, s.Value))];
    }

    /// <summary>The segment that accounts of a unit are attached to; null for a unit of other connectivity.</summary>
    public static PlannedSegment? OfUnit(IEnumerable<PlannedSegment> segments, OuPath unit) =>
        segments.FirstOrDefault(s => s.Units.Any(unit.IsIn));

    /// <summary>The segment that the shared services account is attached to, and the directory with it; null where it is attached to none in the home region.</summary>
    public static PlannedSegment? OfDirectory(FoundationSettings settings) =>
        AccountPlan.Of(settings).FirstOrDefault(a => a.Role == AccountRole.SharedServices)?.Unit is { } unit
        && OfUnit(Of(settings), unit) is { } segment && segment.Regions.Any(r => r.Region == settings.Organization.HomeRegion) ? segment : null;

    /// <summary>Corporate units without those below one.</summary>
    private static IReadOnlyList<OuPath> TopmostCorporate(OrganizationSettings organization) =>
        Topmost([.. UnitPlan.Of(organization).Where(u => u.Connectivity == Connectivity.Corporate).Select(u => u.Path)]);

    private static PlannedSegment Plan(FoundationSettings settings, string key, SegmentSettings segment)
    {
        var network = settings.Network;
        return new PlannedSegment(
            key, $"network.segments.{key}", Topmost(segment.Units), segment.Inspection,
            segment.Spokes ?? (segment.Inspection == InspectionMode.None ? SpokeTraffic.Isolated : SpokeTraffic.Inspected),
            segment.Egress, segment.Corporate && network.Corporate is not null, [.. segment.AllowedDomains.Order(StringComparer.Ordinal)],
            [.. from region in settings.Organization.Regions
                where network.Zones.ContainsKey(region.ToString())
                let pinned = segment.Regions.GetValueOrDefault(region.ToString())
                select new PlannedSegmentRegion(
                    region, [.. network.Zones[region.ToString()].Order(StringComparer.Ordinal)],
                    pinned?.Block ?? AddressPlan.BlockOf(network.Addresses, key, region.ToString()),
                    pinned?.Asn ?? TransitGatewayNumbers.Of(key, region.ToString()))]);
    }

    private static IReadOnlyList<OuPath> Topmost(IReadOnlyList<OuPath> units) =>
        [.. units.Where(u => !units.Any(above => u != above && u.IsIn(above))).Order()];
}
