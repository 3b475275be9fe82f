using MlFoundation.Planning.Coverage;

namespace MlFoundation.Reports.Html;

/// <summary>Which security service watches how many accounts, region by region, and which it does not.</summary>
internal static class CoverageSection
{
    private const int MostHoles = 12;

    public static PageSection? Of(PageInput input) => SecurityCoverage.Of(input.Plan) is not { Services.Count: > 0 } coverage ? null : new(
        "security", "Security", "Security coverage",
        "Which service watches which account, read off what the plan declares. Accounts that come later count as one.",
        html => Write(html, input, coverage));

    private static void Write(HtmlBuilder html, PageInput input, SecurityCoverage coverage)
    {
        var cells = coverage.Cells.ToLookup(c => (c.Service, c.Region));
        html.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of services by region\"><table class=\"matrix\"><thead><tr><th scope=\"col\">service</th>");
        html.Each(coverage.Regions, r => html.Add($"<th scope=\"col\">{r}</th>")).Add($"</tr></thead>\n<tbody>\n");
        foreach (var service in coverage.Services)
        {
            html.Add($"<tr><th scope=\"row\">{service}</th>");
            foreach (var region in coverage.Regions)
            {
                CoverageCell[] all = [.. cells[(service, region)]];
                var (holes, off) = (all.Count(c => c.Kind == CoverageKind.Hole), all.Count(c => c.Kind == CoverageKind.Off));
                _ = holes > 0 ? html.Add($"<td class=\"odd\">✕ {all.Length - holes - off} of {all.Length}</td>")
                    : off == all.Length ? html.Add($"<td class=\"no\">– off</td>")
                    : html.Add($"<td class=\"inspected\">✓ {all.Length - off} of {all.Length}</td>");
            }

            html.Add($"</tr>\n");
        }

        html.Add($"</tbody></table></div>\n");
        Holes(html, input, coverage);
        html.Each(input.Plan.Foundation?.Security?.Off ?? [], o => html.Add($"<p class=\"reason\"><b>{o.Service}</b> is off: {o.Reason}</p>\n"));
    }

    private static void Holes(HtmlBuilder html, PageInput input, SecurityCoverage coverage)
    {
        foreach (var hole in coverage.Cells.Where(c => c.Kind == CoverageKind.Hole).GroupBy(c => (c.Service, c.Region)))
        {
            string[] names = [.. hole.Select(c => input.Accounts.TryGetValue(c.Account, out var account) ? account.Name : "accounts to come")];
            html.Add($"<p class=\"hole\"><b>{hole.Key.Service}</b> in {hole.Key.Region} does not watch {string.Join(", ", names.Take(MostHoles))}");
            _ = names.Length > MostHoles ? html.Add($" and {names.Length - MostHoles} more.</p>\n") : html.Add($".</p>\n");
        }
    }
}
