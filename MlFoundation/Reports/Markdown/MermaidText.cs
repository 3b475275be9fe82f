using System.Globalization;
using System.Text;

namespace MlFoundation.Reports.Markdown;

/// <summary>Puts texts into labels of Mermaid diagrams so that they show as they are, whatever they hold.</summary>
/// <remarks>Source: Mermaid, Flowcharts, "Entity codes to escape characters".</remarks>
internal static class MermaidText
{
    /// <summary>A label: between quotes, with a line for each text.</summary>
    public static string Label(params IEnumerable<string> lines) => $"\"{string.Join("<br/>", lines.Where(l => l.Length > 0).Select(Of))}\"";

    /// <summary>A text within a label; at most 60 characters of it.</summary>
    public static string Of(string text)
    {
        const int Longest = 60;
        var written = new StringBuilder(text.Length);
        foreach (var rune in (text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…").EnumerateRunes())
        {
            if (rune.IsBmp && MarkdownText.IsHidden((char)rune.Value))
            {
                written.Append(' ');
            }
            else if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or ',' or '.' or '-' or '…' or '·')
            {
                written.Append(rune);
            }
            else
            {
                written.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        return written.ToString();
    }

    /// <summary>A diagram as the hosts take it: in a fence of its own.</summary>
    public static string Fenced(string diagram) => $"```mermaid\n{diagram}```\n";
}
