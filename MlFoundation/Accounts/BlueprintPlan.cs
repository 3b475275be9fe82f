using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>Where the internet blueprint goes.</summary>
/// <param name="Units">Paths of the units that it is deployed to; accounts of the units below are reached with them.</param>
/// <param name="Regions">Regions with their zones, the home region first.</param>
public sealed record BlueprintPlan(IReadOnlyList<string> Units, IReadOnlyList<(AwsRegion Region, IReadOnlyList<string> Zones)> Regions)
{
    /// <summary>Reads the plan off validated settings: nothing without a landing zone, which is what gives StackSets access to the organization.</summary>
    public static BlueprintPlan Internet(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var regions = settings.Organization.Regions.Where(r => settings.Network.Zones.ContainsKey(r.ToString()))
            .Select(r => (r, settings.Network.Zones[r.ToString()])).ToArray();
        // IAM is made with the home region's stack: without zones there, the others have nothing to stand on.
        var complete = regions.Length > 0 && regions[0].r == settings.Organization.HomeRegion && settings.Organization.ControlTower.LandingZone != LandingZoneMode.None;
        return complete ? new BlueprintPlan([.. Topmost(settings).Select(u => u.Path.ToString())], regions) : new BlueprintPlan([], []);
    }

    /// <summary>Units whose accounts have direct internet, without those below such a one.</summary>
    internal static IEnumerable<PlannedUnit> Topmost(FoundationSettings settings)
    {
        var units = UnitPlan.Of(settings.Organization);
        var byPath = units.ToDictionary(u => u.Path.ToString(), StringComparer.Ordinal);
        return units.Where(u => u.Connectivity == Connectivity.Internet && (u.Path.Parent is not { } above || byPath[above.ToString()].Connectivity != Connectivity.Internet));
    }
}
