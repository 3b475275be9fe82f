namespace MlFoundation.Policies;

/// <summary>What becomes of a request.</summary>
public enum AccessOutcome
{
    /// <summary>It is carried out.</summary>
    Allowed,

    /// <summary>A statement denies it.</summary>
    ExplicitlyDenied,

    /// <summary>No statement denies it, but where one has to allow it, none does.</summary>
    ImplicitlyDenied,
}

/// <summary>Kinds of policies, in the order in which AWS asks them.</summary>
public enum PolicyLayer
{
    /// <summary>Resource control policies.</summary>
    ResourceControl,

    /// <summary>Service control policies.</summary>
    ServiceControl,

    /// <summary>The resource's policy.</summary>
    Resource,

    /// <summary>The caller's policies.</summary>
    Identity,

    /// <summary>The caller's permissions boundary.</summary>
    Boundary,

    /// <summary>The session's policy.</summary>
    Session,
}

/// <summary>A decision, and what it rests on.</summary>
/// <param name="Outcome">The decision.</param>
/// <param name="Layer">Kind of policies that decided.</param>
/// <param name="Target">Level of the organization, for its policies; otherwise null.</param>
/// <param name="Policy">Policy that decided, or null if it is the lack of one.</param>
/// <param name="Statement">Label of the statement that decided, or null.</param>
public sealed record AccessDecision(AccessOutcome Outcome, PolicyLayer Layer, string? Target = null, string? Policy = null, string? Statement = null)
{
    /// <summary>True if the request is carried out.</summary>
    public bool IsAllowed => Outcome == AccessOutcome.Allowed;

    /// <summary>The decision in words, such as <c>denied by DenyAll of quarantine at root</c>.</summary>
    public override string ToString()
    {
        var at = Target is null ? "" : $" at {Target}";
        return Outcome switch
        {
            AccessOutcome.Allowed => Policy is null ? "allowed" : $"allowed by {Statement} of {Policy}",
            AccessOutcome.ExplicitlyDenied => $"denied by {Statement} of {Policy}{at}",
            _ => $"not allowed by any {Name} policy{at}",
        };
    }

    private string Name => Layer switch
    {
        PolicyLayer.ResourceControl => "resource control",
        PolicyLayer.ServiceControl => "service control",
        PolicyLayer.Resource => "resource",
        PolicyLayer.Identity => "identity",
        PolicyLayer.Boundary => "boundary",
        _ => "session",
    };
}
