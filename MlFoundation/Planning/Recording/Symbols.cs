using System.Buffers;
using System.Collections.Immutable;

namespace MlFoundation.Planning.Recording;

/// <summary>Finds the symbols <c>${name.property}</c> in plain values.</summary>
public static class Symbols
{
    /// <summary>Names of the resources that a value refers to, in the order met, with repetitions.</summary>
    public static IReadOnlyList<string> NamesIn(object? value)
    {
        if (value is string text && !text.Contains("${", StringComparison.Ordinal))
        {
            return [];
        }

        var names = new List<string>();
        Visit(value, names, static (name, all) => all.Add(name.ToString()));
        return names;
    }

    /// <summary>The first of the names that a text refers to; null if there is none, or the value is no text.</summary>
    public static string? FirstNameIn(object? value) => value is string text && FirstIn(text) is { IsEmpty: false } name ? name.ToString() : null;

    /// <summary>Hands over each name that a value refers to, in the order met, with repetitions. No text is made for it.</summary>
    /// <param name="value">A plain value: text, immutable list or map of such, or anything else, which has no symbols.</param>
    /// <param name="state">What <paramref name="visit"/> gets beside the name.</param>
    /// <param name="visit">Gets each name.</param>
    public static void Visit<T>(object? value, T state, ReadOnlySpanAction<char, T> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        switch (value)
        {
            case string text:
                for (var at = 0; NextIn(text, ref at) is { IsEmpty: false } name;)
                {
                    visit(name, state);
                }

                break;
            case ImmutableDictionary<string, object?> map:
                foreach (var (_, item) in map)
                {
                    Visit(item, state, visit);
                }

                break;
            case ImmutableArray<object?> list:
                foreach (var item in list)
                {
                    Visit(item, state, visit);
                }

                break;
        }
    }

    /// <summary>The first name that a text refers to; empty if there is none.</summary>
    public static ReadOnlySpan<char> FirstIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = 0;
        return NextIn(text, ref at);
    }

    /// <summary>A sentence with each symbol replaced by the name of what it stands for; what names no resource stays.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="isKnown">Whether a resource has the name.</param>
    public static string Plain(string text, Predicate<string> isKnown)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isKnown);
        for (var start = text.IndexOf("${", StringComparison.Ordinal); start >= 0; start = text.IndexOf("${", start + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', start);
            if (end > start && FirstIn(text[start..(end + 1)]).ToString() is { Length: > 0 } name && isKnown(name))
            {
                text = $"{text[..start]}{name}{text[(end + 1)..]}";
            }
        }

        return text;
    }

    // The next name at or behind a place, which moves behind it; empty at the end.
    private static ReadOnlySpan<char> NextIn(string text, scoped ref int at)
    {
        for (var start = text.IndexOf("${", at, StringComparison.Ordinal); start >= 0; start = text.IndexOf("${", start + 2, StringComparison.Ordinal))
        {
            var dot = text.IndexOf('.', start);
            var end = text.IndexOf('}', start);
            // IAM's and CloudFormation's own variables look alike but name no resource; the caller passes over unknown names.
            if (dot > start + 2 && dot < end)
            {
                at = start + 2;
                return text.AsSpan(start + 2, dot - start - 2);
            }
        }

        return default;
    }
}
