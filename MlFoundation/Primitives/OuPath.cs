using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace MlFoundation.Primitives;

/// <summary>Where an organizational unit stands below the root: the keys from the top, joined by <c>/</c>, such as <c>workloads/production</c>.</summary>
/// <remarks>Ours: AWS knows units by id; keys are what the stack file calls them.</remarks>
public sealed record OuPath : IPrimitive<OuPath>, IComparable<OuPath>
{
    /// <summary>The most characters of one key.</summary>
    public const int LongestKey = 40;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string text;

    private OuPath(string text) => this.text = text;

    /// <inheritdoc/>
    public static string Pattern => "^[a-z][a-z0-9-]{0,38}[a-z0-9](/[a-z][a-z0-9-]{0,38}[a-z0-9])*$";

    /// <inheritdoc/>
    public static string Expected => "the path of a unit, its keys from the top joined by \"/\", such as workloads/production";

    /// <summary>The unit above, or null for a unit directly under the root.</summary>
    public OuPath? Parent => text.LastIndexOf('/') is > 0 and var cut ? new(text[..cut]) : null;

    /// <summary>The unit's own key: the last of the path.</summary>
    public string Key => text[(text.LastIndexOf('/') + 1)..];

    /// <summary>Levels below the root: 1 for a unit directly under it.</summary>
    public int Depth => text.AsSpan().Count('/') + 1;

    /// <summary>Reads a path.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The path.</returns>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static OuPath Parse(string text) => Primitive.Parse<OuPath>(text);

    /// <inheritdoc/>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OuPath? value, [NotNullWhen(false)] out string? expected)
    {
        var right = !string.IsNullOrEmpty(text);
        foreach (var part in text.AsSpan().Split('/'))
        {
            right = right && IsKey(text.AsSpan()[part]);
        }
        (value, expected) = right ? (new OuPath(text!), (string?)null) : (null, Expected);
        return right;
    }

    /// <summary>The unit below this one that has the key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The longer path.</returns>
    /// <exception cref="FormatException">The key is not one.</exception>
    public OuPath Child(string key) => Parse($"{text}/{key}");

    /// <summary>Whether this unit is another one, or stands below it.</summary>
    /// <param name="above">The other one.</param>
    public bool IsIn(OuPath above)
    {
        ArgumentNullException.ThrowIfNull(above);
        return IsIn(text, above.text);
    }

    /// <summary>The same for paths as a plan has them, which are text.</summary>
    internal static bool IsIn(string unit, string above) =>
        unit.StartsWith(above, StringComparison.Ordinal) && (unit.Length == above.Length || unit[above.Length] == '/');

    /// <summary>Compares ordinally.</summary>
    /// <param name="other">The other path.</param>
    /// <returns>Below, at or above zero.</returns>
    public int CompareTo(OuPath? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>The keys, joined by <c>/</c>.</summary>
    /// <returns>What was parsed.</returns>
    public override string ToString() => text;

    private static bool IsKey(ReadOnlySpan<char> key) =>
        key.Length is >= 2 and <= LongestKey && char.IsAsciiLetterLower(key[0]) && key[^1] != '-'
        && !key.ContainsAnyExcept(KeyCharacters);
}
