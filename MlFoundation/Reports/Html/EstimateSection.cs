using System.Globalization;
using MlFoundation.Planning.Estimate;

namespace MlFoundation.Reports.Html;

/// <summary>How long a first <c>up</c> takes, what its end waits for, and what the foundation costs a month.</summary>
internal static class EstimateSection
{
    private const int MostNames = 6;

    public static PageSection? Of(PageInput input) => input.Plan.Estimate is not { } estimate ? null : new(
        "estimate", "Estimate", "Time and cost",
        $"A first up of {PageInput.Count(estimate.FirstUp.Resources, "resource", "resources")}, simulated over the plan's own graph, and what the foundation runs by list prices of {estimate.Costs.AsOf}, those of {estimate.Costs.BaseRegion} where a region has none of its own in the table, without tax.",
        html => Write(html, estimate));

    private static void Write(HtmlBuilder html, PlanEstimate estimate)
    {
        var (up, costs) = (estimate.FirstUp, estimate.Costs);
        html.Add($"<dl class=\"figures\"><div><dt>first up, {EstimateLines.Time(up.Quick)} to {EstimateLines.Time(up.Slow)}</dt><dd>{EstimateLines.Time(up.Usual)}</dd></div>");
        html.Add($"<div><dt>a month, used or not</dt><dd>{EstimateLines.Dollars(costs.FixedTotal)}</dd></div><div><dt>a month by use, about</dt><dd>{EstimateLines.Dollars(costs.AssumedTotal)}</dd></div></dl>\n");
        Path(html, up);
        html.Add($"<details class=\"changed\"><summary>What is paid for</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of monthly costs\"><table><thead><tr><th scope=\"col\">What</th><th scope=\"col\">Region</th><th scope=\"col\">Number</th><th scope=\"col\">A month</th></tr></thead><tbody>\n");
        html.Each(costs.Fixed.Concat(costs.Assumed), l => html.Add(
            $"<tr><th scope=\"row\">{l.What}</th><td>{l.Region ?? "all regions"}</td><td>{l.Count.ToString("N0", CultureInfo.InvariantCulture)}</td><td>{EstimateLines.Dollars(l.Monthly)}</td></tr>\n"));
        html.Add($"</tbody></table></div></details>\n");
        Choices(html, costs);
    }

    private static void Choices(HtmlBuilder html, RunningCosts costs)
    {
        if (costs.Choices.Count == 0)
        {
            return;
        }

        html.Add($"<h3 class=\"below\">Central, or in each network</h3><ul class=\"choices\">");
        html.Each(costs.Choices, c => html.Add(
            $"<li>Central {c.What}: <b>{EstimateLines.Dollars(c.Central)}</b> a month instead of {EstimateLines.Dollars(c.PerAccount)} in {PageInput.Count(c.Networks, "network", "networks")}.</li>"));
        html.Add($"</ul>\n");
    }

    private static void Path(HtmlBuilder html, UpEstimate up)
    {
        html.Add($"<h3 class=\"below\">What the end waits for</h3><ol class=\"steps\">\n");
        foreach (var step in up.CriticalPath.Where(s => s.Minutes >= EstimateLines.Telling))
        {
            html.Add($"<li><b>{EstimateLines.Time(step.Minutes)}</b> {step.What} <span class=\"owner\">{string.Join(", ", step.Names.Take(MostNames))}");
            _ = step.Names.Count > MostNames ? html.Add($" and {step.Names.Count - MostNames} more</span></li>\n") : html.Add($"</span></li>\n");
        }

        html.Add($"</ol>\n<h3 class=\"below\">What would shorten it</h3><ul class=\"choices\">");
        html.Each(up.Shorter, w => html.Add($"<li><b>{EstimateLines.Time(w.Minutes)}</b> sooner: {w.How}</li>")).Add($"</ul>\n");
    }
}
