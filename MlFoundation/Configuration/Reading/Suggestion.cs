namespace MlFoundation.Configuration.Reading;

/// <summary>"Did you mean": the known word nearest to a mistyped one.</summary>
public static class Suggestion
{
    private const int LongestTypo = 80;

    /// <summary>The question for the nearest known word, or all of them where none is near; null where there are none at all.</summary>
    /// <param name="found">What was written.</param>
    /// <param name="known">What would be right.</param>
    /// <param name="what">What the known words are, in the plural, such as <c>keys</c>.</param>
    public static string? For(string found, IEnumerable<string> known, string what)
    {
        string[] words = [.. known.Distinct().Order(StringComparer.Ordinal)];
        return Nearest(found, words) ?? (words.Length == 0 ? null : $"The {what} are: {string.Join(", ", words)}.");
    }

    /// <summary>The question <c>Did you mean "word"?</c>, or null where no word is near.</summary>
    public static string? Nearest(string found, IReadOnlyCollection<string> known) =>
        found.Length <= LongestTypo && known.MinBy(word => Distance(found, word)) is { } nearest && Distance(found, nearest) <= Math.Max(2, nearest.Length / 3)
            ? $"Did you mean \"{nearest}\"?"
            : null;

    /// <summary>Characters to insert, remove, change or swap with their neighbour, not minding case.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
