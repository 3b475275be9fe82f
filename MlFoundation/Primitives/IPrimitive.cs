using System.Diagnostics.CodeAnalysis;

namespace MlFoundation.Primitives;

/// <summary>A value that is written as one word of text and is right by construction: whoever holds one need not check it again.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IPrimitive<TSelf>
    where TSelf : class, IPrimitive<TSelf>
{
    /// <summary>What the text must look like, for an editor: an ECMA regular expression. It may be wider than <see cref="TryParse"/>, never narrower.</summary>
    static abstract string Pattern { get; }

    /// <summary>What the text must be, as the end of a sentence that begins with "expected".</summary>
    static abstract string Expected { get; }

    /// <summary>Reads the text.</summary>
    /// <param name="text">The text, exactly; white space around it is a mistake.</param>
    /// <param name="value">The value, when the text is right.</param>
    /// <param name="expected">When it is not: what was expected, as the end of a sentence that begins with "expected".</param>
    /// <returns>Whether the text is right.</returns>
    static abstract bool TryParse(string? text, [NotNullWhen(true)] out TSelf? value, [NotNullWhen(false)] out string? expected);
}
