namespace MlFoundation.Organization;

/// <summary>What the placeholders of policy documents stand for.</summary>
/// <param name="GovernedRegions"><c>{{governedRegions}}</c>: region codes; it stands for a whole string of the document and becomes a list.</param>
/// <param name="OrganizationId"><c>{{organizationId}}</c>: such as <c>o-exampleorgid</c>.</param>
/// <param name="RootId"><c>{{rootId}}</c>: such as <c>r-examplerootid111</c>.</param>
/// <param name="FoundationRolePath"><c>{{foundationRolePath}}</c>: IAM path with <c>/</c> at both ends.</param>
/// <param name="FoundationRolePrefix"><c>{{foundationRolePrefix}}</c>: what the names of the foundation's roles begin with.</param>
/// <param name="DeployRoleArnPattern"><c>{{deployRoleArnPattern}}</c>: ARNs of the deploy role in all accounts, with <c>*</c>.</param>
public sealed record PolicyValues(
    IReadOnlyList<string> GovernedRegions,
    string OrganizationId,
    string RootId,
    string FoundationRolePath,
    string FoundationRolePrefix,
    string DeployRoleArnPattern)
{
    /// <summary>The value of a placeholder within a text, or null if there is none of that name.</summary>
    internal string? Text(string placeholder) => placeholder switch
    {
        "organizationId" => OrganizationId,
        "rootId" => RootId,
        "foundationRolePath" => FoundationRolePath,
        "foundationRolePrefix" => FoundationRolePrefix,
        "deployRoleArnPattern" => DeployRoleArnPattern,
        _ => null,
    };

    /// <summary>The values of a placeholder that stands for a list, or null if there is none of that name.</summary>
    internal IReadOnlyList<string>? List(string placeholder) => placeholder == "governedRegions" ? GovernedRegions : null;
}
