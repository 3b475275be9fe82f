using System.Globalization;

namespace MlFoundation.Reports.Annotations;

/// <summary>A place as findings carry it, taken apart: <c>file:line:column</c>, or the file alone.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal sealed record PlaceText(string File, int Line, int Column)
{
    /// <summary>Takes it apart; a file alone is its first line.</summary>
    public static PlaceText Parse(string at)
    {
        var parts = at.Split(':');
        return parts.Length >= 3 && Number(parts[^2]) is { } line && Number(parts[^1]) is { } column
            ? new PlaceText(string.Join(':', parts[..^2]), line, column)
            : new PlaceText(at, 1, 1);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
