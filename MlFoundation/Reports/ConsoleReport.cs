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
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().RightAligned().NoWrap()).AddColumn();
        foreach (var component in byComponent)
        {
            var types = component.GroupBy(r => ShortType(r.Type)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
            grid.AddRow(new Text(component.Key), Number(component.Count()), new Text(string.Join(", ", types.Select(g => $"{g.Count()} {g.Key}"))));
        }

        grid.AddEmptyRow();
        AddCounts(grid, "accounts", plan.Resources.Where(r => r.Custom).GroupBy(r => r.Account ?? "none"));
        AddCounts(grid, "regions", plan.Resources.Where(r => r.Custom).GroupBy(r => r.Region ?? "global"));
        console.Write(grid);
        console.WriteLine();
    }

    private static void AddCounts(Grid grid, string title, IEnumerable<IGrouping<string, PlannedResource>> groups)
    {
        var ordered = groups.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToArray();
        grid.AddRow(new Text(title), Number(ordered.Length), new Text(string.Join(", ", ordered.Select(g => $"{g.Count()} {g.Key}"))));
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

    private static Text Number(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
