using System.Globalization;
using MlFoundation.Planning;
using Spectre.Console;

namespace MlFoundation.Reports;

/// <summary>A plan for someone at a terminal: the organization as a tree, what is declared where, and what was found.</summary>
public static class ConsoleReport
{
    /// <summary>Accounts or regions in a line: those with the most resources. The page lists them all.</summary>
    private const int MostNames = 20;

    /// <summary>Writes the report.</summary>
    /// <param name="console">Where to; its profile decides on colour and width.</param>
    /// <param name="plan">What to show.</param>
    /// <param name="elapsed">Time the plan took; null leaves the figure out, so that two runs write the same.</param>
    public static void Write(IAnsiConsole console, Plan plan, TimeSpan? elapsed)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(plan);
        var time = elapsed is { } t ? string.Create(CultureInfo.InvariantCulture, $", planned in {t.TotalSeconds:0.00} s") : "";
        foreach (var line in LinesOf(plan, time, Math.Max(console.Profile.Width, 40)))
        {
            line.WriteTo(console);
        }
    }

    private static IEnumerable<ReportLine> LinesOf(Plan plan, string time, int width) =>
    [
        new ReportLine().Add(plan.Stack, Tone.Strong)
            .Add($": {Count(plan.Resources.Count, "resource")}, {Count(plan.Calls.Count, "lookup")}, {Count(plan.Findings.Count, "finding")}{time}"),
        new ReportLine(),
        .. plan.Foundation is { } foundation ? OrganizationTree.Of(plan, foundation).Append(new ReportLine()) : [],
        .. AccessLines.Of(plan.Foundation?.Access),
        .. CoverageTable.Of(plan).ToArray() is { Length: > 0 } table ? table.Append(new ReportLine()) : [],
        .. ResourceLines(plan, width),
        new ReportLine(),
        .. plan.Reachability is { } reachability ? ReachabilityTable.Of(reachability).Append(new ReportLine()) : [],
        .. EstimateLines.Of(plan.Estimate),
        .. FindingLines(plan),
    ];

    private static IEnumerable<ReportLine> ResourceLines(Plan plan, int width)
    {
        // Two resources of one URN are a finding of their own; the report shows them both.
        var distinct = plan.Resources.DistinctBy(r => r.Urn).ToArray();
        var components = distinct.Where(r => !r.Custom && r.Parent is null).ToDictionary(r => r.Urn, r => r.Name);
        var parents = distinct.ToDictionary(r => r.Urn, r => r.Parent);
        var byComponent = plan.Resources.Where(r => r.Custom).GroupBy(r => components.GetValueOrDefault(TopOf(r.Urn, parents), "(stack)"))
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        var rows = new List<Row>();
        foreach (var component in byComponent)
        {
            var types = component.GroupBy(r => ShortType(r.Type)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
            rows.Add(new Row(component.Key, component.Count(), string.Join(", ", types.Select(g => $"{g.Count()} {g.Key}"))));
        }

        rows.Add(Counts("accounts", plan.Resources.Where(r => r.Custom).GroupBy(r => r.Account ?? "none")));
        rows.Add(Counts("regions", plan.Resources.Where(r => r.Custom).GroupBy(r => r.Region ?? "global")));
        var (titles, counts) = (rows.Max(r => r.Title.Length), rows.Max(r => Number(r.Count).Length));
        foreach (var (title, count, text) in rows)
        {
            var start = $"{title.PadRight(titles)}  {Number(count).PadLeft(counts)}  ";
            foreach (var line in Wrap(text, Math.Max(width - start.Length - 1, 20)))
            {
                yield return new ReportLine().Add(start).Add(line);
                start = new string(' ', start.Length);
            }
        }
    }

    // A list runs on to the width of the console; in a file it stays on one line.
    private static IEnumerable<string> Wrap(string list, int width)
    {
        while (list.Length > width && list.LastIndexOf(", ", width, StringComparison.Ordinal) is var cut and > 0)
        {
            yield return list[..(cut + 1)];
            list = list[(cut + 2)..];
        }

        yield return list;
    }

    private static Row Counts(string title, IEnumerable<IGrouping<string, PlannedResource>> groups)
    {
        var ordered = groups.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToArray();
        var shown = ordered.Length <= MostNames ? ordered.Length : MostNames - 1;
        var rest = ordered.Skip(shown).Sum(g => g.Count());
        string[] texts = [.. ordered.Take(shown).Select(g => $"{g.Count()} {g.Key}"), .. rest > 0 ? [$"{Number(rest)} in {Number(ordered.Length - shown)} others"] : Array.Empty<string>()];
        return new Row(title, ordered.Length, string.Join(", ", texts));
    }

    private static IEnumerable<ReportLine> FindingLines(Plan plan)
    {
        if (plan.Findings.Count == 0)
        {
            yield return new ReportLine().Add("No findings.", Tone.Good);
        }

        foreach (var finding in plan.Findings)
        {
            yield return new ReportLine()
                .Add($"{finding.Id} {finding.Severity.ToString().ToLowerInvariant()} ", finding.Severity == Severity.Mandatory ? Tone.Bad : Tone.Warning)
                .Add(finding.Message);
            if ((finding.At ?? finding.Urn) is { } where)
            {
                yield return new ReportLine().Add($"  {where}", Tone.Quiet);
            }
        }
    }

    private static string TopOf(string urn, Dictionary<string, string?> parents)
    {
        while (parents.GetValueOrDefault(urn) is { } parent)
        {
            urn = parent;
        }

        return urn;
    }

    private static string ShortType(string type) => type[(type.LastIndexOf(':') + 1)..];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private sealed record Row(string Title, int Count, string Text);
}
