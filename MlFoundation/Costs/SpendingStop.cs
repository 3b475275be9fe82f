using MlFoundation.Documents;
using MlFoundation.Organization;
using Pulumi;
using Pulumi.Aws.Budgets;
using Pulumi.Aws.Budgets.Inputs;
using Pulumi.Aws.Iam;
using PolicyArgs = Pulumi.Aws.Organizations.PolicyArgs;
using ScpPolicy = Pulumi.Aws.Organizations.Policy;

namespace MlFoundation.Costs;

/// <summary>What AWS Budgets attaches to an account that has spent its budget: a policy, and the role that attaches it.</summary>
/// <remarks>
/// Only the management account's budgets attach service control policies, and AWS takes the policy off again when a new month begins.
/// Source: AWS Cost Management User Guide, "Configuring budget actions", "Setting up a role for AWS Budgets to run budget actions".
/// </remarks>
internal sealed class SpendingStop
{
    private readonly string name;
    private readonly CostManagementArgs args;
    private readonly Resource component;
    private readonly ScpPolicy policy;
    private readonly Role role;
    private readonly RolePolicy permission;

    public SpendingStop(string name, CostManagementArgs args, Resource component)
    {
        (this.name, this.args, this.component) = (name, args, component);
        var document = PolicyDocuments.Get(GuardrailPlan.StopSpending);
        policy = new ScpPolicy(
            $"{name}-stop-policy",
            new PolicyArgs { Name = document.Name, Description = document.Description, Type = document.Kind.AwsType(), Content = args.StopSpending, Tags = ResourceTags.OwnedBy(args.Owner) },
            // The type of policy is enabled, and Control Tower has done its own work, before one is made.
            new CustomResourceOptions { Parent = component, DependsOn = args.Standing.ToList() });
        role = new Role(
            $"{name}-stop-role",
            new RoleArgs
            {
                Name = $"{FoundationRoles.Prefix}budget-actions",
                Path = FoundationRoles.Path,
                Description = "AWS Budgets attaches a policy to sandboxes that have spent their budget",
                AssumeRolePolicy = args.Directory.Ids[Accounts.AccountKeys.Management].Apply(id => EmbeddedDocuments.Read("Costs/Policies/budget-actions-trust.json").Replace("{{account}}", id, StringComparison.Ordinal)),
                Tags = ResourceTags.OwnedBy(args.Owner),
            },
            new CustomResourceOptions { Parent = component });
        permission = new RolePolicy(
            $"{name}-stop-role/attach",
            new RolePolicyArgs
            {
                Name = "attach",
                Role = role.Name,
                Policy = policy.Arn.Apply(arn => EmbeddedDocuments.Read("Costs/Policies/budget-actions.json").Replace("{{policy}}", arn, StringComparison.Ordinal)),
            },
            new CustomResourceOptions { Parent = component });
    }

    /// <summary>Lets a budget attach the policy to its account once it is spent.</summary>
    public void Add(PlannedBudget planned, Budget budget) => _ = new BudgetAction(
        $"{name}-stop-{planned.Name}",
        new BudgetActionArgs
        {
            BudgetName = budget.Name,
            ActionType = "APPLY_SCP_POLICY",
            ApprovalModel = "AUTOMATIC",
            NotificationType = "ACTUAL",
            ActionThreshold = new BudgetActionActionThresholdArgs { ActionThresholdType = "PERCENTAGE", ActionThresholdValue = 100 },
            ExecutionRoleArn = role.Arn,
            Definition = new BudgetActionDefinitionArgs
            {
                ScpActionDefinition = new BudgetActionDefinitionScpActionDefinitionArgs { PolicyId = policy.Id, TargetIds = { args.Directory.Ids[planned.Accounts[0]] } },
            },
            Subscribers = (InputList<BudgetActionSubscriberArgs>)planned.Addresses.Select(a => new BudgetActionSubscriberArgs { SubscriptionType = "EMAIL", Address = a }).ToArray(),
            Tags = ResourceTags.OwnedBy(args.Owner),
        },
        // The budget's name is known beforehand, and the role says nothing of the policy that lets it work when Budgets tries it out.
        new CustomResourceOptions { Parent = component, DependsOn = new List<Resource> { budget, permission } });
}
