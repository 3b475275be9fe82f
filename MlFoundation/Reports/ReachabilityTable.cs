using System.Globalization;
using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Reports;

/// <summary>Who reaches what, a line for each class of accounts.</summary>
internal static class ReachabilityTable
{
    /// <summary>The lines.</summary>
    public static IEnumerable<ReportLine> Of(ReachabilityMatrix matrix)
    {
        string[] titles = ["accounts with a network", "number", "each other", "internet", "on premises", "hub and others"];
        string[][] rows =
        [
            titles,
            .. matrix.Classes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new[]
            {
                c.Key, c.Accounts.ToString(CultureInfo.InvariantCulture), Text(matrix[c.Key, c.Key]), Text(matrix[c.Key, NetworkMap.Internet]),
                Text(matrix[c.Key, NetworkMap.Corporate]), Others(matrix, c.Key),
            }),
        ];
        var widths = titles.Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        return rows.Select((row, i) => new ReportLine().Add(
            string.Join("  ", row.Select((cell, column) => column == 1 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd(), i == 0 ? Tone.Strong : Tone.Plain));
    }

    private static string Others(ReachabilityMatrix matrix, string from)
    {
        var reached = matrix.Classes.Select(c => c.Key).Where(c => c != from).Concat(matrix.Hub).Where(to => matrix[from, to] != Reach.None).Select(to => $"{to} {Text(matrix[from, to])}");
        return string.Join(", ", reached) is { Length: > 0 } list ? list : "none";
    }

    private static string Text(Reach reach) => reach switch
    {
        Reach.None => "no",
        Reach.OneWay => "one way",
        Reach.Inspected => "inspected",
        _ => "direct",
    };
}
