namespace MlFoundation.Reports.Html;

/// <summary>The network as pictures: one for each segment in each region, and one for accounts with direct internet.</summary>
internal static class NetworkSection
{
    public static PageSection? Of(PageInput input) => input.Plan.Foundation?.Network is null && input.Plan.Reachability is null ? null : new(
        "network", "Network", "Network",
        "Each segment in each region has a transit gateway of its own. Lines are ways that packets take; what stands beside a line is what watches it.",
        html => Write(html, input));

    private static void Write(HtmlBuilder html, PageInput input)
    {
        html.Add($"<div class=\"figures-row\">\n");
        var classes = input.Plan.Reachability?.Classes ?? [];
        foreach (var segment in input.Plan.Foundation?.Network?.Segments ?? [])
        {
            foreach (var place in segment.Regions)
            {
                var accounts = classes.FirstOrDefault(c => c.Segment == segment.Key && c.Region == place.Region)?.Accounts ?? 0;
                NetworkFigure.Segment(html, HubParts.Of(input, segment, place, accounts));
            }
        }

        // Networks with direct internet are alike in every region: one picture stands for those with as many accounts.
        foreach (var direct in classes.Where(c => c.Segment is null).GroupBy(c => c.Accounts).OrderByDescending(g => g.Key))
        {
            NetworkFigure.Internet(html, direct.Key, [.. direct.Select(c => c.Region).Order(StringComparer.Ordinal)]);
        }

        html.Add($"</div>\n");
    }
}
