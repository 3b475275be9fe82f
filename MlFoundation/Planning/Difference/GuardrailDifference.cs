using System.Collections.Immutable;
using MlFoundation.Planning.Access;
using MlFoundation.Planning.Proofs;
using MlFoundation.Policies;

namespace MlFoundation.Planning.Difference;

/// <summary>Policies and controls that come, go or change, and what administrators can do then that they could not, and the reverse.</summary>
internal static class GuardrailDifference
{
    private const string PolicyType = "aws:organizations/policy:Policy";

    private static readonly ForbiddenWork[] Work = [.. ForbiddenWork.All.Concat(TellingWork.All).DistinctBy(w => (w.What, w.AsRoot))];

    public static IEnumerable<DomainChange> Of(PlanPair pair) =>
        Bound(pair, "Policy", g => g.Policies).Concat(Bound(pair, "Control", g => g.Controls)).Concat(Documents(pair)).Concat(Decisions(pair))
            .Select(c => new DomainChange(c.Grade, Topic.Guardrails, c.Sentence));

    private static IEnumerable<(Grade Grade, string Sentence)> Bound(PlanPair pair, string what, Func<Guardrails, HashSet<(string Unit, string Name)>> of)
    {
        var (before, after) = (of(pair.GuardrailsBefore), of(pair.GuardrailsAfter));
        foreach (var group in after.Except(before).GroupBy(b => b.Name))
        {
            // What binds only units that are new takes nothing from anybody.
            var all = group.All(b => b.Unit != Guardrails.Root && !pair.UnitsBefore.ContainsKey(b.Unit));
            yield return (all ? Grade.Harmless : Grade.Careful, $"{what} {group.Key} binds {Units(group)} from now on{Accounts(pair.AccountsAfter, group)}.");
        }

        // With a unit its attachments go; that is not the guardrail's change.
        foreach (var group in before.Except(after).Where(b => b.Unit == Guardrails.Root || pair.UnitsAfter.ContainsKey(b.Unit)).GroupBy(b => b.Name))
        {
            yield return (Grade.Dangerous, $"{what} {group.Key} no longer binds {Units(group)}{Accounts(pair.AccountsAfter, group)}.");
        }
    }

    private static IEnumerable<(Grade Grade, string Sentence)> Documents(PlanPair pair)
    {
        var before = pair.Before.All(PolicyType).DistinctBy(p => p.Urn).ToDictionary(p => p.Urn, StringComparer.Ordinal);
        foreach (var policy in pair.After.All(PolicyType).DistinctBy(p => p.Urn))
        {
            if (!before.TryGetValue(policy.Urn, out var was) || was.Text("content") == policy.Text("content"))
            {
                continue;
            }

            string[] parts = [.. PropertyDifference.Of("", was["content"], policy["content"]).Select(p => StatementOf(p.Path)).Distinct()];
            var name = policy.Text("name") ?? policy.Name;
            var units = pair.GuardrailsAfter.Policies.Where(p => name.EndsWith(p.Name, StringComparison.Ordinal)).ToArray();
            yield return (Grade.Careful, $"Policy {name} changes in {Words.Verb(parts.Length, "statement", "statements")} {Words.List(parts)}{(units.Length > 0 ? $", and binds {Units(units)}{Accounts(pair.AccountsAfter, units)}" : "")}.");
        }
    }

    // The same policies give the same decisions: units under the same ones are asked once.
    private static IEnumerable<(Grade Grade, string Sentence)> Decisions(PlanPair pair)
    {
        if (pair.Before.Plan.Foundation is null || pair.After.Plan.Foundation is null)
        {
            return [];
        }

        var (before, after) = (new Deciding(pair.Before), new Deciding(pair.After));
        return
        [
            .. from path in pair.UnitsAfter.Keys.Where(pair.UnitsBefore.ContainsKey).Order(StringComparer.Ordinal)
               from change in Compare(before.Of(path), after.Of(path))
               group path by change into same
               orderby same.Key
               select (same.Key.Allowed ? Grade.Dangerous : Grade.Careful, same.Key.Allowed
                   ? $"In {Words.List(same)} {same.Key.Who} can {same.Key.What} from now on."
                   : $"In {Words.List(same)} {same.Key.Who} can no longer {same.Key.What}."),
        ];
    }

    private static IEnumerable<(bool Allowed, string Who, string What)> Compare(ImmutableArray<bool> before, ImmutableArray<bool> after) =>
        before == after ? [] : Work.Select((w, i) => (Work: w, Before: before[i], After: after[i])).Where(w => w.Before != w.After)
            .Select(w => (w.After, w.Work.AsRoot ? "the root user" : w.After ? "an administrator" : "even an administrator", w.Work.AsRoot ? "act" : w.Work.What));

    private static string Units(IEnumerable<(string Unit, string Name)> bound) => Words.List(bound.Select(b => b.Unit));

    private static string Accounts(Dictionary<string, ModelAccount> accounts, IEnumerable<(string Unit, string Name)> bound)
    {
        var units = bound.Select(b => b.Unit).ToHashSet(StringComparer.Ordinal);
        return $" ({Words.Count(accounts.Values.Count(a => a.Unit is { } unit && (units.Contains(Guardrails.Root) || Guardrails.Above(unit).Any(units.Contains))), "account")})";
    }

    private static string StatementOf(string path)
    {
        var start = path.IndexOf('[', StringComparison.Ordinal);
        return path.StartsWith("Statement[", StringComparison.Ordinal) ? path[(start + 1)..path.IndexOf(']', StringComparison.Ordinal)] : path;
    }

    /// <summary>What is allowed under the policies of each unit of a plan.</summary>
    private sealed class Deciding(ProofInput input)
    {
        private readonly GuardrailLayers layers = new(input);
        private readonly Dictionary<PolicyLayers, ImmutableArray<bool>> known = new(ReferenceEqualityComparer.Instance);

        public ImmutableArray<bool> Of(string unit)
        {
            var of = layers.Of(unit);
            if (!known.TryGetValue(of, out var decisions))
            {
                known[of] = decisions = [.. Work.Select(w => PolicyEvaluator.Evaluate(w.Request(input.Plan.Foundation?.OrganizationId ?? ""), of).IsAllowed)];
            }

            return decisions;
        }
    }
}
