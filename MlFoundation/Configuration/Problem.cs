using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MlFoundation.Configuration;

/// <summary>One mistake in the settings: where, what was found, what is expected, the way out.</summary>
/// <param name="Path">Keys from the section on, such as <c>organization.units.lab.owner</c>; the file's name where no key is at fault.</param>
/// <param name="Found">The value at fault, or null where there is none to show. A <see cref="Literal"/> prints as it is, other text in quotes.</param>
/// <param name="Expected">What should stand there, as the end of a sentence that begins with "expected"; without the full stop.</param>
/// <param name="WayOut">What to do about it: one or more whole sentences with their full stops, or null.</param>
/// <param name="Location">Where in which file, or null where only the path is known.</param>
public sealed record Problem(string Path, object? Found, string Expected, string? WayOut = null, Location? Location = null)
{
    private const int LongestFound = 120;

    /// <summary>The whole sentence, on one line: location, path, found, expected, way out.</summary>
    /// <returns>Such as <c>Pulumi.prod.yaml:12:7: organization.units.lab.owner = 5: expected text. Put it in quotes.</c></returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Location is not null)
        {
            text.Append(Location).Append(": ");
        }
        text.Append(Path);
        if (Found is not null)
        {
            text.Append(" = ").Append(Print(Found));
        }
        text.Append(": expected ").Append(Expected).Append('.');
        if (WayOut is not null)
        {
            text.Append(' ').Append(WayOut);
        }
        return text.ToString();
    }

    private static string Print(object found) => found switch
    {
        Literal literal => Shorten(literal.Text),
        bool truth => truth ? "true" : "false",
        Enum choice => $"\"{JsonNamingPolicy.CamelCase.ConvertName(choice.ToString())}\"",
        IFormattable number and (int or long or decimal) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"\"{Shorten(found.ToString() ?? "")}\"",
    };

    /// <summary>One line, however long or odd the value: control characters as escapes, the middle of long text left out.</summary>
    private static string Shorten(string text)
    {
        var shown = text.Length <= LongestFound ? text : $"{text[..(LongestFound - 20)]}…{text[^19..]}";
        if (!shown.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '"' or '\u2028' or '\u2029'))
        {
            return shown;
        }
        return string.Concat(shown.Select(c => c switch
        {
            '\n' => "\\n",
            '\t' => "\\t",
            '"' => "\\\"",
            _ when char.IsControl(c) || c is '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            _ => c.ToString(),
        }));
    }
}
