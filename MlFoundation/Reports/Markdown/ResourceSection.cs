using System.Globalization;
using MlFoundation.Planning;

namespace MlFoundation.Reports.Markdown;

/// <summary>How many resources of which type each component makes.</summary>
internal static class ResourceSection
{
    /// <summary>The table.</summary>
    public static string Of(Plan plan)
    {
        var distinct = plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal);
        var rows = plan.Resources.Where(r => r.Custom).GroupBy(r => ComponentOf(r, distinct)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => MarkdownText.Row(MarkdownText.Code(g.Key), g.Count().ToString(CultureInfo.InvariantCulture), Types(g)));
        return MarkdownText.Head("component", "resources", "of type") + string.Concat(rows);
    }

    private static string Types(IEnumerable<PlannedResource> resources) => string.Join(", ", resources.GroupBy(r => r.Type[(r.Type.LastIndexOf(':') + 1)..])
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{MarkdownText.Of(g.Key)} {g.Count()}"));

    private static string ComponentOf(PlannedResource resource, Dictionary<string, PlannedResource> byUrn)
    {
        var top = resource;
        while (top.Parent is { } parent && byUrn.TryGetValue(parent, out var above))
        {
            top = above;
        }

        return top.Custom ? "(stack)" : top.Name;
    }
}
