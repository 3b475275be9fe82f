using MlFoundation.Planning.Coverage;

namespace MlFoundation.Planning.Difference;

/// <summary>What the security services no longer watch, or watch from now on.</summary>
internal static class SecurityDifference
{
    public static IEnumerable<DomainChange> Of(PlanPair pair) =>
        Settings(pair.Before.Plan.Foundation?.Security, pair.After.Plan.Foundation?.Security).Concat(Coverage(pair)).Select(c => new DomainChange(c.Grade, Topic.Security, c.Sentence));

    private static IEnumerable<(Grade Grade, string Sentence)> Settings(SecurityModel? before, SecurityModel? after)
    {
        if (before is null || after is null)
        {
            yield break;
        }

        var (was, now) = (Services(before), Services(after));
        foreach (var off in after.Off.Where(o => now.Contains(o.Service) && !was.Contains(o.Service)))
        {
            yield return (Grade.Dangerous, $"{off.Service} is switched off: {Words.Reason(off.Reason)}");
        }

        foreach (var on in was.Except(now).Order(StringComparer.Ordinal))
        {
            yield return (Grade.Harmless, $"{on} is switched on.");
        }

        foreach (var region in after.Regions.Except(before.Regions).Order(StringComparer.Ordinal))
        {
            yield return (Grade.Careful, $"{region} is governed from now on.");
        }

        foreach (var region in before.Regions.Except(after.Regions).Order(StringComparer.Ordinal))
        {
            yield return (Grade.Dangerous, $"{region} is no longer governed: nothing watches it, and what is there is fenced off.");
        }

        if (before.LocksLogs != after.LocksLogs)
        {
            yield return after.LocksLogs ? (Grade.Careful, "Logs are locked from now on: nobody can delete them before their time.") : (Grade.Dangerous, "Logs that come from now on are no longer locked.");
        }
    }

    // Of the lock of logs its own sentence speaks.
    private static HashSet<string> Services(SecurityModel security) =>
        security.Off.Select(o => o.Service).Where(s => !s.StartsWith("logs.", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(Grade Grade, string Sentence)> Coverage(PlanPair pair)
    {
        if (SecurityCoverage.Of(pair.Before) is not { } before || SecurityCoverage.Of(pair.After) is not { } after)
        {
            return [];
        }

        var was = Watched(before);
        var now = Watched(after);
        return Cells(was, now, pair.AccountsAfter, (Grade.Dangerous, "no longer watches", "")).Concat(Cells(now, was, pair.AccountsBefore, (Grade.Harmless, "watches", " from now on")));
    }

    // Of accounts that come or go their own sentences speak.
    private static IEnumerable<(Grade, string)> Cells(
        HashSet<(string Service, string Account, string Region)> had, HashSet<(string Service, string Account, string Region)> has, Dictionary<string, ModelAccount> there, (Grade Grade, string What, string Since) means) =>
        from cell in had.Except(has)
        where cell.Account == SecurityCoverage.Future || there.ContainsKey(cell.Account)
        group cell.Account by (cell.Service, cell.Region) into place
        group place.Key.Region by (place.Key.Service, Accounts: Accounts(place)) into same
        orderby same.Key
        select (means.Grade, $"{same.Key.Service} {means.What} {same.Key.Accounts} in {Words.List(same)}{means.Since}.");

    private static string Accounts(IEnumerable<string> accounts)
    {
        var all = accounts.ToHashSet(StringComparer.Ordinal);
        var future = all.Remove(SecurityCoverage.Future);
        string[] parts = [.. all.Count == 0 ? Array.Empty<string>() : [all.Count > 3 ? Words.Count(all.Count, "account") : Words.List(all)], .. future ? ["accounts to come"] : Array.Empty<string>()];
        return string.Join(" and ", parts);
    }

    private static HashSet<(string, string, string)> Watched(SecurityCoverage coverage) =>
        coverage.Cells.Where(c => c.Kind is not (CoverageKind.Hole or CoverageKind.Off)).Select(c => (c.Service, c.Account, c.Region)).ToHashSet();
}
