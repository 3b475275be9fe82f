namespace MlFoundation.Organization;

/// <summary>All guardrails. A new one is its file and a line here; docs/guardrails.md tells what each is for.</summary>
public static class PolicyDocuments
{
    /// <summary>The documents by name.</summary>
    public static IReadOnlyList<PolicyDocument> All { get; } =
    [
        new("ai-services-opt-out", PolicyKind.AiServicesOptOut, "AWS AI services neither store nor use content of the organization to improve themselves."),
        new("backup-by-tag", PolicyKind.Backup, "What carries the tag Backup = daily is backed up every night for 35 days and every month for a year."),
        new("bedrock-models", PolicyKind.ServiceControl, "Bedrock answers with the foundation models that the company has approved, and no others."),
        new("corporate-boundary", PolicyKind.ServiceControl, "Accounts on the corporate network have no way to the internet or to other networks of their own, and publish no endpoints."),
        new("cost-allocation-tags", PolicyKind.Tag, "The tags that costs are allocated by are written alike everywhere."),
        new("data-egress", PolicyKind.ServiceControl, "Principals send data to accounts of the organization alone, share nothing outside of it and hand out no long-lived links."),
        new("data-perimeter", PolicyKind.ResourceControl, "Only principals of the organization, and services on its behalf, use its data, and only over TLS."),
        new("deny-leave-organization", PolicyKind.ServiceControl, "No account leaves the organization or closes itself."),
        new("deny-outside-governed-regions", PolicyKind.ServiceControl, "Nothing is done outside the governed regions but by services that are global."),
        new("deny-root-user", PolicyKind.ServiceControl, "The root user of member accounts does nothing; root sessions that the management account opens may."),
        new("ec2-account-defaults", PolicyKind.DeclarativeEc2, "Instances start with IMDSv2; images and snapshots are not shared with the public; the serial console is off."),
        new("instances-development", PolicyKind.ServiceControl, "Development starts the SageMaker instances and accelerated machines that are approved for it."),
        new("instances-production", PolicyKind.ServiceControl, "Test and production start the SageMaker instances and accelerated machines that are approved for them."),
        new("instances-sandbox", PolicyKind.ServiceControl, "Sandboxes start the SageMaker instances and accelerated machines that are approved for them."),
        new("isolated-models", PolicyKind.ServiceControl, "Models run without network, and containers of a job talk encrypted."),
        new("protect-control-tower", PolicyKind.ServiceControl, "Roles, stacks, functions, topics and logs of Control Tower are left to it."),
        new("protect-foundation-roles", PolicyKind.ServiceControl, "Roles of the foundation are changed by the foundation alone, and no others are called like them."),
        new("protect-security-services", PolicyKind.ServiceControl, "Nobody switches off, leaves or weakens the security services and their records."),
        new(GuardrailPlan.Quarantine, PolicyKind.ServiceControl, "Accounts directly under the root do nothing until they are in a unit."),
        new("require-cost-tags", PolicyKind.ServiceControl, "What costs by the hour is made with the tags Team and CostCenter."),
        new("sagemaker-boundary", PolicyKind.ServiceControl, "SageMaker works in the VPC and on encrypted volumes; Studio and notebooks have no way past it."),
        new("sandbox-boundary", PolicyKind.ServiceControl, "Sandboxes read no data of other accounts, join no network and buy nothing for long."),
        new(GuardrailPlan.StopSpending, PolicyKind.ServiceControl, "A sandbox that has spent its budget starts nothing that costs; what runs goes on, and everything can be read, stopped and deleted."),
        new("studio-from-network", PolicyKind.ServiceControl, "Links that open Studio, notebooks or MLflow are signed only from within the network."),
    ];

    private static readonly Dictionary<string, PolicyDocument> ByName = All.ToDictionary(d => d.Name, StringComparer.Ordinal);

    /// <summary>Names that settings may use, ordered. Quarantine and the stop for sandboxes have switches of their own.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Where(n => n is not (GuardrailPlan.Quarantine or GuardrailPlan.StopSpending)).Order(StringComparer.Ordinal)];

    /// <summary>Attached to the root where the settings say nothing.</summary>
    public static IReadOnlyList<string> RecommendedForRoot { get; } = ["deny-leave-organization", "deny-root-user", "protect-security-services"];

    /// <summary>The document of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static PolicyDocument Get(string name) => ByName[name];
}
