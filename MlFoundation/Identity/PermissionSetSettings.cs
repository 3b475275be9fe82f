using MlFoundation.Configuration;

namespace MlFoundation.Identity;

/// <summary>A permission set of the settings: a new one, or what differs in a usual one.</summary>
public sealed record PermissionSetSettings : IValidated
{
    /// <summary>Policies that one set takes: beyond ten a quota of IAM has to be raised in every account.</summary>
    /// <remarks>Source: IAM Identity Center User Guide, "Quotas".</remarks>
    public const int MostPolicies = 20;

    /// <summary>
    /// Whether it is there already, as Control Tower's own sets are (<c>AWSAdministratorAccess</c>, <c>AWSReadOnlyAccess</c> and others): then it is
    /// looked up and never changed. Default: false.
    /// </summary>
    public bool Existing { get; init; }

    /// <summary>What it is for: people choose by it in the access portal. A new set needs one.</summary>
    [Text("a sentence of 1 to 700 characters", MaxLength = 700)]
    public string? Description { get; init; }

    /// <summary>Length of a session: 1 to 12 hours. Default: the usual set's, for a new one 4.</summary>
    /// <remarks>Source: IAM Identity Center User Guide, "Set session duration".</remarks>
    [Range(1, 12, "hours")]
    public int? SessionHours { get; init; }

    /// <summary>AWS's own policies by name with path, such as <c>job-function/ViewOnlyAccess</c>. They replace a usual set's. Default: the usual set's.</summary>
    [Text("the name of an AWS managed policy, such as job-function/ViewOnlyAccess", Pattern = @"^(aws-service-role/|service-role/|job-function/)?[A-Za-z0-9_+=,.@-]{1,128}$")]
    [Distinct]
    public IReadOnlyList<string>? ManagedPolicies { get; init; }

    /// <summary>Page that people land on, 1 to 240 characters. Default: the usual set's, else the console's home.</summary>
    [Text("a https address of 1 to 240 characters", Pattern = "^https://[^\\s]+$", MaxLength = 240)]
    public string? RelayState { get; init; }

    /// <summary>
    /// Whether what it allows is bounded by the accounts' workload boundary, which the blueprints bring: then it is assigned in accounts with a
    /// blueprint alone. Default: the usual set's, for a new one false.
    /// </summary>
    public bool? Bounded { get; init; }

    /// <summary>
    /// What the set allows and denies beside AWS's own policies: a policy document as JSON text, at most 10,240 characters without white space. It
    /// replaces a usual set's. Default: the usual set's.
    /// </summary>
    [Text("a policy document as JSON text")]
    public string? InlinePolicy { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        if (ManagedPolicies is { Count: > MostPolicies })
        {
            yield return new Problem(
                $"{at}.managedPolicies", new Literal(FormattableString.Invariant($"{ManagedPolicies.Count} policies")), $"at most {MostPolicies}", "Join what belongs together in inlinePolicy.");
        }

        foreach (var problem in InlinePolicy is null ? [] : InlinePolicyCheck.ProblemsOf(InlinePolicy))
        {
            yield return new Problem($"{at}.inlinePolicy", new Literal($"a policy that {problem.Found}"), problem.Expected, problem.WayOut);
        }
    }
}
