using System.Globalization;
using MlFoundation.Primitives;

namespace MlFoundation.Organization;

/// <summary>Fills in what units inherit, and puts them in order.</summary>
internal static class UnitPlan
{
    /// <summary>All units by path, so that a unit stands before those below it, in whatever order the file names them.</summary>
    public static IReadOnlyList<PlannedUnit> Of(OrganizationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return [.. Below(settings.Units, null, "organization.units", settings.Owner, Connectivity.None).OrderBy(u => u.Path.ToString(), StringComparer.Ordinal)];
    }

    private static IEnumerable<PlannedUnit> Below(
        IReadOnlyDictionary<string, UnitSettings> units, OuPath? parent, string at, string owner, Connectivity connectivity)
    {
        foreach (var (key, unit) in units)
        {
            var planned = new PlannedUnit(
                parent?.Child(key) ?? OuPath.Parse(key),
                $"{at}.{key}",
                unit.Name ?? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(key.Replace('-', ' ')),
                unit.Owner ?? owner,
                unit.Existing,
                unit.Register,
                unit.Connectivity ?? connectivity,
                [.. unit.Policies.Order(StringComparer.Ordinal)],
                [.. unit.Controls.OrderBy(c => c.Name, StringComparer.Ordinal)]);
            yield return planned;
            foreach (var below in Below(unit.Units, planned.Path, $"{planned.SettingsPath}.units", planned.Owner, planned.Connectivity))
            {
                yield return below;
            }
        }
    }
}
