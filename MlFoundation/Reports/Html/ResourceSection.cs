using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>Every resource of the plan, by component.</summary>
internal static class ResourceSection
{
    public static PageSection Of(PageInput input) => new(
        "resources", "Resources", "Resources", $"All {PageInput.Count(input.Plan.Resources.Count, "resource", "resources")}, by component. Several words narrow the search.",
        html => Write(html, input));

    private static void Write(HtmlBuilder html, PageInput input)
    {
        var byUrn = input.Resources.ToDictionary(r => r.Urn, StringComparer.Ordinal);
        html.Add($"<div class=\"filter\"><label for=\"find-resource\">Search resources</label><input id=\"find-resource\" type=\"search\" data-filter=\"resource-rows\" placeholder=\"Name, type, account, region…\" autocomplete=\"off\" spellcheck=\"false\"><output for=\"find-resource\" aria-live=\"polite\"></output></div>\n");
        html.Add($"<div id=\"resource-rows\">\n");
        foreach (var component in input.Resources.GroupBy(r => TopOf(r, byUrn), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            html.Add($"<details class=\"component\"><summary><b>{component.Key}</b> <span class=\"count\">{component.Count()}</span></summary><ul class=\"rows\">\n");
            foreach (var resource in component)
            {
                html.Add($"<li id=\"{input.AnchorOf(resource.Urn)}\" data-item tabindex=\"-1\"><span class=\"name\">{resource.Name}</span> <span class=\"type\">{resource.Type}</span> <span class=\"place\">{resource.Account}{(resource.Region is { } region ? $" · {region}" : "")}{(resource.Options.Protect ? " · protected" : "")}</span></li>\n");
            }

            html.Add($"</ul></details>\n");
        }

        html.Add($"</div>\n");
    }

    private static string TopOf(PlannedResource resource, Dictionary<string, PlannedResource> byUrn)
    {
        var top = resource;
        while (top.Parent is { } parent && byUrn.TryGetValue(parent, out var above))
        {
            top = above;
        }

        return top.Custom ? "(stack)" : top.Name;
    }
}
