using MlFoundation.Planning;

namespace MlFoundation.Reports;

/// <summary>A part of a plan: what one section of the settings, or one component, makes.</summary>
public static class PlanArea
{
    private static readonly Dictionary<string, string[]> ComponentsOf = new(StringComparer.Ordinal)
    {
        ["organization"] = ["organization", "backups"],
        ["accounts"] = ["accounts", "account-vending", "hub"],
        ["teams"] = ["account-vending", "identity", "costs"],
        ["network"] = ["network", "hub", "directory"],
        ["identity"] = ["identity"],
        ["security"] = ["security", "logs", "sensitive-data", "backups"],
        ["catalog"] = ["catalog", "catalog-sharing", "pipelines"],
        ["costs"] = ["costs"],
        ["lifecycle"] = ["lifecycle"],
    };

    /// <summary>Names of areas: sections of the settings that make resources.</summary>
    public static IReadOnlyCollection<string> Names => ComponentsOf.Keys;

    /// <summary>Components of an area, by name; a component's name is an area of itself alone.</summary>
    public static IReadOnlyList<string> Components(string area) => ComponentsOf.GetValueOrDefault(area) ?? [area];

    /// <summary>The name of the component directly under the stack that each resource is in; its URN where it is in none.</summary>
    public static Func<PlannedResource, string> TopOf(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var byUrn = plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal);
        return resource =>
        {
            while (resource.Parent is { } parent && byUrn.TryGetValue(parent, out var above))
            {
                resource = above;
            }

            return resource.Custom ? resource.Urn : resource.Name;
        };
    }

    /// <summary>The plan with the resources of one area, and what was found in them; null where nothing of it is planned.</summary>
    public static Plan? Only(Plan plan, string area)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var components = Components(area);
        var top = TopOf(plan);
        var kept = plan.Resources.Where(r => components.Contains(top(r))).ToArray();
        var urns = kept.Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        return kept.Length == 0 ? null : new Plan(plan.Project, plan.Stack, kept, [], null, [.. plan.Findings.Where(f => f.Urn is { } urn && urns.Contains(urn))])
        {
            Reachability = area == "network" ? plan.Reachability : null,
        };
    }
}
