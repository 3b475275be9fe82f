using System.Globalization;
using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Reports.Markdown;

/// <summary>Who reaches what, a row for each class of accounts.</summary>
internal static class ReachabilitySection
{
    private const int Most = 60;

    /// <summary>The table; empty where no account has a network.</summary>
    public static string Of(ReachabilityMatrix? matrix)
    {
        if (matrix is null)
        {
            return "";
        }

        var classes = matrix.Classes.OrderBy(c => c.Key, StringComparer.Ordinal).ToArray();
        var rows = classes.Take(Most).Select(c => MarkdownText.Row(
            MarkdownText.Code(c.Key), c.Accounts.ToString(CultureInfo.InvariantCulture), Text(matrix[c.Key, c.Key]), Text(matrix[c.Key, NetworkMap.Internet]),
            Text(matrix[c.Key, NetworkMap.Corporate]), Text(matrix[NetworkMap.Corporate, c.Key]), Others(matrix, c.Key)));
        return MarkdownText.Head("accounts with a network", "number", "each other", "the internet", "on premises", "from on premises", "others")
            + string.Concat(rows) + (classes.Length > Most ? $"\n… and {MarkdownText.Count(classes.Length - Most, "class")}es more.\n" : "");
    }

    private static string Others(ReachabilityMatrix matrix, string from)
    {
        string[] reached =
        [
            .. matrix.Classes.Select(c => c.Key).Where(c => c != from).Concat(matrix.Hub).Where(to => matrix[from, to] != Reach.None)
                .Select(to => $"{MarkdownText.Code(to)} {Text(matrix[from, to])}"),
        ];
        return reached.Length == 0 ? "none" : string.Join(", ", reached.Take(MarkdownLimits.Names)) + (reached.Length > MarkdownLimits.Names ? " …" : "");
    }

    private static string Text(Reach reach) => reach switch
    {
        Reach.None => "no",
        Reach.OneWay => "one way",
        Reach.Inspected => "inspected",
        _ => "**direct**",
    };
}
