using System.Collections.Immutable;

namespace MlFoundation.Planning.Recording;

/// <summary>Finds the symbols <c>${name.property}</c> in plain values.</summary>
public static class Symbols
{
    /// <summary>Names of the resources that a value refers to, in the order met, with repetitions.</summary>
    public static IEnumerable<string> NamesIn(object? value)
    {
        switch (value)
        {
            case string text:
                foreach (var name in NamesIn(text))
                {
                    yield return name;
                }

                break;
            case ImmutableDictionary<string, object?> map:
                foreach (var name in map.Values.SelectMany(NamesIn))
                {
                    yield return name;
                }

                break;
            case ImmutableArray<object?> list:
                foreach (var name in list.SelectMany(NamesIn))
                {
                    yield return name;
                }

                break;
        }
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
            if (end > start && NamesIn(text[start..(end + 1)]).FirstOrDefault() is { } name && isKnown(name))
            {
                text = $"{text[..start]}{name}{text[(end + 1)..]}";
            }
        }

        return text;
    }

    private static IEnumerable<string> NamesIn(string text)
    {
        for (var start = text.IndexOf("${", StringComparison.Ordinal); start >= 0; start = text.IndexOf("${", start + 2, StringComparison.Ordinal))
        {
            var dot = text.IndexOf('.', start);
            var end = text.IndexOf('}', start);
            // IAM's and CloudFormation's own variables look alike but name no resource; the caller passes over unknown names.
            if (dot > start && dot < end)
            {
                yield return text[(start + 2)..dot];
            }
        }
    }
}
