namespace MlFoundation.Policies;

/// <summary>How a condition treats a key with several values.</summary>
public enum SetQualifier
{
    /// <summary>The key has one value.</summary>
    None,

    /// <summary>Every value of the request has to pass; a key without values passes.</summary>
    ForAllValues,

    /// <summary>At least one value of the request has to pass; a key without values does not.</summary>
    ForAnyValue,
}

/// <summary>One operator with one key of a <c>Condition</c>.</summary>
/// <param name="Operator">Operator as written, such as <c>ForAnyValue:StringNotLikeIfExists</c>.</param>
/// <param name="Key">Context key; its case does not matter.</param>
/// <param name="Values">Values of the policy: one that matches is enough; for a negated operator none may.</param>
/// <remarks>
/// A key that the request has not: false, for a negated operator true, with <c>IfExists</c> true.
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", "Set operators for multivalued context keys".
/// </remarks>
public sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    private const string IfExists = "IfExists";

    private readonly (SetQualifier Set, ConditionTest? Test, bool Negated, bool IfExists) read = Read(Operator);

    /// <summary>Whether the condition holds for a request.</summary>
    internal bool Holds(RequestContext context)
    {
        var found = context.ValuesOf(Key);
        if (read.Test is null)
        {
            return Values.Any(value => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) == (found.Count == 0));
        }

        return (read.Set, found.Count) switch
        {
            (SetQualifier.ForAllValues, _) => !AnyOf(found, read.Test, context, isMatch: read.Negated),
            (SetQualifier.ForAnyValue, > 0) => AnyOf(found, read.Test, context, isMatch: !read.Negated),
            (SetQualifier.ForAnyValue, 0) => read.IfExists,
            (_, 0) => read.IfExists || read.Negated,
            _ => AnyOf(found, read.Test, context, isMatch: true) != read.Negated,
        };
    }

    /// <summary>Whether a value of the request matches one of the policy, or does not.</summary>
    private bool AnyOf(IReadOnlyList<string> found, ConditionTest test, RequestContext context, bool isMatch)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (Matches(found[i], test, context) == isMatch)
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(string found, ConditionTest test, RequestContext context)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (test.Matches(found, PolicyPattern.Read(Values[i], context), Values[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static (SetQualifier Set, ConditionTest? Test, bool Negated, bool IfExists) Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var set = colon < 0 ? SetQualifier.None
            : text[..colon] switch
            {
                "ForAllValues" => SetQualifier.ForAllValues,
                "ForAnyValue" => SetQualifier.ForAnyValue,
                var other => throw new FormatException($"\"{other}\" is no set qualifier; expected ForAllValues or ForAnyValue"),
            };
        var name = text[(colon + 1)..];
        if (set == SetQualifier.None && string.Equals(name, "Null", StringComparison.OrdinalIgnoreCase))
        {
            return (set, null, false, false);
        }

        var optional = name.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase);
        return ConditionTest.ByOperator.TryGetValue(optional ? name[..^IfExists.Length] : name, out var known)
            ? (set, known.Test, known.Negated, optional)
            : throw new FormatException($"\"{text}\" is no condition operator");
    }
}
