using System.Globalization;
using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>Head of the page: which stack, how much of it there is, and whether anything is wrong with it.</summary>
internal static class PageHeader
{
    public static void Write(HtmlBuilder html, PageInput input)
    {
        var plan = input.Plan;
        var mandatory = plan.Findings.Count(f => f.Severity == Severity.Mandatory);
        var advisory = plan.Findings.Count - mandatory;
        var regions = plan.Resources.Select(r => r.Region).OfType<string>().Distinct().Count();
        html.Add($"<header class=\"top\">\n<p class=\"eyebrow\">{plan.Project} · plan</p>\n<h1>{plan.Stack}</h1>\n<p class=\"verdict\">");
        if (mandatory > 0)
        {
            html.Add($"<a class=\"state bad\" href=\"#findings\">✕ {PageInput.Count(mandatory, "finding", "findings")} to be mended before this is deployed</a>");
        }
        else
        {
            html.Add($"<span class=\"state good\">✓ Every proof holds</span>");
        }

        if (advisory > 0)
        {
            html.Add($" <a class=\"state note\" href=\"#findings\">! {PageInput.Count(advisory, "note", "notes")}</a>");
        }

        html.Add($"</p>\n<dl class=\"figures\">");
        Figure("Accounts", input.Accounts.Count);
        Figure("Units", input.Units.Count);
        Figure("Resources", plan.Resources.Count);
        Figure("Regions", regions);
        Figure("Lookups", plan.Calls.Count);
        Figure("Findings", plan.Findings.Count);
        html.Add($"</dl>\n</header>\n");

        void Figure(string title, int count) => html.Add($"<div><dt>{title}</dt><dd>{count.ToString("N0", CultureInfo.InvariantCulture)}</dd></div>");
    }
}
