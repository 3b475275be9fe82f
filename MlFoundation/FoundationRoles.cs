namespace MlFoundation;

/// <summary>Roles that the foundation itself has in accounts: guardrails leave them alone and keep others from changing them.</summary>
public static class FoundationRoles
{
    /// <summary>IAM path of all of them.</summary>
    public const string Path = "/mlfoundation/";

    /// <summary>Name of the role that a deployment works through.</summary>
    public const string DeployRole = "MlFoundationDeploy";

    /// <summary>ARNs of the deploy role in every account.</summary>
    public const string DeployRolePattern = "arn:aws:iam::*:role" + Path + DeployRole;
}
