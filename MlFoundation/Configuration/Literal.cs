namespace MlFoundation.Configuration;

/// <summary>A found value that is printed without quotes: a number as it was written, or the kind of a thing, such as <c>a list</c>.</summary>
/// <param name="Text">The text.</param>
public readonly record struct Literal(string Text)
{
    /// <summary>The text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;
}
