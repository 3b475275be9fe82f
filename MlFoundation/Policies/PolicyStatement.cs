namespace MlFoundation.Policies;

/// <summary>One statement of a policy: it matches a request if its action, resource, principal and all conditions do.</summary>
/// <remarks>Source: IAM User Guide, "IAM JSON policy element reference".</remarks>
public sealed record PolicyStatement
{
    /// <summary>The <c>Sid</c>, or the statement's number in the document, such as <c>#2</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What it does.</summary>
    public required PolicyEffect Effect { get; init; }

    /// <summary><c>Action</c> or <c>NotAction</c>.</summary>
    public required PolicyElement Actions { get; init; }

    /// <summary><c>Resource</c> or <c>NotResource</c>; null in trust policies, which are about the one resource they are attached to.</summary>
    public PolicyElement? Resources { get; init; }

    /// <summary><c>Principal</c> or <c>NotPrincipal</c>; null in policies that are attached to principals.</summary>
    public PolicyPrincipals? Principals { get; init; }

    /// <summary>Conditions, which all have to hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>Whether <c>${…}</c> are variables: in documents of version 2012-10-17 alone.</summary>
    public bool HasVariables { get; init; } = true;

    /// <summary>Whether the statement matches a request, its principal apart.</summary>
    internal bool Matches(AccessRequest request, RequestContext context) =>
        Names(Actions, request, context) && (Resources is null || IsAbout(Resources, request, context)) && AllHold(context);

    private static bool Names(PolicyElement actions, AccessRequest request, RequestContext context)
    {
        for (var i = 0; i < actions.Values.Count; i++)
        {
            if (PolicyPattern.Read(actions.Values[i], context).Matches(request.Action, ignoreCase: true))
            {
                return !actions.Negated;
            }
        }

        return actions.Negated;
    }

    private static bool IsAbout(PolicyElement resources, AccessRequest request, RequestContext context)
    {
        for (var i = 0; i < resources.Values.Count; i++)
        {
            if (PolicyPattern.MatchesResource(PolicyPattern.Read(resources.Values[i], context), request.Resource))
            {
                return !resources.Negated;
            }
        }

        return resources.Negated;
    }

    private bool AllHold(RequestContext context)
    {
        for (var i = 0; i < Conditions.Count; i++)
        {
            if (!Conditions[i].Holds(context))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The values of an element, or of its <c>Not…</c> form.</summary>
/// <param name="Values">Values as written, with wildcards and variables.</param>
/// <param name="Negated">True for the <c>Not…</c> form: it holds for all that no value matches.</param>
public sealed record PolicyElement(IReadOnlyList<string> Values, bool Negated)
{
    internal bool Holds(Func<string, bool> matches) => Values.Any(matches) != Negated;
}
