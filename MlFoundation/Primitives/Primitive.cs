namespace MlFoundation.Primitives;

/// <summary>What all primitives do alike.</summary>
public static class Primitive
{
    /// <summary>Reads a text that is known to be right.</summary>
    /// <typeparam name="T">The primitive.</typeparam>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The text is wrong; the message quotes it and says what was expected.</exception>
    public static T Parse<T>(string? text)
        where T : class, IPrimitive<T> =>
        T.TryParse(text, out var value, out var expected) ? value : throw new FormatException($"\"{text}\": expected {expected}.");
}
