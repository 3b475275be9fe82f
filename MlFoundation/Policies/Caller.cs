namespace MlFoundation.Policies;

/// <summary>Who makes a request.</summary>
/// <param name="Arn">ARN of the user, of the role (not of its session), or of the root user; for a service its principal name.</param>
/// <param name="Account">Account id, 12 digits; empty for a service.</param>
public sealed record Caller(string Arn, string Account)
{
    private const string ServiceRolePath = ":role/aws-service-role/";

    /// <summary>ARN of the role's session, such as <c>arn:aws:sts::111122223333:assumed-role/role/session</c>; null where it does not matter.</summary>
    public string? SessionArn { get; init; }

    /// <summary>Id of its organization, or null outside of one.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Path of its account, such as <c>o-exampleorgid/r-examplerootid111/ou-exampleroot-exampleouid111/</c>, or null.</summary>
    public string? OrganizationPath { get; init; }

    /// <summary>True in the organization's management account, which service control policies do not bind.</summary>
    public bool InManagementAccount { get; init; }

    /// <summary>Principal name if an AWS service calls as itself, such as <c>cloudtrail.amazonaws.com</c>; otherwise null.</summary>
    public string? Service { get; init; }

    /// <summary>True for a role.</summary>
    public bool IsRole => Arn.Contains(":role/", StringComparison.Ordinal);

    /// <summary>True for a role that is linked to a service: organization policies do not bind it.</summary>
    public bool IsServiceLinkedRole => Arn.Contains(ServiceRolePath, StringComparison.Ordinal);

    /// <summary>True for the root user of an account.</summary>
    public bool IsRootUser => Service is null && Arn.EndsWith(":root", StringComparison.Ordinal);

    /// <summary>An AWS service that calls as itself.</summary>
    public static Caller OfService(string principal) => new(principal, "") { Service = principal };
}
