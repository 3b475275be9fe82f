using System.Collections.Concurrent;

namespace MlFoundation.Policies;

/// <summary>A text of a policy with its wildcards (<c>*</c> any characters, <c>?</c> one) and its variables filled in.</summary>
/// <remarks>
/// What a variable stands for is taken literally, so that a name with an asterisk opens nothing. <c>${*}</c>, <c>${?}</c> and <c>${$}</c> are the
/// signs themselves; <c>${key, 'text'}</c> has a default. A <c>${…}</c> that names no context key stays as it is.
/// Source: IAM User Guide, "IAM policy elements: Variables and tags".
/// </remarks>
internal readonly struct PolicyPattern
{
    private const int AnyText = -1;
    private const int AnyCharacter = -2;
    private const int ArnParts = 6;

    /// <summary>Texts without variables, read once: a plan asks some hundred thousand times for a few thousand of them.</summary>
    private static readonly ConcurrentDictionary<string, int[]> Constant = new(StringComparer.Ordinal);

    private readonly int[]? signs;

    private PolicyPattern(int[]? signs) => this.signs = signs;

    /// <summary>Reads a text; a variable without value makes a pattern that matches nothing, because null equals nothing.</summary>
    public static PolicyPattern Read(string text, RequestContext context) =>
        text.Contains("${", StringComparison.Ordinal) ? WithVariables(text, context) : new PolicyPattern(Constant.GetOrAdd(text, SignsOf));

    private static int[] SignsOf(string text)
    {
        var signs = new int[text.Length];
        for (var at = 0; at < signs.Length; at++)
        {
            signs[at] = SignOf(text[at]);
        }

        return signs;
    }

    private static int SignOf(char written) => written switch { '*' => AnyText, '?' => AnyCharacter, var c => c };

    private static PolicyPattern WithVariables(string text, RequestContext context)
    {
        var signs = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (context.HasVariables && text[at] == '$' && text.AsSpan(at).StartsWith("${") && text.IndexOf('}', at) is > 0 and var end)
            {
                var name = text[(at + 2)..end];
                if (name is "*" or "?" or "$")
                {
                    signs.Add(name[0]);
                    at = end;
                    continue;
                }

                if (name.Contains(':', StringComparison.Ordinal))
                {
                    if (Value(name, context) is not { } value)
                    {
                        return new PolicyPattern(null);
                    }

                    foreach (var character in value)
                    {
                        signs.Add(character);
                    }

                    at = end;
                    continue;
                }
            }

            signs.Add(SignOf(text[at]));
        }

        return new PolicyPattern([.. signs]);
    }

    /// <summary>Whether a text matches as a whole.</summary>
    public bool Matches(string text, bool ignoreCase) => signs is not null && Matches(signs, text, ignoreCase);

    /// <summary>Whether a text is the same, sign by sign: asterisks and question marks are themselves.</summary>
    public bool Equals(string text, bool ignoreCase) =>
        signs is not null && string.Equals(
            string.Concat(signs.Select(s => s switch { AnyText => '*', AnyCharacter => '?', _ => (char)s })), text,
            ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Whether an ARN matches: each of its six parts on its own.</summary>
    /// <remarks>Source: IAM User Guide, "Amazon Resource Name (ARN) condition operators".</remarks>
    public bool MatchesArn(string arn) => signs is not null && IsArn(arn) && MatchesParts(signs, arn, whole: true);

    /// <summary>Whether a resource matches: <c>*</c> all, an ARN part by part, with what an incomplete one leaves out standing for anything.</summary>
    /// <remarks>Source: IAM User Guide, "IAM JSON policy elements: Resource".</remarks>
    public static bool MatchesResource(PolicyPattern pattern, string resource)
    {
        if (pattern.signs is [AnyText])
        {
            return true;
        }

        return pattern.signs is not null && IsArn(resource)
            ? MatchesParts(pattern.signs, resource, whole: false)
            : pattern.Matches(resource, false);
    }

    private static bool IsArn(string text) => text.AsSpan().Count(':') >= ArnParts - 1;

    /// <summary>Part by part; the last one may hold colons of its own.</summary>
    /// <param name="expected">The pattern.</param>
    /// <param name="arn">An ARN.</param>
    /// <param name="whole">Whether the pattern must have all parts.</param>
    private static bool MatchesParts(ReadOnlySpan<int> expected, ReadOnlySpan<char> arn, bool whole)
    {
        for (var part = 1; part < ArnParts; part++)
        {
            var (end, colon) = (expected.IndexOf((int)':'), arn.IndexOf(':'));
            if (!Matches(end < 0 ? expected : expected[..end], arn[..colon], false))
            {
                return false;
            }

            if (end < 0)
            {
                return !whole;
            }

            expected = expected[(end + 1)..];
            arn = arn[(colon + 1)..];
        }

        return Matches(expected, arn, false);
    }

    private static string? Value(string variable, RequestContext context)
    {
        var comma = variable.IndexOf(',', StringComparison.Ordinal);
        var key = comma < 0 ? variable : variable[..comma].Trim();
        return context.ValuesOf(key) is [var one] ? one : comma < 0 ? null : variable[(comma + 1)..].Trim().Trim('\'');
    }

    // The usual walk with one place to come back to: linear in practice, no recursion.
    private static bool Matches(ReadOnlySpan<int> pattern, ReadOnlySpan<char> text, bool ignoreCase)
    {
        var (p, t, star, back) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == AnyCharacter || Same(pattern[p], text[t], ignoreCase)))
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (p < pattern.Length && pattern[p] == AnyText)
            {
                (star, back) = (p++, t);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++back);
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == AnyText)
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool Same(int sign, char found, bool ignoreCase) =>
        sign == found || (ignoreCase && sign >= 0 && char.ToUpperInvariant((char)sign) == char.ToUpperInvariant(found));
}
