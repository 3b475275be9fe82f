using System.Globalization;
using System.Text;

namespace MlFoundation.Reports.Markdown;

/// <summary>Puts texts into Markdown so that they show as they are: no markup, no HTML, no link, no mention, no second line.</summary>
/// <remarks>Source: GitHub Flavored Markdown Spec, "Entity and numeric character references": a reference never stands for markup.</remarks>
internal static class MarkdownText
{
    /// <summary>A text within a paragraph or a cell of a table, at most that many characters of it.</summary>
    public static string Of(string text, int longest = 600)
    {
        var shown = text.Length <= longest ? text : $"{text[..Cut(text, longest - 1)]}…";
        var written = new StringBuilder(shown.Length + 16);
        for (var i = 0; i < shown.Length; i++)
        {
            Append(written, shown, i);
        }

        return written.ToString();
    }

    /// <summary>A key, a place or a name, in the letters of code: hosts look for mentions and links nowhere in it.</summary>
    public static string Code(string text, int longest = 300) => $"<code>{Of(text, longest)}</code>";

    /// <summary>A value in a span of code, outside tables: nothing is escaped in it, so it reads as it is, and it ends where it should whatever is in it.</summary>
    /// <remarks>Source: CommonMark Spec, "Code spans": a span ends at a run of as many backticks as began it, and loses one space at both ends.</remarks>
    public static string Span(string text, int longest = 600)
    {
        var shown = text.Length <= longest ? text : $"{text[..Cut(text, longest - 1)]}…";
        shown = string.Concat(shown.Select(c => IsHidden(c) ? ' ' : c));
        var longestRun = 0;
        for (var (i, run) = (0, 0); i < shown.Length; i++)
        {
            longestRun = Math.Max(longestRun, run = shown[i] == '`' ? run + 1 : 0);
        }

        var fence = new string('`', longestRun + 1);
        return shown.Length == 0 ? "" : longestRun > 0 || shown[0] == ' ' ? $"{fence} {shown} {fence}" : $"{fence}{shown}{fence}";
    }

    /// <summary>A count with its noun, such as <c>1 account</c> or <c>2 accounts</c>.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A list of keys: the first ones, and how many more there are.</summary>
    public static string Codes(IReadOnlyCollection<string> keys, int most) =>
        string.Join(", ", keys.Take(most).Select(k => Code(k))) + (keys.Count > most ? string.Create(CultureInfo.InvariantCulture, $" and {keys.Count - most} more") : "");

    /// <summary>A row of a table; the cells are Markdown already.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    /// <summary>The head of a table.</summary>
    public static string Head(params IReadOnlyCollection<string> titles) => Row(titles) + Row(titles.Select(_ => "---"));

    /// <summary>Direction marks and the like would let a text show as another.</summary>
    internal static bool IsHidden(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static void Append(StringBuilder written, string text, int i)
    {
        var c = text[i];
        if (IsHidden(c))
        {
            written.Append(' ');
        }
        else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is ' ' or '\'' or ',' or ';' or '/' or '=' or '%' or '?' || c > 127)
        {
            written.Append(c);
        }
        else if (c is '.' or ':' or '-' or '+' && !IsOfALink(text, i))
        {
            // Nothing at the start of a line, where these would mean something: every text stands behind something else.
            written.Append(c);
        }
        else
        {
            written.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            if (c is '@' or '#')
            {
                // Hosts look for mentions and issues in what is shown: an invisible space keeps the name apart.
                written.Append("&#8203;");
            }
        }
    }

    private static bool IsOfALink(string text, int i) =>
        (text[i] == ':' && i + 1 < text.Length && text[i + 1] == '/')
        || (text[i] == '.' && i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));

    private static int Cut(string text, int at) => char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
}
