using System.Text;
using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>A plan as one page that stands alone: it asks no network, and runs no script but its own.</summary>
public static class PlanPage
{
    /// <summary>Writes the page as UTF-8. The same plan gives the same bytes.</summary>
    /// <param name="plan">What to show.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(Plan plan, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(Of(new PageInput(plan)));
    }

    internal static string Of(PageInput input)
    {
        var html = new HtmlBuilder();
        var plan = input.Plan;
        PageSection[] sections = [.. SectionsOf(input).OfType<PageSection>()];
        html.Add($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{EmbeddedText.Style.Source}'; script-src '{EmbeddedText.Script.Source}'; base-uri 'none'; form-action 'none'\">\n");
        html.Add($"<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{plan.Stack} · {plan.Project} plan</title>\n<style>").Document(EmbeddedText.Style).Add($"</style>\n</head>\n<body>\n");
        html.Add($"<a class=\"skip\" href=\"#main\">Skip to content</a>\n");
        PageHeader.Write(html, input);
        html.Add($"<nav class=\"sections\" aria-label=\"Sections\"><ul>");
        html.Each(sections, s => html.Add($"<li><a href=\"#{s.Id}\">{s.Short}</a></li>"));
        html.Add($"</ul></nav>\n<main id=\"main\">\n");
        foreach (var section in sections)
        {
            html.Add($"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-title\">\n<h2 id=\"{section.Id}-title\">{section.Title}</h2>\n<p class=\"about\">{section.About}</p>\n");
            section.Write(html);
            html.Add($"</section>\n");
        }

        html.Add($"</main>\n<footer><p>Made from the plan of stack {plan.Stack} alone: nothing was contacted. A value that only AWS can know is written ${{name.property}}, after the resource it comes from.</p></footer>\n");
        return html.Add($"<div id=\"tip\" aria-hidden=\"true\" hidden></div>\n<script>").Document(EmbeddedText.Script).Add($"</script>\n</body>\n</html>\n").ToString();
    }

    private static IEnumerable<PageSection?> SectionsOf(PageInput input) =>
    [
        FindingsSection.Of(input),
        DifferenceSection.Of(input),
        OrganizationSection.Of(input),
        NetworkSection.Of(input),
        ReachabilitySection.Of(input),
        AddressSection.Of(input),
        AccessSection.Of(input),
        EffectiveAccessSection.Of(input),
        CoverageSection.Of(input),
        PortfolioSection.Of(input),
        EstimateSection.Of(input),
        ResourceSection.Of(input),
    ];
}
