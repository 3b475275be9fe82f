namespace MlFoundation.Policies;

/// <summary>The policies of one level of an organization: its root, a unit, an account.</summary>
/// <param name="Target">What they are attached to, as decisions name it.</param>
/// <param name="Policies">Those attached directly. AWS attaches <see cref="AccessPolicy.FullAccess"/> to every level.</param>
public sealed record PolicyLevel(string Target, IReadOnlyList<AccessPolicy> Policies);

/// <summary>Everything that has a say in one request.</summary>
public sealed record PolicyLayers
{
    /// <summary>Service control policies from the root to the caller's account. Empty where the organization has none.</summary>
    public IReadOnlyList<PolicyLevel> ServiceControl { get; init; } = [];

    /// <summary>Resource control policies from the root to the resource's account. Empty where the organization has none.</summary>
    public IReadOnlyList<PolicyLevel> ResourceControl { get; init; } = [];

    /// <summary>Policies of the caller itself. Default: none, which allows nothing.</summary>
    public IReadOnlyList<AccessPolicy> Identity { get; init; } = [];

    /// <summary>The caller's permissions boundary, or null.</summary>
    public AccessPolicy? Boundary { get; init; }

    /// <summary>The policy that the session was opened with, or null.</summary>
    public AccessPolicy? Session { get; init; }

    /// <summary>The policy of the resource, or null.</summary>
    public AccessPolicy? Resource { get; init; }

    /// <summary>True for resources that nobody reaches whom their own policy does not let in: KMS keys, and roles by their trust.</summary>
    public bool ResourcePolicyDecides { get; init; }
}
