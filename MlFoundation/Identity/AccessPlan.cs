using System.Globalization;
using System.Runtime.CompilerServices;
using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Identity;

/// <summary>Who may do what where, and why, as it follows from accounts, teams and settings.</summary>
/// <param name="Groups">Groups by key.</param>
/// <param name="PermissionSets">Sets that an assignment uses, by name.</param>
/// <param name="Assignments">By account, then group, then set.</param>
public sealed record AccessPlan(
    IReadOnlyList<PlannedGroup> Groups, IReadOnlyList<PlannedPermissionSet> PermissionSets, IReadOnlyList<PlannedAssignment> Assignments)
{
    // Checks, component and model ask for the same access; settings never change.
    private static readonly ConditionalWeakTable<FoundationSettings, AccessPlan> Known = [];

    /// <summary>Nothing: the program does not see to access.</summary>
    public static AccessPlan None { get; } = new([], [], []);

    /// <summary>Reads the plan off settings. What they refer to and is not there is left out: <see cref="IdentityChecks"/> reports it.</summary>
    public static AccessPlan Of(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return IsOn(settings) ? Known.GetValue(settings, static given => new Builder(given).Build()) : None;
    }

    /// <summary>Whether the program sees to access.</summary>
    public static bool IsOn(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var controlTower = settings.Organization.ControlTower;
        return settings.Identity.Enabled ?? (controlTower.LandingZone != LandingZoneMode.None && controlTower.AccessManagement);
    }

    /// <summary>All permission sets that an assignment may name, by name.</summary>
    public static IReadOnlyDictionary<string, PlannedPermissionSet> SetsOf(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var sets = new Dictionary<string, PlannedPermissionSet>(PermissionSetCatalog.Of(settings.Organization.HomeRegion), StringComparer.Ordinal);
        foreach (var (name, given) in settings.Identity.PermissionSets)
        {
            var usual = sets.GetValueOrDefault(name) ?? new PlannedPermissionSet(name, name, 4, [], null, null, false, name == ControlTowerPermissionSets.Administrator);
            sets[name] = usual with
            {
                Description = given.Description ?? usual.Description,
                SessionHours = given.SessionHours ?? usual.SessionHours,
                ManagedPolicies = [.. (given.ManagedPolicies ?? usual.ManagedPolicies).Order(StringComparer.Ordinal)],
                RelayState = given.RelayState ?? usual.RelayState,
                Bounded = given.Bounded ?? usual.Bounded,
                Existing = given.Existing,
                InlinePolicy = given.InlinePolicy,
            };
        }

        return sets;
    }

    /// <summary>Groups of the platform that an assignment may name, by name.</summary>
    public static IReadOnlyDictionary<string, PlannedGroup> PlatformGroupsOf(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var identity = settings.Identity;
        var groups = PlatformGroups.Usual.Keys.Concat(identity.PlatformGroups.Keys).Distinct().ToDictionary(name => name, name =>
        {
            var given = identity.PlatformGroups.GetValueOrDefault(name);
            var source = given?.Source ?? (PlatformGroups.MadeByControlTower(settings, name) ? GroupSource.Lookup : identity.Groups);
            return new PlannedGroup(name, name, given?.Description ?? PlatformGroups.Usual.GetValueOrDefault(name) ?? name, source, PersonClass.Platform, null)
            {
                Central = given?.Central ?? PlatformGroups.Central.Contains(name),
            };
        }, StringComparer.Ordinal);
        if (identity.BreakGlass.Enabled)
        {
            var name = identity.BreakGlass.Group;
            groups[name] = new PlannedGroup(name, name, "Last resort: empty until somebody has to be in it.", identity.Groups, PersonClass.BreakGlass, null) { Central = true };
        }

        return groups;
    }

    /// <summary>A key as one word with capital initials: <c>FraudDetection</c> for <c>fraud-detection</c>.</summary>
    internal static string OneWord(string key) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(key.Replace('-', ' ')).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Accounts that an item of an assignment's <c>accounts</c> stands for.</summary>
    internal static IEnumerable<PlannedAccount> AccountsOf(string item, IReadOnlyList<PlannedAccount> accounts) =>
        item.StartsWith(AssignmentSettings.UnitPrefix, StringComparison.Ordinal)
            ? accounts.Where(a => a.Unit is { } unit && OuPath.IsIn(unit.ToString(), item[AssignmentSettings.UnitPrefix.Length..]))
            : accounts.Where(a => a.Key == item);

    private sealed class Builder(FoundationSettings settings)
    {
        private readonly IReadOnlyList<PlannedAccount> accounts = AccountPlan.Of(settings);
        private readonly IReadOnlyDictionary<string, PlannedGroup> platform = PlatformGroupsOf(settings);
        private readonly IReadOnlyDictionary<string, PlannedPermissionSet> sets = SetsOf(settings);
        private readonly List<PlannedAssignment> assignments = [];

        public AccessPlan Build()
        {
            foreach (var account in accounts)
            {
                AddPlatform(account);
                AddTeam(account);
            }

            foreach (var given in settings.Identity.Assignments.Where(a => platform.ContainsKey(a.Group)))
            {
                foreach (var account in given.Accounts.SelectMany(item => AccountsOf(item, accounts)).Distinct())
                {
                    Add(given.Group, given.PermissionSet, account, given.Reason);
                }
            }

            PlannedAssignment[] ordered =
            [
                .. assignments.Where(a => sets.ContainsKey(a.PermissionSet)).DistinctBy(a => new { Group = a.Group.Key, a.PermissionSet, Account = a.Account.Key })
                    .OrderBy(a => a.Account.Key, StringComparer.Ordinal).ThenBy(a => a.Group.Key, StringComparer.Ordinal).ThenBy(a => a.PermissionSet, StringComparer.Ordinal),
            ];
            return new AccessPlan(
                [.. ordered.Select(a => a.Group).Concat(platform.Values).DistinctBy(g => g.Key).OrderBy(g => g.Key, StringComparer.Ordinal)],
                [.. ordered.Select(a => a.PermissionSet).Distinct().Order(StringComparer.Ordinal).Select(name => sets[name])],
                ordered);
        }

        private void AddPlatform(PlannedAccount account)
        {
            foreach (var access in PlatformGroups.AccessTo(account))
            {
                Add(access.Group, access.PermissionSet, account, access.Reason);
            }

            if (settings.Identity.BreakGlass is { Enabled: true } last && account.Role == AccountRole.Management)
            {
                Add(last.Group, PermissionSetCatalog.BreakGlass, account, "When nobody else can get in, any account can be reached from here through Control Tower's role.");
            }
        }

        private void AddTeam(PlannedAccount account)
        {
            if (account is { Role: AccountRole.Sandbox })
            {
                var sandbox = new PlannedGroup(
                    $"{account.Key}/users", NameOf(account.Key, "Users"), $"Works in {account.Name}.", settings.Identity.Groups, PersonClass.SandboxUsers, null);
                assignments.Add(new PlannedAssignment(sandbox, PermissionSetCatalog.SandboxUser, account, "A sandbox is for its own people, with synthetic data."));
            }
            else if (account is { Role: AccountRole.Team, Team: { } team, Stage: { } stage })
            {
                foreach (var kind in TeamGroups.All)
                {
                    var set = kind.Access(settings.Identity.TeamAccess).In(stage) ?? kind.PermissionSet;
                    if (set != StageAccessSettings.Nothing)
                    {
                        var group = new PlannedGroup($"{team}/{kind.Key}", NameOf(team, kind.Name), $"{kind.Description} Team {team}.", settings.Identity.Groups, kind.Class, team);
                        assignments.Add(new PlannedAssignment(group, set, account, kind.Reason));
                    }
                }
            }
        }

        private void Add(string group, string set, PlannedAccount account, string reason) =>
            assignments.Add(new PlannedAssignment(platform[group], set, account, reason));

        private string NameOf(string team, string role) => settings.Identity.TeamGroups
            .Replace(IdentitySettings.TeamPlaceholder, OneWord(team), StringComparison.Ordinal).Replace(IdentitySettings.RolePlaceholder, role, StringComparison.Ordinal);
    }
}
