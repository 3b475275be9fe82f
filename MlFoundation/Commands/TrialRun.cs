using System.Collections.Immutable;
using MlFoundation.Planning;
using MlFoundation.Planning.Proofs;
using MlFoundation.Planning.Recording;
using MlFoundation.Reports;
using Pulumi;
using Pulumi.Aws.ControlTower;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Organizations;
using Pulumi.Aws.ServiceCatalog;
using Pulumi.Aws.ServiceCatalog.Inputs;
using Policy = Pulumi.Aws.Organizations.Policy;
using PolicyArgs = Pulumi.Aws.Organizations.PolicyArgs;

namespace MlFoundation.Commands;

/// <summary>
/// A plan of almost nothing, made beside the reading of the settings and thrown away: what every plan needs is loaded and compiled by it.
/// Figures are in docs/performance.md.
/// </summary>
internal static class TrialRun
{
    /// <summary>Starts it on another thread. It has no outcome: nobody waits for it, and no plan depends on it.</summary>
    public static void Start() => _ = Task.Run(static async () =>
    {
        var plan = await PlanRunner.RunAsync("trial", new NoLookups(), static options => new TrialStack(options)).ConfigureAwait(false);
        plan = plan with { Foundation = new FoundationModel([new ModelUnit("trial", "Trial", "trial", false, "none")], [new ModelAccount("trial", "trial", "trial", "trial", null, "none")], 1) };
        plan = plan with { Findings = AllProofs.InOrder(AllProofs.Run(new ProofInput(plan))) };
        ConsoleReport.Write(PlainConsole.Over(TextWriter.Null), plan, TimeSpan.Zero);
    });

    private sealed class TrialStack : Stack
    {
        public TrialStack(StackOptions options)
            : base(options)
        {
            var component = new ComponentResource("mlfoundation:trial:Trial", "trial");
            var kept = new CustomResourceOptions { Parent = component, Protect = true, RetainOnDelete = true };
            var unit = new OrganizationalUnit("unit", new OrganizationalUnitArgs { Name = "Trial", ParentId = "r-trial", Tags = new InputMap<string> { ["Owner"] = "trial" } }, kept);
            var policy = new Policy("policy", new PolicyArgs { Name = "trial", Content = unit.Id.Apply(id => $"{{{id}}}") });
            _ = new PolicyAttachment("attachment", new PolicyAttachmentArgs { PolicyId = policy.Id, TargetId = unit.Id, SkipDestroy = true });
            var first = new Baseline("first", new BaselineArgs { BaselineIdentifier = "trial", BaselineVersion = "1", TargetIdentifier = unit.Arn });
            var after = new CustomResourceOptions { DependsOn = new List<Resource> { first }, CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1) } };
            _ = new Baseline("second", new BaselineArgs { BaselineIdentifier = "trial", BaselineVersion = "1", TargetIdentifier = unit.Arn }, after);
            var role = new Role("role", new RoleArgs { AssumeRolePolicy = "{}" });
            _ = new RolePolicyAttachment("role-policy", new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = "trial" });
            _ = new ProvisionedProduct("product", new ProvisionedProductArgs { ProvisioningParameters = { new ProvisionedProductProvisioningParameterArgs { Key = "trial", Value = unit.Id } } });
            _ = new ControlTowerControl("control", new ControlTowerControlArgs { ControlIdentifier = "trial", TargetIdentifier = unit.Arn }, after);
        }
    }

    private sealed class NoLookups : ILookups
    {
        public ImmutableDictionary<string, object> Answer(string token, ImmutableDictionary<string, object?> args) => throw new NotSupportedException(token);
    }
}
