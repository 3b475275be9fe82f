using System.Globalization;

namespace MlFoundation.Planning.Difference;

/// <summary>Budgets that come, go or change, and what stops spending.</summary>
internal static class CostDifference
{
    private const string BudgetType = "aws:budgets/budget:Budget";

    public static IEnumerable<DomainChange> Of(PlanPair pair)
    {
        var (was, now) = (Budgets(pair.Before.Plan), Budgets(pair.After.Plan));
        foreach (var (name, limit) in now)
        {
            if (!was.TryGetValue(name, out var old))
            {
                yield return new(Grade.Harmless, Topic.Costs, $"Budget {name} is new: {limit.Text}.");
            }
            else if (old != limit)
            {
                yield return new(limit.Amount < old.Amount ? Grade.Careful : Grade.Harmless, Topic.Costs, $"Budget {name} is {limit.Text}; before, {old.Text}.");
            }
        }

        foreach (var gone in was.Keys.Where(n => !now.ContainsKey(n)))
        {
            yield return new(Grade.Careful, Topic.Costs, $"Budget {gone} goes: nobody hears when that much is spent.");
        }

        foreach (var change in Fact.Compare(Topic.Costs, Stops(pair.Before, was), Stops(pair.After, was)))
        {
            yield return change;
        }
    }

    // Who is stopped by a budget that is new was never without it.
    private static IEnumerable<(Fact, string?)> Stops(Proofs.ProofInput input, SortedDictionary<string, (decimal, string)> known) =>
        from action in input.All("aws:budgets/budgetAction:BudgetAction")
        let symbol = action.Text("budgetName")
        let budget = input.SourceOf(symbol) is { } source ? source.Text("name") ?? source.Name : symbol ?? action.Name
        select (new Fact($"Budget {budget}", "stops whatever spends, once it is used up", "no longer stops whatever spends", Grade.Careful, known.ContainsKey(budget) ? Grade.Careful : Grade.Harmless), (string?)null);

    private static SortedDictionary<string, (decimal Amount, string Text)> Budgets(Plan plan)
    {
        var budgets = new SortedDictionary<string, (decimal, string)>(StringComparer.Ordinal);
        foreach (var budget in plan.Resources.Where(r => r.Type == BudgetType))
        {
            var amount = budget.Text("limitAmount") ?? "0";
            var time = budget.Text("timeUnit") switch { "MONTHLY" => "a month", "QUARTERLY" => "a quarter", "ANNUALLY" => "a year", "DAILY" => "a day", _ => "" };
            budgets[budget.Text("name") ?? budget.Name] = (decimal.TryParse(amount, CultureInfo.InvariantCulture, out var number) ? number : 0, $"{amount} {budget.Text("limitUnit")} {time}".TrimEnd());
        }

        return budgets;
    }
}
