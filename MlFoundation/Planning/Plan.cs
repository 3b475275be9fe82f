using MlFoundation.Planning.Coverage;
using MlFoundation.Planning.Difference;
using MlFoundation.Planning.Estimate;
using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Planning;

/// <summary>Everything that a stack would declare, as data: what proofs, reports, the difference and the policy check read.</summary>
/// <param name="Project">Pulumi project name.</param>
/// <param name="Stack">Stack name, such as <c>prod</c>.</param>
/// <param name="Resources">Resources in URN order (ordinal).</param>
/// <param name="Calls">Lookups, by token and then by inputs.</param>
/// <param name="Foundation">Units and accounts as the settings describe them; null in a plan of single components.</param>
/// <param name="Findings">What the proofs found, most severe first.</param>
public sealed record Plan(
    string Project,
    string Stack,
    IReadOnlyList<PlannedResource> Resources,
    IReadOnlyList<PlannedCall> Calls,
    FoundationModel? Foundation,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Who reaches whom, by class of account; null where no blueprint brings a network.</summary>
    public ReachabilityMatrix? Reachability { get; init; }

    /// <summary>What has changed since another plan; null where it was compared with none.</summary>
    public PlanDifference? Difference { get; init; }

    /// <summary>How long it takes and what it costs, computed when first asked for; null in a plan of single components.</summary>
    public PlanEstimate? Estimate => Estimated?.Value;

    /// <summary>What computes <see cref="Estimate"/>.</summary>
    internal Lazy<PlanEstimate>? Estimated { get; init; }

    /// <summary>Coverage by security services as the proofs computed it, of these resources; null where no proof has run.</summary>
    internal (IReadOnlyList<PlannedResource> Resources, Lazy<SecurityCoverage?> Coverage)? Covered { get; init; }

    /// <summary>Version of the JSON form. It rises when a reader of the former form would go wrong.</summary>
    public const int FormatVersion = 1;
}
