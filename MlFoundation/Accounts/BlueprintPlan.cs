using MlFoundation.Network;
using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>Where a blueprint goes, and what it is given there.</summary>
/// <param name="Template">The blueprint.</param>
/// <param name="Segment">Segment of the corporate network, by key; null for the internet blueprint.</param>
/// <param name="Units">Paths of the units that it is deployed to, ordered; accounts of the units below are reached with them.</param>
/// <param name="Regions">Where its networks are, the home region first.</param>
public sealed record BlueprintPlan(BlueprintTemplate Template, string? Segment, IReadOnlyList<string> Units, IReadOnlyList<BlueprintRegion> Regions)
{
    /// <summary>What tells it from the others: <c>internet</c>, or <c>corporate-</c> and the segment.</summary>
    public string Key => Segment is null ? Template.Name : $"{Template.Name}-{Segment}";

    /// <summary>Reads the plans off validated settings: nothing without a landing zone, which is what gives StackSets access to the organization.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="spokes">What the corporate network has for accounts, by segment and region; null where there is none.</param>
    public static IReadOnlyList<BlueprintPlan> Of(FoundationSettings settings, IReadOnlyDictionary<string, IReadOnlyDictionary<AwsRegion, SpokeNetwork>>? spokes)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Organization.ControlTower.LandingZone == LandingZoneMode.None)
        {
            return [];
        }

        var regions = settings.Organization.Regions.Where(r => settings.Network.Zones.ContainsKey(r.ToString()))
            .Select(r => new BlueprintRegion(r, settings.Network.Zones[r.ToString()], null));
        var corporate = SegmentPlan.Of(settings).Where(s => spokes?.ContainsKey(s.Key) == true).Select(s => new BlueprintPlan(
            BlueprintTemplate.Corporate, s.Key, [.. s.Units.Select(u => u.ToString())], [.. s.Regions.Select(r => new BlueprintRegion(r.Region, r.Zones, spokes![s.Key][r.Region]))]));
        return
        [
            .. corporate.Append(new BlueprintPlan(BlueprintTemplate.Internet, null, [.. Topmost(settings).Select(u => u.Path.ToString())], [.. regions]))
                // IAM is made with the home region's stack: without zones there, the others have nothing to stand on.
                .Where(p => p is { Units.Count: > 0, Regions.Count: > 0 } && p.Regions[0].Region == settings.Organization.HomeRegion),
        ];
    }

    /// <summary>Units whose accounts have direct internet, without those below such a one.</summary>
    internal static IEnumerable<PlannedUnit> Topmost(FoundationSettings settings)
    {
        var units = UnitPlan.Of(settings.Organization);
        var byPath = units.ToDictionary(u => u.Path.ToString(), StringComparer.Ordinal);
        return units.Where(u => u.Connectivity == Connectivity.Internet && (u.Path.Parent is not { } above || byPath[above.ToString()].Connectivity != Connectivity.Internet));
    }
}

/// <summary>A blueprint in a region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Zones">Two or three zone ids.</param>
/// <param name="Network">What its networks are attached to; null for the internet blueprint.</param>
public sealed record BlueprintRegion(AwsRegion Region, IReadOnlyList<string> Zones, SpokeNetwork? Network);
