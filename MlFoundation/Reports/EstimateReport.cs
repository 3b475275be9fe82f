using MlFoundation.Planning.Estimate;
using Spectre.Console;

namespace MlFoundation.Reports;

/// <summary>Time and cost of a plan in full, for someone at a terminal.</summary>
public static class EstimateReport
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="title">Which run the time is of, such as <c>First up of prod</c>.</param>
    /// <param name="up">Its time.</param>
    /// <param name="costs">What the foundation runs afterwards.</param>
    public static void Write(IAnsiConsole console, string title, UpEstimate up, RunningCosts costs)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(up);
        ArgumentNullException.ThrowIfNull(costs);
        foreach (var line in EstimateLines.InFull(title, up).Append(new ReportLine()).Concat(EstimateLines.InFull(costs)))
        {
            line.WriteTo(console);
        }
    }
}
