using System.Text.RegularExpressions;

namespace MlFoundation.Configuration.Shapes;

/// <summary>What a value of the settings may be. The reader binds by it and the editors' schema is written from it, so the two agree.</summary>
internal abstract record ValueShape
{
    /// <summary>What is right, as the end of a sentence that begins with "expected".</summary>
    public abstract string Expected { get; }
}

/// <summary>Text.</summary>
internal sealed record TextShape(string? Pattern, string Words, int MinLength, int MaxLength) : ValueShape
{
    /// <summary>The pattern, ready to match.</summary>
    public Regex? Form { get; } = Pattern is null ? null : new Regex(Pattern, RegexOptions.CultureInvariant);

    public override string Expected => Words;
}

/// <summary>One of a few words, which are either text or the members of an enumeration.</summary>
internal sealed record ChoiceShape(IReadOnlyList<string> Choices, Func<string, object> Parse) : ValueShape
{
    public override string Expected => Choices.Count == 1 ? $"\"{Choices[0]}\"" : $"one of {string.Join(", ", Choices)}";
}

/// <summary>true or false.</summary>
internal sealed record TruthShape : ValueShape
{
    public override string Expected => "true or false";
}

/// <summary>A whole number.</summary>
internal sealed record NumberShape(int Minimum, int Maximum, string What) : ValueShape
{
    public override string Expected => FormattableString.Invariant($"whole {What}, {Minimum} to {Maximum}");
}

/// <summary>A word that a primitive parses.</summary>
internal sealed record PrimitiveShape(string Pattern, string Words, PrimitiveShape.Parser Parse) : ValueShape
{
    /// <summary>Gives the value, or what was expected instead.</summary>
    public delegate (object? Value, string? Expected) Parser(string text);

    public override string Expected => Words;
}

/// <summary>A list.</summary>
internal sealed record ListShape(ValueShape Item, Type ItemType, bool Distinct) : ValueShape
{
    public override string Expected => "a list";
}

/// <summary>A map with names of the user's choice.</summary>
internal sealed record MapShape(ValueShape Value, Type ValueType, string Pattern, string Words) : ValueShape
{
    /// <summary>The pattern of names, ready to match.</summary>
    public Regex Form { get; } = new(Pattern, RegexOptions.CultureInvariant);

    public override string Expected => "a map";
}

/// <summary>A record: a map with known keys.</summary>
/// <param name="Type">The record's type.</param>
internal sealed record RecordShape(Type Type) : ValueShape
{
    public override string Expected => "a map";

    /// <summary>Its keys. They are read when asked for: a unit has units.</summary>
    public RecordProperties Properties => RecordProperties.Of(Type);
}
