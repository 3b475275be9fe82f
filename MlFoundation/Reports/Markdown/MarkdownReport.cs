using System.Text;
using MlFoundation.Planning;

namespace MlFoundation.Reports.Markdown;

/// <summary>A plan for a pull request: what matters first, the rest folded, within what the hosting sites take, at any size of organization.</summary>
public static class MarkdownReport
{
    /// <summary>The report, at most 62,000 bytes as UTF-8.</summary>
    /// <param name="plan">What to show.</param>
    /// <param name="sections">Further parts, such as an estimate, after findings and changes: title and Markdown; what comes from settings is escaped in it already.</param>
    public static string Of(Plan plan, params IReadOnlyList<(string Title, string Markdown)> sections)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sections);
        return Fitted($"## {MarkdownText.Of(plan.Stack)}\n\n{Summary(plan)}\n\n",
        [
            new("Findings", FindingTable.Of(plan), Folded: false, Rank: 0),
            .. plan.Difference is { } difference ? [new MarkdownSection("Changes", Cut(DifferenceMarkdown.Of(difference)), Folded: false, Rank: 1)] : Array.Empty<MarkdownSection>(),
            .. sections.Select(s => new MarkdownSection(MarkdownText.Of(s.Title), Cut(s.Markdown), Folded: false, Rank: 1)),
            new("Time and cost", string.Concat(EstimateLines.Of(plan.Estimate).Where(l => l.Text.Length > 0).Select(l => $"- {MarkdownText.Of(l.Text, 1_000)}\n")), Folded: false, Rank: 1),
            new("Organization", plan.Foundation is { } foundation ? OrganizationDiagram.Of(foundation) : "", Folded: true, Rank: 4),
            new("Network", NetworkDiagram.Of(plan) ?? "", Folded: true, Rank: 5),
            new("Who reaches whom", ReachabilitySection.Of(plan.Reachability), Folded: true, Rank: 2),
            new("Who may do what where, and why", AccessSection.Of(plan.Foundation?.Access), Folded: true, Rank: 7),
            new("What watches the accounts", CoverageSection.Of(plan), Folded: true, Rank: 3),
            new("Portfolios", PortfolioSection.Of(plan), Folded: true, Rank: 6),
            new("Resources", ResourceSection.Of(plan), Folded: true, Rank: 8),
        ]);
    }

    private static string Summary(Plan plan)
    {
        var mandatory = plan.Findings.Count(f => f.Severity == Severity.Mandatory);
        string[] parts =
        [
            mandatory > 0 ? $"❌ **{MarkdownText.Count(mandatory, "mandatory finding")}**" : "✅ nothing that must be mended",
            MarkdownText.Count(plan.Findings.Count - mandatory, "advisory finding"),
            MarkdownText.Count(plan.Resources.Count, "resource"),
            .. plan.Foundation is { } foundation ? [MarkdownText.Count(foundation.Units.Count, "unit"), MarkdownText.Count(foundation.Accounts.Count, "account")] : Array.Empty<string>(),
        ];
        return string.Join(" · ", parts);
    }

    // The parts of the highest rank go until the rest has room; what goes says so.
    private static string Fitted(string head, MarkdownSection[] sections)
    {
        var texts = sections.Select(s => s.Text).ToArray();
        foreach (var i in Enumerable.Range(0, sections.Length).OrderByDescending(i => sections[i].Rank))
        {
            if (Size(head) + texts.Sum(Size) <= MarkdownLimits.Report)
            {
                break;
            }

            texts[i] = texts[i].Length == 0 ? "" : sections[i].LeftOut;
        }

        return head + string.Concat(texts);
    }

    // A difference of a thousand accounts must not push out all others, nor itself.
    private static string Cut(string markdown)
    {
        const int Most = 24_000;
        if (Size(markdown) <= Most)
        {
            return markdown;
        }

        var kept = new StringBuilder();
        var size = 0;
        foreach (var line in markdown.Split('\n'))
        {
            if ((size += Size(line) + 1) > Most)
            {
                break;
            }

            kept.Append(line).Append('\n');
        }

        return $"{Closed(kept.ToString())}\n_The rest is left out here, as the whole would be longer than a comment may be._\n";
    }

    // What was open where the text was cut must not swallow what follows.
    private static string Closed(string markdown)
    {
        var fences = markdown.Split('\n').Count(l => l.StartsWith("```", StringComparison.Ordinal));
        var open = markdown.Split("<details>").Length - markdown.Split("</details>").Length;
        return markdown + (fences % 2 == 1 ? "```\n" : "") + string.Concat(Enumerable.Repeat("\n</details>\n", Math.Max(open, 0)));
    }

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);
}
