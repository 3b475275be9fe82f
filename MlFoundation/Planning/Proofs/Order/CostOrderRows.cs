using static MlFoundation.Planning.Proofs.Order.OrderKeys;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what in managing costs.</summary>
internal static class CostOrderRows
{
    private const string Budget = "aws:budgets/budget:Budget";
    private const string Action = "aws:budgets/budgetAction:BudgetAction";
    private const string Policy = "aws:organizations/policy:Policy";
    private const string Permission = "aws:iam/rolePolicy:RolePolicy";
    private const string Role = "aws:iam/role:Role";
    private const string Monitor = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
    private const string Subscription = "aws:costexplorer/anomalySubscription:AnomalySubscription";

    private static readonly Uri Actions = new("https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html");
    private static readonly Uri Roles = new("https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-action-role.html");
    private static readonly Uri Anomalies = new("https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new(Budget, Action, "An action belongs to a budget that is there.", Actions) { EarlierKey = TextOf("name"), LaterKey = TextOf("budgetName") },
        new(Policy, Action, "An action attaches a policy that is there.", Actions) { EarlierKey = Itself, LaterKey = PolicyOfAction },
        new(Role, Action, "Budgets tries the role out when an action is made.", Roles) { EarlierKey = Itself, LaterKey = SourceOf("executionRoleArn") },
        new(Permission, Action, "The role may attach the policy before Budgets tries it out.", Roles) { EarlierKey = TextOf("role"), LaterKey = RoleOfAction },
        new(Monitor, Subscription, "A subscription tells of monitors that are there.", Anomalies) { EarlierKey = Itself, LaterKey = SourceOf("monitorArnLists") },
    ];

    /// <summary>The role's name, as its permissions give it.</summary>
    private static string? RoleOfAction(ProofInput input, PlannedResource action) => input.SourceOf(action.Text("executionRoleArn"))?.Text("name");

    /// <summary>The policy among what a definition refers to; the other is the account.</summary>
    private static string? PolicyOfAction(ProofInput input, PlannedResource action) =>
        Recording.Symbols.NamesIn(action["definition"]).Select(n => input.Named(n)).FirstOrDefault(r => r?.Type == Policy)?.Urn;
}
