using System.Globalization;
using MlFoundation.Planning.Estimate;

namespace MlFoundation.Reports;

/// <summary>Time and cost of a plan: in two lines, or in full.</summary>
internal static class EstimateLines
{
    private const int MostNames = 6;

    /// <summary>Shorter stretches of the critical path are left out: minutes.</summary>
    internal const double Telling = 1;

    /// <summary>Two lines for the report, with a blank one at the end; none where there is no estimate.</summary>
    public static IEnumerable<ReportLine> Of(PlanEstimate? estimate)
    {
        if (estimate is null)
        {
            yield break;
        }

        var (up, costs) = (estimate.FirstUp, estimate.Costs);
        yield return new ReportLine().Add("first up  ", Tone.Strong).Add(Span(up)).Add(
            $" · {string.Join(" → ", up.CriticalPath.Where(s => s.Minutes >= Telling).Select(s => $"{s.What} {Time(s.Minutes)}"))}", Tone.Quiet);
        yield return new ReportLine().Add("costs     ", Tone.Strong).Add($"{Dollars(costs.FixedTotal)} a month, and about {Dollars(costs.AssumedTotal)} by use")
            .Add($" · list prices of {costs.AsOf}", Tone.Quiet);
        yield return new ReportLine();
    }

    /// <summary>The time of an <c>up</c> in full.</summary>
    /// <param name="title">Which one it is.</param>
    /// <param name="up">Its estimate.</param>
    public static IEnumerable<ReportLine> InFull(string title, UpEstimate up)
    {
        yield return new ReportLine().Add(title, Tone.Strong).Add(
            string.Create(CultureInfo.InvariantCulture, $": {Span(up)}, {up.Resources} resources, {up.Parallel} at once; one by one {Time(up.OneByOne)}"));
        foreach (var step in up.CriticalPath.Where(s => s.Minutes >= Telling))
        {
            var names = step.Names.Count <= MostNames ? string.Join(", ", step.Names) : $"{string.Join(", ", step.Names.Take(MostNames - 1))} and {step.Names.Count - MostNames + 1} more";
            yield return new ReportLine().Add($"  {Time(step.Minutes),10}  {step.What}").Add($"  {names}", Tone.Quiet);
        }

        foreach (var way in up.Shorter)
        {
            yield return new ReportLine().Add($"  {"-" + Time(way.Minutes),10}  ", Tone.Good).Add(way.How);
        }
    }

    /// <summary>The costs in full.</summary>
    public static IEnumerable<ReportLine> InFull(RunningCosts costs) =>
    [
        new ReportLine().Add("A month", Tone.Strong).Add($": {Dollars(costs.FixedTotal)} runs whether it is used or not").Add($" (list prices of {costs.AsOf}; {costs.BaseRegion}'s where a region has none of its own in the table; without tax)", Tone.Quiet),
        .. costs.Fixed.Select(Line),
        new ReportLine().Add("By use", Tone.Strong).Add($": about {Dollars(costs.AssumedTotal)}").Add(" at the price table's assumptions for each account and region", Tone.Quiet),
        .. costs.Assumed.Select(Line),
        .. costs.Choices.Count == 0 ? [] : costs.Choices.Select(Choice).Prepend(new ReportLine().Add("Central", Tone.Strong).Add(" against one of each in every account's network")),
    ];

    private static ReportLine Line(CostLine line) =>
        new ReportLine().Add($"  {Dollars(line.Monthly),10}  {line.Count.ToString("N0", CultureInfo.InvariantCulture)} {line.What}").Add($"  {line.Region ?? "all regions"}", Tone.Quiet);

    private static ReportLine Choice(CentralChoice choice) => new ReportLine().Add(
        $"  {Dollars(Math.Abs(choice.Saves)),10}  ", choice.Saves >= 0 ? Tone.Good : Tone.Warning).Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{(choice.Saves >= 0 ? "saved" : "spent")} on {choice.What}: {Dollars(choice.Central)} instead of {Dollars(choice.PerAccount)} in {choice.Networks} networks"));

    private static string Span(UpEstimate up) => up.Usual == 0 ? "nothing to make" : $"about {Time(up.Usual)} ({Time(up.Quick)} to {Time(up.Slow)})";

    /// <summary>Minutes as a reader says them.</summary>
    internal static string Time(double minutes) => Math.Round(minutes) switch
    {
        < 1 => "under 1 min",
        < 60 and var few => string.Create(CultureInfo.InvariantCulture, $"{few} min"),
        var many => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(many / 60)} h {many % 60} min"),
    };

    /// <summary>Whole US dollars.</summary>
    internal static string Dollars(decimal amount) => "$" + Math.Round(amount).ToString("N0", CultureInfo.InvariantCulture);
}
