using System.Globalization;

namespace MlFoundation.Configuration;

/// <summary>A place in a text file, or a whole file.</summary>
/// <param name="File">The file's name as the user gave it.</param>
/// <param name="Line">Line, from 1; null for the whole file.</param>
/// <param name="Column">Column in characters, from 1; null for the whole file.</param>
public sealed record Location(string File, int? Line = null, int? Column = null)
{
    /// <summary><c>file:line:column</c>, or the file alone.</summary>
    /// <returns>The text that terminals and editors make a link of.</returns>
    public override string ToString() => Line is null ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
