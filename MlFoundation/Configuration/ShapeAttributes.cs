using System.Diagnostics.CodeAnalysis;

namespace MlFoundation.Configuration;

/// <summary>What a text must look like. On a list or a map of text it speaks of each item.</summary>
/// <param name="expected">What it must be, as the end of a sentence that begins with "expected".</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextAttribute(string expected) : Attribute
{
    /// <summary>What it must be.</summary>
    public string Expected { get; } = expected;

    /// <summary>A regular expression that .NET and ECMA read alike, anchored; null where any text is right.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Pattern { get; init; }

    /// <summary>Fewest characters; default 1.</summary>
    public int MinLength { get; init; } = 1;

    /// <summary>Most characters; default 1,024.</summary>
    public int MaxLength { get; init; } = 1024;
}

/// <summary>A text, or a list of them, with few right answers that are no C# names, such as version numbers.</summary>
/// <param name="choices">The right answers.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChoicesAttribute(params string[] choices) : Attribute
{
    /// <summary>The right answers.</summary>
    public IReadOnlyList<string> Choices { get; } = choices;
}

/// <summary>The range of a number, both ends included.</summary>
/// <param name="minimum">The smallest right answer.</param>
/// <param name="maximum">The largest right answer.</param>
/// <param name="what">What is counted, such as <c>days</c> or <c>US dollars</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RangeAttribute(int minimum, int maximum, string what) : Attribute
{
    /// <summary>The smallest right answer.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The largest right answer.</summary>
    public int Maximum { get; } = maximum;

    /// <summary>What is counted.</summary>
    public string What { get; } = what;
}

/// <summary>What the keys of a map must look like, where they are not names of the usual form.</summary>
/// <param name="pattern">A regular expression that .NET and ECMA read alike, anchored.</param>
/// <param name="expected">What a key must be, as the end of a sentence that begins with "expected".</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NamesAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string expected) : Attribute
{
    /// <summary>The usual form: 2 to 40 characters. Keys name cloud resources, so they are short and plain.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string UsualPattern = "^[a-z][a-z0-9-]{0,38}[a-z0-9]$";

    /// <summary>The usual form in words.</summary>
    public const string UsualExpected = "a name of 2 to 40 lower-case letters, digits and hyphens that begins with a letter and does not end with a hyphen";

    /// <summary>The regular expression.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>What a key must be.</summary>
    public string Expected { get; } = expected;
}

/// <summary>The items of a list differ from each other.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DistinctAttribute : Attribute;

/// <summary>A record that may also be written as one scalar, which is then the value of the property.</summary>
/// <param name="property">The property's C# name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShorthandAttribute(string property) : Attribute
{
    /// <summary>The property's C# name.</summary>
    public string Property { get; } = property;
}
