using System.Globalization;
using MlFoundation.Planning.Difference;

namespace MlFoundation.Reports;

/// <summary>What console, Markdown and page say alike of a difference.</summary>
public static class DifferenceWords
{
    private static readonly ChangeKind[] Kinds = [ChangeKind.Removed, ChangeKind.Replaced, ChangeKind.Changed, ChangeKind.Renamed, ChangeKind.Moved, ChangeKind.Added];

    /// <summary>How many changes there are of each grade, the gravest first: <c>1 refused, 2 dangerous, 3 harmless</c>.</summary>
    public static string Summary(PlanDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var grades = Enum.GetValues<Grade>().Reverse().Where(g => difference.Count(g) > 0)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{difference.Count(g)} {(g == Grade.Careful ? "with care" : g.ToString().ToLowerInvariant())}"));
        return string.Join(", ", grades) is { Length: > 0 } all ? $"{Capital(all)}." : "Nothing that a user of the foundation would see.";
    }

    /// <summary>How many resources differ, by kind: <c>12 resources: 2 removed, 10 added</c>.</summary>
    public static string Resources(PlanDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var kinds = Kinds.Where(k => difference.Count(k) > 0).Select(k => string.Create(CultureInfo.InvariantCulture, $"{difference.Count(k)} {k.ToString().ToLowerInvariant()}"));
        return string.Create(CultureInfo.InvariantCulture, $"{difference.Resources.Count} resource{(difference.Resources.Count == 1 ? "" : "s")}: {string.Join(", ", kinds)}");
    }

    /// <summary>A topic as a heading.</summary>
    public static string Title(Topic topic) => topic switch
    {
        Topic.Units => "Organization and units",
        Topic.Access => "Access",
        Topic.Shares => "Portfolios and shares",
        Topic.Security => "Security services",
        _ => topic.ToString(),
    };

    /// <summary>Order of kinds: what goes is read before what comes.</summary>
    internal static int Order(ChangeKind kind) => Array.IndexOf(Kinds, kind);

    /// <summary>The end of a type token.</summary>
    internal static string ShortType(string type) => type[(type.LastIndexOf(':') + 1)..];

    private static string Capital(string text) => char.IsAsciiDigit(text[0]) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
