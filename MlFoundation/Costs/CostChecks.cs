using MlFoundation.Accounts;
using MlFoundation.Configuration;

namespace MlFoundation.Costs;

/// <summary>What holds between costs, teams and accounts.</summary>
internal static class CostChecks
{
    /// <summary>Rules of a cost category, of which each team takes one.</summary>
    /// <remarks>Source: AWS Cost Management User Guide, "Quotas and restrictions", cost categories.</remarks>
    private const int MostRules = 500;

    /// <summary>Every problem of the costs.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        foreach (var (key, team) in settings.Teams)
        {
            foreach (var problem in CostsSettings.TooMany(team.Budget?.Alerts ?? [], $"teams.{key}.budget.alerts"))
            {
                yield return problem;
            }
        }

        var fullest = settings.Teams.Keys.GroupBy(key => VendingLanes.Of(key, settings.Costs.TeamCategories)).Select(g => g.Count()).DefaultIfEmpty(0).Max();
        if (fullest > MostRules)
        {
            yield return new Problem(
                "costs.teamCategories", settings.Costs.TeamCategories, FormattableString.Invariant($"more, because one of them would have {fullest} teams"),
                FormattableString.Invariant($"A cost category takes {MostRules} rules, and each team needs one: {settings.Teams.Count} teams fit into {(settings.Teams.Count / (MostRules * 4 / 5)) + 1}."));
        }
    }
}
