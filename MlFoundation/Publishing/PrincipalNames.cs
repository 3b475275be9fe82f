namespace MlFoundation.Publishing;

/// <summary>Principals of a portfolio, as patterns without an account id: they mean that role in every account that sees it.</summary>
/// <remarks>
/// Patterns are exact but for what AWS chooses: whoever can make a role with a matching name gets the products. Below
/// <c>aws-reserved/</c> only Identity Center makes roles, and the foundation's own are closed to others by its guardrails. Identity Center's
/// path has its region in it, except in us-east-1. Source: Service Catalog API Reference, "AssociatePrincipalWithPortfolio"; IAM Identity Center
/// User Guide, "Referencing permission sets in resource policies".
/// </remarks>
public static class PrincipalNames
{
    private const string PermissionSetPrefix = "arn:aws:iam:::role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_";
    private const string RolePrefix = "arn:aws:iam:::role/";

    /// <summary>The pattern of a permission set's roles.</summary>
    public static string OfPermissionSet(string name) => $"{PermissionSetPrefix}{name}_*";

    /// <summary>The pattern of a role of the foundation.</summary>
    public static string OfFoundationRole(string name) => $"{RolePrefix}{FoundationRoles.Path.Trim('/')}/{name}";

    /// <summary>Name of the permission set that a pattern means, or null if it means none.</summary>
    public static string? PermissionSetOf(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.StartsWith(PermissionSetPrefix, StringComparison.Ordinal) && pattern.EndsWith("_*", StringComparison.Ordinal)
            ? pattern[PermissionSetPrefix.Length..^2]
            : null;
    }

    /// <summary>Name of the role that a pattern means, with its path, such as <c>mlfoundation/mlfoundation-sagemaker-ml-engineer</c>, or null if it means a permission set.</summary>
    public static string? RoleOf(string pattern) => PermissionSetOf(pattern) is null && pattern.StartsWith(RolePrefix, StringComparison.Ordinal) ? pattern[RolePrefix.Length..] : null;

    /// <summary>What tells a principal from the others in a name.</summary>
    public static string KeyOf(string pattern) => PermissionSetOf(pattern) ?? RoleOf(pattern)?.Split('/')[^1] ?? pattern;
}
