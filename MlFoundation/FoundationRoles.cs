namespace MlFoundation;

/// <summary>Roles that the foundation itself has in accounts: guardrails leave them alone and keep others from changing them.</summary>
public static class FoundationRoles
{
    /// <summary>What the names of all of them begin with.</summary>
    public const string Prefix = "mlfoundation-";

    /// <summary>IAM path of all but the launch roles, which Service Catalog finds by name alone.</summary>
    public const string Path = "/mlfoundation/";

    /// <summary>Name of the role that a deployment works through.</summary>
    public const string DeployRole = Prefix + "deploy";

    /// <summary>Role that Control Tower enrols accounts with, and that a deployment enters them by.</summary>
    public const string MemberRole = "AWSControlTowerExecution";

    /// <summary>Role that a preview enters member accounts by, where <see cref="MemberRoleVariable"/> names it: it only looks. With its path.</summary>
    public const string PreviewMemberRole = "mlfoundation/" + Prefix + "preview-member";

    /// <summary>Environment variable of a run under the engine that names another role, with its path, than <see cref="MemberRole"/>.</summary>
    public const string MemberRoleVariable = "MLFOUNDATION_MEMBER_ROLE";

    /// <summary>ARNs of the deploy role in every account.</summary>
    public const string DeployRolePattern = "arn:aws:iam::*:role" + Path + DeployRole;
}
