using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Reports.Html;

/// <summary>Who reaches whom, as a matrix.</summary>
internal static class ReachabilitySection
{
    public static PageSection? Of(PageInput input) => input.Plan.Reachability is not { } matrix ? null : new(
        "reachability", "Reachability", "Who reaches whom",
        "Computed from every route table of the plan, not from what the settings ask for. A row starts the connection. A class and itself: another account of it.",
        html => Write(html, matrix));

    private static void Write(HtmlBuilder html, ReachabilityMatrix matrix)
    {
        string[] rows = [.. matrix.Classes.Select(c => c.Key).Order(StringComparer.Ordinal), NetworkMap.Corporate];
        string[] columns = [NetworkMap.Internet, NetworkMap.Corporate, .. matrix.Classes.Select(c => c.Key).Order(StringComparer.Ordinal), .. matrix.Hub.Order(StringComparer.Ordinal)];
        html.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of who reaches whom\"><table class=\"matrix\"><thead><tr><th scope=\"col\">from ↓ to →</th>");
        html.Each(columns, c => html.Add($"<th scope=\"col\">").Name(Name(c)).Add($"</th>")).Add($"</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Add($"<tr><th scope=\"row\">{Name(row)}</th>");
            foreach (var column in columns)
            {
                _ = matrix.Cells.TryGetValue(new Way(row, column), out var reach)
                    ? html.Add($"<td class=\"{Kind(reach)}\">{Text(reach)}</td>")
                    : html.Add($"<td class=\"blank\"><span class=\"unseen\">not asked</span></td>");
            }

            html.Add($"</tr>\n");
        }

        html.Add($"</tbody></table></div>\n");
    }

    private static string Name(string place) => place == NetworkMap.Corporate ? "on premises" : place.StartsWith("network-", StringComparison.Ordinal) ? place["network-".Length..] : place;

    private static string Kind(Reach reach) => reach switch { Reach.None => "no", Reach.OneWay => "odd", Reach.Inspected => "inspected", _ => "direct" };

    private static string Text(Reach reach) => reach switch { Reach.None => "–", Reach.OneWay => "! one way", Reach.Inspected => "◆ inspected", _ => "● direct" };
}
