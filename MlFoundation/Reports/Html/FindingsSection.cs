using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>What the proofs and the policy packs found, each with the resource it is about.</summary>
internal static class FindingsSection
{
    public static PageSection Of(PageInput input) => new(
        "findings", "Findings", "Findings", "What the proofs over the plan found. What must be mended stands first.", html => Write(html, input));

    private static void Write(HtmlBuilder html, PageInput input)
    {
        if (input.Plan.Findings.Count == 0)
        {
            html.Add($"<p class=\"nothing\">✓ No findings.</p>\n");
            return;
        }

        html.Add($"<ul class=\"findings\">\n");
        foreach (var finding in input.Plan.Findings)
        {
            var bad = finding.Severity == Severity.Mandatory;
            html.Add($"<li class=\"{(bad ? "mandatory" : "advisory")}\"><p class=\"meta\"><b>{(bad ? "✕ must be mended" : "! worth knowing")}</b> <code>{finding.Id}</code></p><p>{finding.Message}</p>");
            if (finding.At is { } at)
            {
                html.Add($"<p class=\"where\">{at}</p>");
            }

            if (finding.Urn is { } urn)
            {
                var name = urn[(urn.LastIndexOf("::", StringComparison.Ordinal) is var last and >= 0 ? last + 2 : 0)..];
                html.Add($"<p class=\"where\">");
                _ = input.AnchorOf(urn) is { } anchor ? html.Add($"<a href=\"#{anchor}\">{name}</a>") : html.Add($"{name}");
                html.Add($"</p>");
            }

            html.Add($"</li>\n");
        }

        html.Add($"</ul>\n");
    }
}
