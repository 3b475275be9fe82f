using System.Globalization;

namespace MlFoundation.Planning.Difference;

/// <summary>Lists and numbers in sentences.</summary>
internal static class Words
{
    /// <summary>More names than this are counted.</summary>
    private const int Most = 8;

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>; a long list ends in a number.</summary>
    public static string List(IEnumerable<string> items)
    {
        string[] all = [.. items.Distinct().Order(StringComparer.Ordinal)];
        return all.Length > Most ? $"{string.Join(", ", all[..(Most - 1)])} and {Number(all.Length - Most + 1)} more"
            : all.Length > 1 ? $"{string.Join(", ", all[..^1])} and {all[^1]}"
            : string.Concat(all);
    }

    /// <summary><c>1 account</c>, <c>2 accounts</c>.</summary>
    public static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>The verb that goes with so many: <c>1 account keeps</c>, <c>2 accounts keep</c>.</summary>
    public static string Verb(int count, string one, string more) => count == 1 ? one : more;

    /// <summary>A sentence out of a reason that may end in a full stop.</summary>
    public static string Reason(string reason) => $"{reason.TrimEnd('.')}.";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
