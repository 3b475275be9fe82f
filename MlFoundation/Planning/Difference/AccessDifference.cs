namespace MlFoundation.Planning.Difference;

/// <summary>Who gains or loses which permission set where, and why.</summary>
internal static class AccessDifference
{
    private const string InlineType = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";

    public static IEnumerable<DomainChange> Of(PlanPair pair)
    {
        if (pair.Before.Plan.Foundation?.Access is not { } before || pair.After.Plan.Foundation?.Access is not { } after)
        {
            var (had, has) = (pair.Before.Plan.Foundation?.Access is not null, pair.After.Plan.Foundation?.Access is not null);
            return had == has ? [] : [new(Grade.Dangerous, Topic.Access, has ? "The stack sees to everybody's access from now on." : "The stack no longer sees to anybody's access: all its assignments go.")];
        }

        return Assignments(pair, before, after).Concat(Sets(pair, before, after)).Select(c => new DomainChange(c.Grade, Topic.Access, c.Sentence));
    }

    private static IEnumerable<(Grade Grade, string Sentence)> Assignments(PlanPair pair, AccessModel before, AccessModel after)
    {
        var (was, now) = (ByKey(before), ByKey(after));
        var names = before.Groups.Concat(after.Groups).DistinctBy(g => g.Key).ToDictionary(g => g.Key, g => g.Name, StringComparer.Ordinal);
        var powerful = before.PermissionSets.Concat(after.PermissionSets).Where(s => s.Administrator).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var same in now.Values.Where(a => !was.ContainsKey(KeyOf(a))).GroupBy(a => (a.Group, a.PermissionSet, a.Reason, New: !pair.AccountsBefore.ContainsKey(a.Account))))
        {
            // In an account that comes with it, nobody's data is there yet.
            var grade = same.Key.New ? Grade.Harmless : powerful.Contains(same.Key.PermissionSet) ? Grade.Dangerous : Grade.Careful;
            yield return (grade, $"{names[same.Key.Group]} gains {same.Key.PermissionSet} in {Words.List(same.Select(a => a.Account))}: {Words.Reason(same.Key.Reason)}");
        }

        foreach (var same in was.Values.Where(a => !now.ContainsKey(KeyOf(a))).GroupBy(a => (a.Group, a.PermissionSet, Gone: !pair.AccountsAfter.ContainsKey(a.Account))))
        {
            yield return (same.Key.Gone ? Grade.Harmless : Grade.Careful, $"{names[same.Key.Group]} loses {same.Key.PermissionSet} in {Words.List(same.Select(a => a.Account))}.");
        }

        foreach (var same in now.Values.Where(a => was.TryGetValue(KeyOf(a), out var old) && old.Reason != a.Reason).GroupBy(a => (a.Group, a.PermissionSet, a.Reason)))
        {
            yield return (Grade.Harmless, $"{names[same.Key.Group]} keeps {same.Key.PermissionSet} in {Words.List(same.Select(a => a.Account))} for another reason: {Words.Reason(same.Key.Reason)}");
        }
    }

    private static IEnumerable<(Grade Grade, string Sentence)> Sets(PlanPair pair, AccessModel before, AccessModel after)
    {
        var was = before.PermissionSets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var (oldText, newText) = (InlinePolicies(pair.Before.Plan), InlinePolicies(pair.After.Plan));
        foreach (var now in after.PermissionSets)
        {
            if (!was.TryGetValue(now.Name, out var old))
            {
                yield return (Grade.Harmless, $"Permission set {now.Name} is new: {Words.Reason(now.Description)}");
                continue;
            }

            string[] gained = [.. now.ManagedPolicies.Except(old.ManagedPolicies)];
            string[] lost = [.. old.ManagedPolicies.Except(now.ManagedPolicies)];
            if (gained.Length > 0)
            {
                yield return (Grade.Dangerous, $"Permission set {now.Name} gains {Words.List(gained)} wherever it is assigned.");
            }

            if (lost.Length > 0)
            {
                yield return (Grade.Careful, $"Permission set {now.Name} loses {Words.List(lost)} wherever it is assigned.");
            }

            if (old.Bounded != now.Bounded)
            {
                yield return (now.Bounded ? Grade.Careful : Grade.Dangerous, $"The workload boundary {(now.Bounded ? "limits" : "no longer limits")} permission set {now.Name}.");
            }

            if (old.SessionHours != now.SessionHours)
            {
                yield return (now.SessionHours > old.SessionHours ? Grade.Careful : Grade.Harmless, $"Sessions of permission set {now.Name} last {Words.Count(now.SessionHours, "hour")}; before, {Words.Count(old.SessionHours, "hour")}.");
            }

            if (oldText.GetValueOrDefault(now.Name) != newText.GetValueOrDefault(now.Name))
            {
                yield return (Grade.Careful, $"Permission set {now.Name} has another inline policy: the resources below show its statements.");
            }
        }

        foreach (var gone in was.Keys.Except(after.PermissionSets.Select(s => s.Name)))
        {
            yield return (Grade.Careful, $"Permission set {gone} goes.");
        }
    }

    private static Dictionary<string, string?> InlinePolicies(Plan plan)
    {
        var input = new Proofs.ProofInput(plan);
        return input.All(InlineType).Select(i => (Set: input.SourceOf(i.Text("permissionSetArn"))?.Text("name"), Text: i.Text("inlinePolicy")))
            .Where(i => i.Set is not null).DistinctBy(i => i.Set).ToDictionary(i => i.Set!, i => i.Text, StringComparer.Ordinal);
    }

    private static Dictionary<(string, string, string), ModelAssignment> ByKey(AccessModel access) => access.Assignments.DistinctBy(KeyOf).ToDictionary(KeyOf);

    private static (string, string, string) KeyOf(ModelAssignment a) => (a.Group, a.PermissionSet, a.Account);
}
