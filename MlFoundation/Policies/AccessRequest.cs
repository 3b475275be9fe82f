using System.Collections.ObjectModel;

namespace MlFoundation.Policies;

/// <summary>One call of an AWS API.</summary>
public sealed record AccessRequest
{
    /// <summary>Who calls.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The action, such as <c>s3:GetObject</c>; its case does not matter.</summary>
    public required string Action { get; init; }

    /// <summary>ARN of the resource; <c>*</c> (default) for an action that is about none.</summary>
    public string Resource { get; init; } = "*";

    /// <summary>Account of the resource. Default: the caller's.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>Organization of the resource. Default: the caller's if the account is the caller's, else none.</summary>
    public string? ResourceOrganizationId { get; init; }

    /// <summary>True if the resource is in the management account, which resource control policies do not bind.</summary>
    public bool ResourceInManagementAccount { get; init; }

    /// <summary>
    /// Further context keys with their values. The evaluator itself adds what follows from caller and resource: <c>aws:PrincipalArn</c>,
    /// <c>aws:PrincipalAccount</c>, <c>aws:PrincipalOrgID</c>, <c>aws:PrincipalOrgPaths</c>, <c>aws:PrincipalIsAWSService</c>,
    /// <c>aws:PrincipalServiceName</c>, <c>aws:ResourceAccount</c> and <c>aws:ResourceOrgID</c>. A key given here wins; with no values it is taken out.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>True if caller and resource are of one account.</summary>
    internal bool WithinOneAccount => ResourceAccount is null || ResourceAccount == Caller.Account;
}
