using System.Collections.Immutable;
using MlFoundation.Organization;
using MlFoundation.Planning;
using MlFoundation.Planning.Proofs;
using MlFoundation.Policies;
using MlFoundation.Support;

namespace MlFoundation.Costs;

[TestFixture]
public sealed class CostManagementTests
{
    private const string Budget = "aws:budgets/budget:Budget";
    private const string Action = "aws:budgets/budgetAction:BudgetAction";
    private const string Category = "aws:costexplorer/costCategory:CostCategory";

    private const string Teams = """
              sandboxes: { alice: { id: "222222222222" } }
            mlfoundation:teams:
              fraud: { budget: 5000, stages: { dev: { id: "333333333333" }, prod: { id: "444444444444" } } }
              risk: { budget: { monthly: 700, alerts: [risk@example.com] }, stages: { dev: { id: "555555555555" } } }
              quiet: { stages: { dev: { id: "666666666666" } } }

          """;

    [Test]
    public async Task Budgets_AreOfTeamsAndSandboxes_WithTheirAccountsAndAlerts()
    {
        var budgets = (await PlanAsync()).Resources.Where(r => r.Type == Budget).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(budgets.Select(b => (b.Text("name"), b.Text("limitAmount"), Texts(b["costFilters"]))), Is.EqualTo(new[]
            {
                ("sandbox-alice", "200", "LinkedAccount 222222222222"), ("team-fraud", "5000", "LinkedAccount 333333333333 444444444444"), ("team-risk", "700", "LinkedAccount 555555555555"),
            }));
            Assert.That(List(budgets[1]["notifications"]).Select(n => $"{n["notificationType"]} {n["threshold"]} {Texts(n["subscriberEmailAddresses"])}"), Is.EqualTo(new[]
            {
                "ACTUAL 50 aws+fraud-dev@example.com aws+fraud-prod@example.com", "ACTUAL 80 aws+fraud-dev@example.com aws+fraud-prod@example.com",
                "ACTUAL 100 aws+fraud-dev@example.com aws+fraud-prod@example.com", "FORECASTED 100 aws+fraud-dev@example.com aws+fraud-prod@example.com",
            }));
            Assert.That(List(budgets[2]["notifications"]).Select(n => Texts(n["subscriberEmailAddresses"])), Is.All.EqualTo("risk@example.com"));
            Assert.That(budgets.Select(b => (b.Account, b.Region)), Is.All.Matches<(string? Account, string? Region)>(b => b.Account == "management"));
        });
    }

    [Test]
    public async Task ASandbox_IsStoppedAtItsBudget_ByThePolicyOnItsAccount()
    {
        var plan = await PlanAsync();
        var action = plan.Resources.Single(r => r.Type == Action);
        Assert.Multiple(() =>
        {
            Assert.That((action.Name, action.Text("actionType"), action.Text("approvalModel"), action.Text("notificationType")), Is.EqualTo(("costs-stop-sandbox-alice", "APPLY_SCP_POLICY", "AUTOMATIC", "ACTUAL")));
            Assert.That(Texts(action["definition"]), Is.EqualTo("${costs-stop-policy.id} 222222222222"));
            Assert.That(plan.Resources.Single(r => r.Name == "costs-stop-role/attach").Text("policy"), Does.Contain("organizations:AttachPolicy").And.Contains("costs-stop-policy"));
            Assert.That(plan.Resources.Where(r => r.Type == "aws:organizations/policyAttachment:PolicyAttachment").Select(r => r.Text("policyId")), Has.None.EqualTo("${costs-stop-policy.id}"));
        });
    }

    [TestCase("{ stopSandboxes: false }", 3, 0), TestCase("{ teamBudget: 100 }", 4, 1), TestCase("{}", 3, 1)]
    public async Task TheSection_SaysWhatIsThere(string costs, int budgets, int actions)
    {
        var plan = await PlanAsync(costs);
        Assert.That((plan.Resources.Count(r => r.Type == Budget), plan.Resources.Count(r => r.Type == Action), plan.Resources.Count(r => r.Name == "costs-stop-policy")), Is.EqualTo((budgets, actions, actions)));
    }

    [Test]
    public async Task Categories_TellTeamsAndStagesApart_ByAccount()
    {
        var categories = (await PlanAsync()).Resources.Where(r => r.Type == Category).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(categories.Select(c => (c.Text("name"), c.Text("defaultValue"))), Is.EqualTo(new[] { ("Stage", "shared"), ("Team", "shared") }));
            Assert.That(List(categories[0]["rules"]).Select(r => $"{r["value"]}: {Texts(((ImmutableDictionary<string, object?>)r["rule"]!)["dimension"])}"), Is.EqualTo(new[]
            {
                "dev: LINKED_ACCOUNT EQUALS 333333333333 666666666666 555555555555", "prod: LINKED_ACCOUNT EQUALS 444444444444", "sandbox: LINKED_ACCOUNT EQUALS 222222222222",
            }));
            Assert.That(List(categories[1]["rules"]).Select(r => r["value"]), Is.EqualTo(new[] { "fraud", "quiet", "risk" }));
        });
    }

    [Test]
    public async Task ActivatedTags_AreTold_AndTheTeamsTagCountsInSharedAccounts()
    {
        var plan = await PlanAsync("{ activateTags: true }");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Resources.Where(r => r.Type == "aws:costexplorer/costAllocationTag:CostAllocationTag").Select(r => r.Text("tagKey")), Is.EqualTo(new[] { "CostCenter", "Owner", "Stage", "Team" }));
            Assert.That(List(((ImmutableDictionary<string, object?>)List(plan.Resources.Single(r => r.Name == "costs-category-Team")["rules"])[0]["rule"]!)["ors"]), Has.Length.EqualTo(2));
        });
    }

    [TestCase("{}", 0), TestCase("{ alerts: [finops@example.com] }", 1)]
    public async Task Anomalies_AreWatched_WhereSomebodyIsTold(string costs, int monitors)
    {
        var plan = await PlanAsync(costs);
        Assert.That((plan.Resources.Count(r => r.Name == "costs-anomalies"), plan.Resources.Count(r => r.Name == "costs-anomaly-alerts")), Is.EqualTo((monitors, monitors)));
    }

    [Test]
    public async Task ATeamMore_AddsItsBudget_AndChangesTheCategoriesOnly()
    {
        var before = await PlanAsync();
        var after = await PlanAsync("{}", Teams.Replace("quiet:", "more: { budget: 9, stages: { dev: { id: \"777777777777\" } } }\n    quiet:", StringComparison.Ordinal));
        static IEnumerable<PlannedResource> Costs(Plan plan) => plan.Resources.Where(r => r.Name.StartsWith("costs", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(Costs(after).Select(r => r.Name).Except(Costs(before).Select(r => r.Name)), Is.EqualTo(new[] { "costs-budget-team-more" }));
            Assert.That(Costs(before).Join(Costs(after), b => b.Urn, a => a.Urn, (b, a) => (b, a)).Where(p => Texts(p.b.Inputs) != Texts(p.a.Inputs)).Select(p => p.a.Name), Is.EqualTo(new[] { "costs-category-Stage", "costs-category-Team" }));
        });
    }

    [TestCase("mlfoundation:costs: { sandboxBudget: 0 }", "costs.sandboxBudget = 0: expected whole US dollars, 1 to 1000000.")]
    [TestCase("mlfoundation:costs: { anomalyImpact: 1000001 }", "costs.anomalyImpact = 1000001: expected whole US dollars, 1 to 1000000.")]
    [TestCase("mlfoundation:teams: { fraud: { budget: 0 } }", "teams.fraud.budget = 0: expected whole US dollars, 1 to 10000000.")]
    [TestCase("mlfoundation:costs: { alerts: [a@b.example, c@b.example, d@b.example, e@b.example, f@b.example, g@b.example, h@b.example, i@b.example, j@b.example, k@b.example, l@b.example] }", "costs.alerts = 11 addresses: expected at most 10. AWS Budgets tells no more: use the address of a group.")]
    [TestCase("mlfoundation:teams: { fraud: { budget: { monthly: 5000, alerts: [a@b.example, c@b.example, d@b.example, e@b.example, f@b.example, g@b.example, h@b.example, i@b.example, j@b.example, k@b.example, l@b.example] } } }", "teams.fraud.budget.alerts = 11 addresses: expected at most 10. AWS Budgets tells no more: use the address of a group.")]
    public void ASettingWithAProblem_IsNamed(string setting, string problem) =>
        Assert.That(StackFiles.Problems(StackFiles.Minimal + $"  {setting}\n"), Is.EqualTo(new[] { problem }));

    [Test]
    public void TheStop_LeavesTheFoundationAlone_AndLetsPeopleStopAndDelete()
    {
        var stop = AccessPolicy.Parse("stop-spending", PolicyDocuments.Get(GuardrailPlan.StopSpending).Render(
            new PolicyValues(["eu-west-1"], "o-exampleorgid", "r-ab12", FoundationRoles.Path, FoundationRoles.Prefix, FoundationRoles.DeployRolePattern)));
        var layers = new PolicyLayers { ServiceControl = [new PolicyLevel("account", [AccessPolicy.FullAccess, stop])], Identity = [AccessPolicy.FullAccess], Resource = AccessPolicy.FullAccess };
        bool May(string action) => PolicyEvaluator.Evaluate(new AccessRequest { Caller = new Caller("arn:aws:iam::222222222222:role/alice", "222222222222"), Action = action }, layers).IsAllowed;
        Assert.Multiple(() =>
        {
            Assert.That(FoundationWork.Of("o-exampleorgid").Select(w => PolicyEvaluator.Evaluate(w.Request, layers).IsAllowed), Is.All.True);
            Assert.That(new[] { "ec2:RunInstances", "sagemaker:CreateTrainingJob", "bedrock:InvokeModel", "rds:CreateDBInstance" }.Select(May), Is.All.False);
            Assert.That(new[] { "ec2:StopInstances", "ec2:TerminateInstances", "sagemaker:DeleteEndpoint", "s3:GetObject", "ce:GetCostAndUsage" }.Select(May), Is.All.True);
        });
    }

    private static Task<Plan> PlanAsync(string costs = "{}", string teams = Teams) => StackFiles.PlanAsync(StackFiles.Minimal + teams + $"  mlfoundation:costs: {costs}\n");

    private static ImmutableDictionary<string, object?>[] List(object? value) => [.. ((ImmutableArray<object?>)value!).Cast<ImmutableDictionary<string, object?>>()];

    /// <summary>All texts within a value, keys in order.</summary>
    private static string Texts(object? value) => value switch
    {
        ImmutableDictionary<string, object?> map => string.Join(' ', map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Texts(p.Value))),
        ImmutableArray<object?> list => string.Join(' ', list.Select(Texts)),
        _ => FormattableString.Invariant($"{value}"),
    };
}
