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

        if (settings.Teams.Count > MostRules)
        {
            yield return new Problem(
                "teams", new Literal(FormattableString.Invariant($"{settings.Teams.Count} teams")), $"at most {MostRules}",
                "A cost category has no more rules, and each team takes one: split the organization into several stacks.");
        }
    }
}
