using MlFoundation.Planning;

namespace MlFoundation.Reports.Markdown;

/// <summary>Findings as a table, the mandatory ones first.</summary>
internal static class FindingTable
{
    /// <summary>The table, or a sentence where nothing was found.</summary>
    public static string Of(Plan plan)
    {
        if (plan.Findings.Count == 0)
        {
            return "None.\n";
        }

        var shown = plan.Findings.OrderBy(f => f.Severity).Take(MarkdownLimits.Findings).ToArray();
        var rows = shown.Select(f => MarkdownText.Row(
            f.Severity == Severity.Mandatory ? "❌ mandatory" : "⚠️ advisory", MarkdownText.Code(f.Id), MarkdownText.Of(f.Message), Where(f)));
        var more = plan.Findings.Count - shown.Length;
        return MarkdownText.Head("", "rule", "what", "where") + string.Concat(rows) + (more == 0 ? "" : $"\n… and {MarkdownText.Count(more, "finding")} more: `plan {MarkdownText.Of(plan.Stack)}` lists them.\n");
    }

    private static string Where(Finding finding) =>
        finding.At is { } place ? MarkdownText.Code(place)
        : finding.Urn is { } urn ? MarkdownText.Code(urn[(urn.LastIndexOf("::", StringComparison.Ordinal) is var cut and >= 0 ? cut + 2 : 0)..], 120)
        : "";
}
