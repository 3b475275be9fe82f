using System.Globalization;
using MlFoundation.Planning;
using Spectre.Console;

namespace MlFoundation.Reports;

/// <summary>A plan for someone at a terminal: the organization as a tree, what is declared where, and what was found.</summary>
public static class ConsoleReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="console">Where to; its profile decides on colour and width.</param>
    /// <param name="plan">What to show.</param>
    /// <param name="elapsed">Time the plan took; null leaves the figure out, so that two runs write the same.</param>
    public static void Write(IAnsiConsole console, Plan plan, TimeSpan? elapsed)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(plan);
        var time = elapsed is { } t ? string.Create(CultureInfo.InvariantCulture, $", planned in {t.TotalSeconds:0.00} s") : "";
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[bold]{plan.Stack}[/]: {Count(plan.Resources.Count, "resource")}, {Count(plan.Calls.Count, "lookup")}, {Count(plan.Findings.Count, "finding")}{time}");
        console.WriteLine();
        if (plan.Foundation is { } foundation)
        {
            console.Write(OrganizationTree.Of(plan, foundation));
            console.WriteLine();
        }

        WriteResources(console, plan);
        WriteFindings(console, plan);
    }

    private static void WriteResources(IAnsiConsole console, Plan plan)
    {
        var components = plan.Resources.Where(r => !r.Custom && r.Parent is null).ToDictionary(r => r.Urn, r => r.Name);
        var parents = plan.Resources.ToDictionary(r => r.Urn, r => r.Parent);
        var byComponent = plan.Resources.Where(r => r.Custom).GroupBy(r => components.GetValueOrDefault(TopOf(r.Urn, parents), "(stack)"))
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        var rows = new List<(string Title, int Count, string Text)>();
        foreach (var component in byComponent)
        {
            var types = component.GroupBy(r => ShortType(r.Type)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
            rows.Add((component.Key, component.Count(), string.Join(", ", types.Select(g => $"{g.Count()} {g.Key}"))));
        }

        rows.Add(Counts("accounts", plan.Resources.Where(r => r.Custom).GroupBy(r => r.Account ?? "none")));
        rows.Add(Counts("regions", plan.Resources.Where(r => r.Custom).GroupBy(r => r.Region ?? "global")));
        WriteTable(console, rows);
        console.WriteLine();
    }

    // The last column runs on to the width of the console: in a file it stays on one line.
    private static void WriteTable(IAnsiConsole console, List<(string Title, int Count, string Text)> rows)
    {
        var (titles, counts) = (rows.Max(r => r.Title.Length), rows.Max(r => Number(r.Count).Length));
        var indent = titles + counts + 4;
        foreach (var (title, count, text) in rows)
        {
            console.Write($"{title.PadRight(titles)}  {Number(count).PadLeft(counts)}  ");
            console.WriteLine(string.Join($",\n{new string(' ', indent)}", Wrap(text, Math.Max(console.Profile.Width - indent - 1, 20))));
        }
    }

    private static IEnumerable<string> Wrap(string list, int width)
    {
        var line = "";
        foreach (var item in list.Split(", "))
        {
            if (line.Length > 0 && line.Length + item.Length + 2 > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? item : $"{line}, {item}";
        }

        yield return line;
    }

    private static (string Title, int Count, string Text) Counts(string title, IEnumerable<IGrouping<string, PlannedResource>> groups)
    {
        var ordered = groups.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToArray();
        return (title, ordered.Length, string.Join(", ", ordered.Select(g => $"{g.Count()} {g.Key}")));
    }

    private static void WriteFindings(IAnsiConsole console, Plan plan)
    {
        if (plan.Findings.Count == 0)
        {
            console.MarkupLine("[green]No findings.[/]");
            return;
        }

        foreach (var finding in plan.Findings)
        {
            var colour = finding.Severity == Severity.Mandatory ? "red" : "yellow";
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"[{colour}]{finding.Id} {finding.Severity.ToString().ToLowerInvariant()}[/] {finding.Message}");
            if ((finding.At ?? finding.Urn) is { } where)
            {
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [dim]{where}[/]");
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
}
