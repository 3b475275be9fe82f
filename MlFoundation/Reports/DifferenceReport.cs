using System.Globalization;
using MlFoundation.Planning.Difference;
using Spectre.Console;

namespace MlFoundation.Reports;

/// <summary>The difference of two plans for someone at a terminal.</summary>
public static class DifferenceReport
{
    private const int MostResources = 40;
    private const int MostProperties = 6;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where to; its profile decides on colour and width.</param>
    /// <param name="difference">What to show.</param>
    /// <param name="against">What it was compared with, such as a file's name.</param>
    public static void Write(IAnsiConsole console, PlanDifference difference, string against)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(difference);
        foreach (var line in LinesOf(difference, against))
        {
            line.WriteTo(console);
        }
    }

    private static IEnumerable<ReportLine> LinesOf(PlanDifference difference, string against)
    {
        yield return new ReportLine().Add($"Against {against}: ", Tone.Strong).Add(difference.IsEmpty ? "nothing changes." : DifferenceWords.Summary(difference));
        foreach (var grade in difference.Changes.GroupBy(c => c.Grade))
        {
            yield return new ReportLine();
            yield return new ReportLine().Add(grade.Key == Grade.Careful ? "with care" : grade.Key.ToString().ToLowerInvariant(), ToneOf(grade.Key));
            foreach (var change in grade)
            {
                yield return new ReportLine().Add($"  {DifferenceWords.Title(change.Topic).ToLowerInvariant(),-24}", Tone.Quiet).Add(change.Sentence);
            }
        }

        if (difference.Resources.Count == 0)
        {
            yield break;
        }

        yield return new ReportLine();
        yield return new ReportLine().Add(DifferenceWords.Resources(difference), Tone.Strong);
        foreach (var kind in difference.Resources.GroupBy(r => r.Kind).OrderBy(k => DifferenceWords.Order(k.Key)))
        {
            foreach (var line in kind.Take(MostResources).SelectMany(Lines))
            {
                yield return line;
            }

            if (kind.Count() > MostResources)
            {
                yield return new ReportLine().Add(string.Create(CultureInfo.InvariantCulture, $"  {Sign(kind.Key)} and {kind.Count() - MostResources} more {kind.Key.ToString().ToLowerInvariant()}"), Tone.Quiet);
            }
        }
    }

    private static IEnumerable<ReportLine> Lines(ResourceChange resource)
    {
        yield return new ReportLine().Add($"  {Sign(resource.Kind)} ", ToneOf(resource.Grade)).Add(resource.Name).Add($"  {DifferenceWords.ShortType(resource.Type)}", Tone.Quiet)
            .Add(resource.Former is { } former ? $"  formerly {Planning.PlanGraph.NameOf(former)}" : "", Tone.Quiet);
        foreach (var property in resource.Properties.Take(MostProperties))
        {
            yield return new ReportLine().Add($"      {property.Path}: ", Tone.Quiet).Add($"{property.Before ?? "none"} → {property.After ?? "none"}").Add(property.Replaces ? "  makes another one" : "", Tone.Warning);
        }

        if (resource.Properties.Count > MostProperties)
        {
            yield return new ReportLine().Add(string.Create(CultureInfo.InvariantCulture, $"      and {resource.Properties.Count - MostProperties} more"), Tone.Quiet);
        }
    }

    private static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "+",
        ChangeKind.Removed => "-",
        ChangeKind.Replaced => "±",
        ChangeKind.Changed => "~",
        _ => ">",
    };

    private static Tone ToneOf(Grade grade) => grade switch
    {
        Grade.Refused or Grade.Dangerous => Tone.Bad,
        Grade.Careful => Tone.Warning,
        _ => Tone.Good,
    };
}
