using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Organization;

/// <summary>What guardrail policies leave open to the company, under <c>organization.guardrails</c>. It takes effect where the policy is attached.</summary>
public sealed record GuardrailSettings
{
    /// <summary>Instances that the policies <c>instances-sandbox</c>, <c>instances-development</c> and <c>instances-production</c> allow.</summary>
    public InstanceSettings Instances { get; init; } = new();

    /// <summary>Ids of the foundation models that <c>bedrock-models</c> allows, with <c>*</c>, such as <c>amazon.titan-embed-*</c>. Default: none; the policy needs one.</summary>
    /// <remarks>Source: Amazon Bedrock User Guide, "Supported foundation models in Amazon Bedrock".</remarks>
    [Text("the id of a foundation model, such as amazon.titan-embed-*", Pattern = @"^[a-z0-9][a-z0-9.:*_-]*$", MaxLength = 140)]
    [Distinct]
    public IReadOnlyList<string> BedrockModels { get; init; } = [];

    /// <summary>Accounts outside the organization that <c>data-egress</c> lets data go to. Default: none.</summary>
    [Distinct]
    public IReadOnlyList<AccountId> TrustedAccounts { get; init; } = [];

    /// <summary>Vault that <c>backup-by-tag</c> writes to: one in every account that it holds for, and in each governed region. Default: <c>mlfoundation-backup</c>.</summary>
    [Text("the name of a backup vault", Pattern = "^[A-Za-z0-9_-]{2,50}$", MaxLength = 50)]
    public string BackupVault { get; init; } = "mlfoundation-backup";
}

/// <summary>
/// SageMaker instance families (<c>ml.g5</c>) or single types (<c>ml.p5.48xlarge</c>) by stage. On EC2 they say which accelerated machines may start;
/// machines without accelerator are left alone there.
/// </summary>
public sealed record InstanceSettings
{
    private const string Expected = "an instance family such as ml.g5, or a type such as ml.g5.xlarge";
    private const string Pattern = @"^ml\.[a-z0-9-]+(\.[a-z0-9-]+)?$";

    /// <summary>In sandboxes. Default: small general ones and the smallest with an accelerator.</summary>
    [Text(Expected, Pattern = Pattern, MaxLength = 40)]
    [Distinct]
    public IReadOnlyList<string> Sandbox { get; init; } = ["ml.t3", "ml.m5.large", "ml.m5.xlarge", "ml.m5.2xlarge", "ml.c5.xlarge", "ml.c5.2xlarge", "ml.g4dn.xlarge"];

    /// <summary>In development. Default: general families and single accelerators.</summary>
    [Text(Expected, Pattern = Pattern, MaxLength = 40)]
    [Distinct]
    public IReadOnlyList<string> Development { get; init; } = ["ml.t3", "ml.m5", "ml.m6i", "ml.m7i", "ml.c5", "ml.c6i", "ml.c7i", "ml.r5", "ml.r6i", "ml.r7i", "ml.g4dn", "ml.g5", "ml.g6", "ml.inf2"];

    /// <summary>In test and production. Default: those of development, and the families for large training.</summary>
    [Text(Expected, Pattern = Pattern, MaxLength = 40)]
    [Distinct]
    public IReadOnlyList<string> Production { get; init; } =
        ["ml.t3", "ml.m5", "ml.m6i", "ml.m7i", "ml.c5", "ml.c6i", "ml.c7i", "ml.r5", "ml.r6i", "ml.r7i", "ml.g4dn", "ml.g5", "ml.g6", "ml.g6e", "ml.inf2", "ml.p4d", "ml.p5", "ml.trn1"];
}
