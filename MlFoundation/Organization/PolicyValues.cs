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
    /// <summary>
    /// What the settings say of guardrails: <c>{{sandboxInstances}}</c>, <c>{{developmentInstances}}</c>, <c>{{productionInstances}}</c> (SageMaker
    /// instance types with <c>*</c>), the same with <c>Machines</c> (EC2's names of them), <c>{{bedrockModels}}</c>, <c>{{bedrockModelArns}}</c>,
    /// <c>{{trustedAccounts}}</c>, all lists; <c>{{backupVault}}</c>.
    /// </summary>
    public GuardrailSettings Guardrails { get; init; } = new();

    /// <summary>The value of a placeholder within a text, or null if there is none of that name.</summary>
    internal string? Text(string placeholder) => placeholder switch
    {
        "organizationId" => OrganizationId,
        "rootId" => RootId,
        "foundationRolePath" => FoundationRolePath,
        "foundationRolePrefix" => FoundationRolePrefix,
        "deployRoleArnPattern" => DeployRoleArnPattern,
        "backupVault" => Guardrails.BackupVault,
        _ => null,
    };

    /// <summary>The values of a placeholder that stands for a list, or null if there is none of that name. A list stands for a whole text, also within a list.</summary>
    internal IReadOnlyList<string>? List(string placeholder) => placeholder switch
    {
        "governedRegions" => GovernedRegions,
        "sandboxInstances" => Types(Guardrails.Instances.Sandbox),
        "developmentInstances" => Types(Guardrails.Instances.Development),
        "productionInstances" => Types(Guardrails.Instances.Production),
        "sandboxMachines" => Machines(Guardrails.Instances.Sandbox),
        "developmentMachines" => Machines(Guardrails.Instances.Development),
        "productionMachines" => Machines(Guardrails.Instances.Production),
        "bedrockModels" => Ordered(Guardrails.BedrockModels),
        "bedrockModelArns" => Ordered(Guardrails.BedrockModels.Select(model => $"arn:aws:bedrock:*::foundation-model/{model}")),
        "trustedAccounts" => Ordered(Guardrails.TrustedAccounts.Select(account => account.ToString())),
        _ => null,
    };

    // A family stands for all its sizes.
    private static string[] Types(IEnumerable<string> families) => Ordered(families.Select(f => f.Count(c => c == '.') == 1 ? $"{f}.*" : f));

    private static string[] Machines(IEnumerable<string> families) => Ordered(Types(families).Select(type => type["ml.".Length..]));

    private static string[] Ordered(IEnumerable<string> texts) => [.. texts.Order(StringComparer.Ordinal)];
}
