using MlFoundation.Accounts;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Organization;

namespace MlFoundation.Identity;

/// <summary>What holds between access, accounts and teams.</summary>
internal static class IdentityChecks
{
    /// <summary>Every problem of the access settings.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var accounts = AccountPlan.Of(settings);
        var sets = AccessPlan.SetsOf(settings);
        return
        [
            .. NewSets(settings),
            .. ControlTowers(settings),
            .. ExistingSets(settings),
            .. Assignments(settings, accounts, sets),
            .. TeamAccess(settings, sets),
            .. Bounded(settings, sets),
            .. Domains(settings, accounts),
            .. OneNameEach(settings),
        ];
    }

    private static IEnumerable<Problem> NewSets(FoundationSettings settings)
    {
        var usual = PermissionSetCatalog.Of(settings.Organization.HomeRegion);
        foreach (var (name, given) in settings.Identity.PermissionSets.Where(s => !s.Value.Existing && !usual.ContainsKey(s.Key) && !IsControlTowers(settings, s.Key)))
        {
            if (given.Description is null)
            {
                yield return new Problem($"identity.permissionSets.{name}.description", null, "a sentence that says what the set is for", "People choose by it in the access portal.");
            }

            if (given is { ManagedPolicies: not { Count: > 0 }, InlinePolicy: null })
            {
                yield return new Problem($"identity.permissionSets.{name}.managedPolicies", null, "at least one policy", "A new set allows nothing by itself. To change a usual set, use its name: " + string.Join(", ", usual.Keys.Order(StringComparer.Ordinal)) + ".");
            }
        }
    }

    private static IEnumerable<Problem> ControlTowers(FoundationSettings settings) =>
        from set in settings.Identity.PermissionSets
        where !set.Value.Existing && IsControlTowers(settings, set.Key)
        select new Problem($"identity.permissionSets.{set.Key}", null, "existing: true", "Control Tower makes that set, and Identity Center takes no second one of its name: use it as it is, or choose another name.");

    private static bool IsControlTowers(FoundationSettings settings, string name) => ControlTowerPermissionSets.AreThere(settings) && ControlTowerPermissionSets.Names.Contains(name);

    private static IEnumerable<Problem> ExistingSets(FoundationSettings settings) =>
        from set in settings.Identity.PermissionSets
        where set.Value is { Existing: true } and not { SessionHours: null, ManagedPolicies: null, RelayState: null, Bounded: null, InlinePolicy: null }
        select new Problem($"identity.permissionSets.{set.Key}", null, "only existing and description", "A set that is there is used as it is: remove the other keys, or existing.");

    private static IEnumerable<Problem> Assignments(FoundationSettings settings, IReadOnlyList<PlannedAccount> accounts, IReadOnlyDictionary<string, PlannedPermissionSet> sets)
    {
        var groups = AccessPlan.PlatformGroupsOf(settings);
        string[] items = [.. accounts.Select(a => a.Key), .. UnitPlan.Of(settings.Organization).Select(u => AssignmentSettings.UnitPrefix + u.Path)];
        for (var i = 0; i < settings.Identity.Assignments.Count; i++)
        {
            var (given, at) = (settings.Identity.Assignments[i], FormattableString.Invariant($"identity.assignments[{i}]"));
            if (!groups.ContainsKey(given.Group))
            {
                yield return new Problem($"{at}.group", given.Group, "a group of the platform", Suggestion.For(given.Group, groups.Keys, "groups"));
            }

            if (!sets.ContainsKey(given.PermissionSet))
            {
                yield return new Problem($"{at}.permissionSet", given.PermissionSet, "a permission set", Suggestion.For(given.PermissionSet, sets.Keys, "permission sets"));
            }

            for (var j = 0; j < given.Accounts.Count; j++)
            {
                if (!items.Contains(given.Accounts[j]))
                {
                    yield return new Problem(FormattableString.Invariant($"{at}.accounts[{j}]"), given.Accounts[j], "the key of an account, or unit: with the path of a unit", Suggestion.Nearest(given.Accounts[j], items));
                }
            }
        }
    }

    private static IEnumerable<Problem> TeamAccess(FoundationSettings settings, IReadOnlyDictionary<string, PlannedPermissionSet> sets)
    {
        var access = settings.Identity.TeamAccess;
        (string Kind, StageAccessSettings Stages)[] kinds =
            [("teamLead", access.TeamLead), ("dataScientists", access.DataScientists), ("mlEngineers", access.MlEngineers), ("dataEngineers", access.DataEngineers)];
        return from kind in kinds
               from stage in (string[])["dev", "test", "prod"]
               let named = kind.Stages.In(stage)
               where named is not null && named != StageAccessSettings.Nothing && !sets.ContainsKey(named)
               select new Problem($"identity.teamAccess.{kind.Kind}.{stage}", named, "a permission set, or none", Suggestion.For(named, sets.Keys, "permission sets"));
    }

    // The boundary comes with the blueprint: without one an assignment fails in AWS.
    private static IEnumerable<Problem> Bounded(FoundationSettings settings, IReadOnlyDictionary<string, PlannedPermissionSet> sets) =>
        from assignment in AccessPlan.Of(settings).Assignments
        where sets[assignment.PermissionSet].Bounded && assignment.Account.Connectivity == Connectivity.None
        group assignment by assignment.Account into account
        select new Problem(
            account.Key.UnitSettingsPath, account.Key.Unit, $"a unit whose connectivity is corporate or internet, because {account.First().PermissionSet} is assigned in {account.Key.Key}",
            "That set is bounded by a policy which the account's blueprint brings: give the unit a connectivity, or set identity.permissionSets." + account.First().PermissionSet + ".bounded to false.");

    private static IEnumerable<Problem> Domains(FoundationSettings settings, IReadOnlyList<PlannedAccount> accounts) =>
        from domain in settings.Identity.Domains
        where accounts.All(a => a.Key != domain.Key || a.Team is null)
        select new Problem(
            $"identity.domains.{domain.Key}", null, "the key of a team's account", Suggestion.For(domain.Key, accounts.Where(a => a.Team is not null).Select(a => a.Key), "accounts"));

    private static IEnumerable<Problem> OneNameEach(FoundationSettings settings) =>
        from same in AccessPlan.Of(settings).Groups.GroupBy(g => g.Name, StringComparer.Ordinal)
        where same.Skip(1).Any()
        select new Problem(
            "identity.teamGroups", new Literal($"{same.Key} for {string.Join(" and ", same.Select(g => g.Key))}"), "a name of its own for each group", "Choose another pattern, or rename one of the teams.");
}
