using System.Globalization;
using MlFoundation.Accounts;
using Pulumi;
using Pulumi.Aws.Budgets;
using Pulumi.Aws.Budgets.Inputs;
using Pulumi.Aws.CostExplorer;
using Pulumi.Aws.CostExplorer.Inputs;

namespace MlFoundation.Costs;

/// <summary>Costs by team and stage: tags, categories, budgets with alerts, a stop for sandboxes, and anomalies; all in the management account.</summary>
/// <remarks>
/// Billing has one endpoint, which the provider finds from any region: none of its resources has a region. A budget counts accounts, not the
/// category, which AWS fills a day later. Adding a team adds its budget and changes the rules of the categories, nothing else.
/// </remarks>
public sealed class CostManagement : ComponentResource
{
    /// <summary>Name of the one of this program.</summary>
    public const string DefaultName = "costs";

    private const string RuleVersion = "CostCategoryExpression.v1";

    private readonly CostManagementArgs args;
    private readonly string name;

    /// <summary>Declares all of it.</summary>
    /// <param name="name">Component name; a budget is <c>{name}-budget-{budget}</c>.</param>
    /// <param name="args">Settings, validated, and accounts.</param>
    /// <param name="options">Its providers must be the management account's.</param>
    public CostManagement(string name, CostManagementArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:costs:CostManagement", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (this.name, this.args) = (name, args);
        foreach (var tag in args.Settings.Tags.Where(_ => args.Settings.ActivateTags).Order(StringComparer.Ordinal))
        {
            _ = new CostAllocationTag($"{name}-tag-{tag}", new CostAllocationTagArgs { TagKey = tag, Status = "Active" }, Child());
        }

        var categories = args.Settings.TeamCategories;
        foreach (var teams in args.Plan.Teams.GroupBy(t => VendingLanes.Of(t.Value, categories)).OrderBy(g => g.Key))
        {
            Category(categories == 1 ? "Team" : string.Create(CultureInfo.InvariantCulture, $"Team {teams.Key + 1}"), [.. teams], "Team");
        }

        Category("Stage", args.Plan.Stages, null);
        var stop = args.Plan.Budgets.Any(b => b.Stops) ? new SpendingStop(name, args, this) : null;
        foreach (var planned in args.Plan.Budgets)
        {
            var budget = Budget(planned);
            if (planned.Stops)
            {
                stop!.Add(planned, budget);
            }
        }

        Anomalies();
        RegisterOutputs();
    }

    // Accounts first; what stands in shared accounts is told apart by its tag, once that is active.
    private void Category(string category, IReadOnlyList<CostShare> values, string? tag)
    {
        if (values.Count == 0)
        {
            return;
        }

        _ = new CostCategory(
            $"{name}-category-{category}",
            new CostCategoryArgs
            {
                Name = category,
                RuleVersion = RuleVersion,
                DefaultValue = CostPlan.Shared,
                Rules = (InputList<CostCategoryRuleArgs>)values.Select(v => new CostCategoryRuleArgs { Type = "REGULAR", Value = v.Value, Rule = Rule(tag, v.Value, v.Accounts) }).ToArray(),
                Tags = ResourceTags.OwnedBy(args.Owner),
            },
            Child());
    }

    private CostCategoryRuleRuleArgs Rule(string? tag, string value, IReadOnlyList<string> accounts) => tag is not null && args.Settings.ActivateTags && args.Settings.Tags.Contains(tag)
        ? new CostCategoryRuleRuleArgs
        {
            Ors =
            {
                new CostCategoryRuleRuleOrArgs { Dimension = new CostCategoryRuleRuleOrDimensionArgs { Key = "LINKED_ACCOUNT", MatchOptions = { "EQUALS" }, Values = Ids(accounts) } },
                new CostCategoryRuleRuleOrArgs { Tags = new CostCategoryRuleRuleOrTagsArgs { Key = tag, MatchOptions = { "EQUALS" }, Values = { value } } },
            },
        }
        : new CostCategoryRuleRuleArgs { Dimension = new CostCategoryRuleRuleDimensionArgs { Key = "LINKED_ACCOUNT", MatchOptions = { "EQUALS" }, Values = Ids(accounts) } };

    private Budget Budget(PlannedBudget planned) => new(
        $"{name}-budget-{planned.Name}",
        new BudgetArgs
        {
            Name = planned.Name,
            BudgetType = "COST",
            TimeUnit = "MONTHLY",
            LimitAmount = planned.Monthly.ToString(CultureInfo.InvariantCulture),
            LimitUnit = "USD",
            CostFilters = { new BudgetCostFilterArgs { Name = "LinkedAccount", Values = Ids(planned.Accounts) } },
            Notifications = planned.Addresses.Count == 0
                ? []
                : (InputList<BudgetNotificationArgs>)new[] { Alert("ACTUAL", 50, planned), Alert("ACTUAL", 80, planned), Alert("ACTUAL", 100, planned), Alert("FORECASTED", 100, planned) },
            Tags = ResourceTags.OwnedBy(args.Owner),
        },
        Child());

    private static BudgetNotificationArgs Alert(string type, int percent, PlannedBudget planned) => new()
    {
        ComparisonOperator = "GREATER_THAN",
        NotificationType = type,
        Threshold = percent,
        ThresholdType = "PERCENTAGE",
        SubscriberEmailAddresses = (InputList<string>)planned.Addresses.ToArray(),
    };

    private void Anomalies()
    {
        if (args.Settings.Alerts.Count == 0)
        {
            return;
        }

        // By account: AWS makes a monitor by service of its own, and takes only one of those.
        var monitor = new AnomalyMonitor(
            $"{name}-anomalies",
            new AnomalyMonitorArgs { Name = "accounts", MonitorType = "DIMENSIONAL", MonitorDimension = "LINKED_ACCOUNT", Tags = ResourceTags.OwnedBy(args.Owner) },
            Child());
        _ = new AnomalySubscription(
            $"{name}-anomaly-alerts",
            new AnomalySubscriptionArgs
            {
                Name = "accounts",
                Frequency = "DAILY",
                MonitorArnLists = { monitor.Arn },
                Subscribers = (InputList<AnomalySubscriptionSubscriberArgs>)args.Settings.Alerts.Order()
                    .Select(a => new AnomalySubscriptionSubscriberArgs { Type = "EMAIL", Address = a.ToString() }).ToArray(),
                ThresholdExpression = new AnomalySubscriptionThresholdExpressionArgs
                {
                    Dimension = new AnomalySubscriptionThresholdExpressionDimensionArgs
                    {
                        Key = "ANOMALY_TOTAL_IMPACT_ABSOLUTE", MatchOptions = { "GREATER_THAN_OR_EQUAL" },
                        Values = { args.Settings.AnomalyImpact.ToString(CultureInfo.InvariantCulture) },
                    },
                },
                Tags = ResourceTags.OwnedBy(args.Owner),
            },
            Child());
    }

    private InputList<string> Ids(IReadOnlyList<string> accounts) => accounts.Select(a => (Input<string>)args.Directory.Ids[a]).ToArray();

    private CustomResourceOptions Child() => new() { Parent = this };
}
