using MlFoundation.Support;

namespace MlFoundation.Costs;

/// <summary>More teams than one cost category takes.</summary>
[TestFixture]
public sealed class CostTeamCategoriesTests
{
    private const string Category = "aws:costexplorer/costCategory:CostCategory";

    [TestCase(600, 1, "costs.teamCategories = 1: expected more, because one of them would have 600 teams. A cost category takes 500 rules, and each team needs one: 600 teams fit into 2.")]
    [TestCase(501, 1, "costs.teamCategories = 1: expected more, because one of them would have 501 teams. A cost category takes 500 rules, and each team needs one: 501 teams fit into 2.")]
    [TestCase(1001, 2, "costs.teamCategories = 2: expected more, because one of them would have 501 teams. A cost category takes 500 rules, and each team needs one: 1001 teams fit into 3.")]
    public void MoreTeamsThanACategoryTakes_SayHowManyAreNeeded(int teams, int categories, string problem) => Assert.That(StackFiles.Problems(Teams(teams, categories)), Is.EqualTo(new[] { problem }));

    [Test]
    public void AsManyTeamsAsACategoryTakes_AreRight() => Assert.That(StackFiles.Problems(Teams(500, 1)), Is.Empty);

    [TestCase(500, 1, "Team"), TestCase(600, 2, "Team 1, Team 2")]
    public async Task Teams_AreSpreadOverAsManyCategoriesAsTheSettingsSay(int teams, int categories, string names)
    {
        var plan = await StackFiles.PlanAsync(Teams(teams, categories));
        var found = plan.Resources.Where(r => r.Type == Category && r.Text("name")!.StartsWith("Team", StringComparison.Ordinal)).ToArray();
        Assert.That(string.Join(", ", found.Select(r => r.Text("name"))), Is.EqualTo(names));
        Assert.That(found.Sum(r => ((IEnumerable<object?>)r["rules"]!).Count()), Is.EqualTo(teams));
    }

    private static string Teams(int count, int categories) =>
        StackFiles.Minimal + $"  mlfoundation:costs: {{ teamCategories: {categories} }}\n  mlfoundation:security: {{ detective: {{ enabled: false, reason: It takes 1200 accounts. }} }}\n  mlfoundation:teams:\n"
        + string.Concat(Enumerable.Range(0, count).Select(i => $"    team{i}: {{}}\n"));
}
