using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MlFoundation.Primitives;

/// <summary>The code of an AWS region, such as <c>eu-west-1</c>. The shape is checked, not the list, which grows every year.</summary>
/// <remarks>Source: AWS Regions and Availability Zones guide, "AWS Regions".</remarks>
public sealed partial record AwsRegion : IPrimitive<AwsRegion>, IComparable<AwsRegion>
{
    private readonly string text;

    private AwsRegion(string text) => this.text = text;

    /// <inheritdoc/>
    public static string Pattern => Shape;

    /// <inheritdoc/>
    public static string Expected => "an AWS region code such as eu-west-1";

    private const string Shape = "^[a-z]{2}(-[a-z]+)+-[0-9]$";

    /// <summary>Reads a region code.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The region.</returns>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static AwsRegion Parse(string text) => Primitive.Parse<AwsRegion>(text);

    /// <inheritdoc/>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AwsRegion? value, [NotNullWhen(false)] out string? expected)
    {
        var right = text is { Length: <= 32 } && Form().IsMatch(text) && text[^1] != '\n';
        (value, expected) = right ? (new AwsRegion(text!), (string?)null) : (null, Expected);
        return right;
    }

    /// <summary>Compares ordinally.</summary>
    /// <param name="other">The other region.</param>
    /// <returns>Below, at or above zero.</returns>
    public int CompareTo(AwsRegion? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>The region code.</summary>
    /// <returns>What was parsed.</returns>
    public override string ToString() => text;

    [GeneratedRegex(Shape, RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
