using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MlFoundation.Primitives;

/// <summary>The root e-mail address of an account, as Account Factory accepts it: 6 to 64 characters.</summary>
/// <remarks>Source: the product template of AWS Control Tower Account Factory, parameter AccountEmail; AWS Organizations API, "CreateAccount".</remarks>
public sealed partial record EmailAddress : IPrimitive<EmailAddress>, IComparable<EmailAddress>
{
    private readonly string text;

    private EmailAddress(string text) => this.text = text;

    /// <inheritdoc/>
    public static string Pattern => Shape;

    /// <inheritdoc/>
    public static string Expected => "an e-mail address of 6 to 64 characters";

    private const string Shape = @"^(?=.{6,64}$)[^\s@]+@[^\s@]+\.[^\s@]+$";

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static EmailAddress Parse(string text) => Primitive.Parse<EmailAddress>(text);

    /// <inheritdoc/>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? value, [NotNullWhen(false)] out string? expected)
    {
        var right = text is { Length: >= 6 and <= 64 } && Form().IsMatch(text) && text[^1] != '\n';
        (value, expected) = right ? (new EmailAddress(text!), (string?)null) : (null, Expected);
        return right;
    }

    /// <summary>Compares ordinally.</summary>
    /// <param name="other">The other address.</param>
    /// <returns>Below, at or above zero.</returns>
    public int CompareTo(EmailAddress? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>The address.</summary>
    /// <returns>What was parsed.</returns>
    public override string ToString() => text;

    [GeneratedRegex(Shape, RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
