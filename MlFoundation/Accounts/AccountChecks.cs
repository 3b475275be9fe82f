using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Organization;

namespace MlFoundation.Accounts;

/// <summary>What holds between accounts, units and teams.</summary>
internal static class AccountChecks
{
    /// <summary>Every problem of the accounts.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        var accounts = AccountPlan.Of(settings);
        var units = UnitPlan.Of(settings.Organization).ToDictionary(u => u.Path.ToString());
        return
        [
            .. accounts.SelectMany(a => InItsUnit(a, units)),
            .. accounts.Where(a => a is { Email: null, Role: not AccountRole.Management }).Select(a => NoEmail(a, settings.Accounts.EmailPattern)),
            .. Unique(accounts, "key", a => a.Key, a => a.SettingsPath, "Rename one of the two: both would be called that."),
            .. Unique(accounts, "name", a => a.Name, a => $"{a.SettingsPath}.name", "Give one of the two another name."),
            .. Unique(accounts, "e-mail address", a => a.Email?.ToString(), a => $"{a.SettingsPath}.email", "AWS takes an address for one account only."),
            .. Unique(accounts, "id", a => a.Id?.ToString(), a => $"{a.SettingsPath}.id", "One of the two is another account."),
            .. Combined(settings, accounts),
            .. DeployingTeams(settings),
            .. Vending(settings, accounts, units),
        ];
    }

    private static IEnumerable<Problem> InItsUnit(PlannedAccount account, Dictionary<string, PlannedUnit> units)
    {
        // A unit to wait in that is not there is a problem of its own, once.
        if (account.Unit is null || account.UnitSettingsPath == AccountPlan.ClosingUnitAt)
        {
            yield break;
        }

        if (!units.TryGetValue(account.Unit.ToString(), out var unit))
        {
            yield return new Problem(account.UnitSettingsPath, account.Unit, "a unit of organization.units", Suggestion.For(account.Unit.ToString(), units.Keys, "units"));
        }
        else if (account.Connectivity != unit.Connectivity)
        {
            yield return new Problem(
                $"{account.SettingsPath}.connectivity", account.Connectivity, $"{RecordKey(unit.Connectivity)}, as its unit {unit.Path} has it",
                "An account gets its network by the unit it sits in: name another unit, or give the unit this connectivity.");
        }
    }

    private static Problem NoEmail(PlannedAccount account, string? pattern) => pattern is null
        ? new Problem($"{account.SettingsPath}.email", null, "an e-mail address", "Give one here, or accounts.emailPattern for all: aws+{account}@example.com.")
        : new Problem($"{account.SettingsPath}.email", pattern.Replace("{account}", account.Key, StringComparison.Ordinal), "an e-mail address of 6 to 64 characters", "Give a shorter one here.");

    private static IEnumerable<Problem> Unique(
        IReadOnlyList<PlannedAccount> accounts, string what, Func<PlannedAccount, string?> value, Func<PlannedAccount, string> at, string wayOut) =>
        from same in accounts.Where(a => value(a) is not null).GroupBy(a => value(a)!, StringComparer.OrdinalIgnoreCase)
        from twin in same.Skip(1)
        select new Problem(at(twin), value(twin), $"{(what[0] is 'e' or 'i' ? "an" : "a")} {what} of its own; {same.First().SettingsPath} has it", wayOut);

    private static IEnumerable<Problem> Combined(FoundationSettings settings, IReadOnlyList<PlannedAccount> accounts)
    {
        if (settings.Accounts.DevOps is not { CombinedWith: not null } devOps)
        {
            yield break;
        }

        const string At = "accounts.devOps";
        if (accounts.FirstOrDefault(a => a.Role == AccountRole.MlSharedServices) is not { } partner)
        {
            yield return new Problem($"{At}.combinedWith", devOps.CombinedWith, "an account that is there", "Add accounts.mlSharedServices, or give DevOps an account of its own.");
        }
        else if (devOps.Owner != partner.Owner)
        {
            yield return new Problem(
                $"{At}.owner", devOps.Owner, $"\"{partner.Owner}\", the owner of mlSharedServices",
                "One account may hold both only where one team owns both; two owners need two accounts, so that each answers for its own. Remove combinedWith, or name that owner.");
        }

        if (devOps is not { Id: null, Name: null, Email: null, Unit: null, Connectivity: null, Closing: false })
        {
            yield return new Problem(At, null, "only combinedWith and owner", "The account is described under accounts.mlSharedServices: move the other keys there.");
        }
    }

    private static IEnumerable<Problem> DeployingTeams(FoundationSettings settings)
    {
        var teams = settings.Accounts.CentralDeployments?.Teams ?? [];
        for (var i = 0; i < teams.Count; i++)
        {
            if (!settings.Teams.ContainsKey(teams[i]))
            {
                yield return new Problem(
                    FormattableString.Invariant($"accounts.centralDeployments.teams[{i}]"), teams[i], "the key of a team",
                    Suggestion.For(teams[i], settings.Teams.Keys, "teams"));
            }
        }
    }

    private static IEnumerable<Problem> Vending(FoundationSettings settings, IReadOnlyList<PlannedAccount> accounts, Dictionary<string, PlannedUnit> units)
    {
        if (AccountPlan.ModeOf(settings) != VendingMode.AccountFactory)
        {
            yield break;
        }

        if (settings.Organization.ControlTower.LandingZone == LandingZoneMode.None)
        {
            yield return new Problem(
                "accounts.vending.mode", VendingMode.AccountFactory, "\"organizations\" without a landing zone", "Account Factory comes with Control Tower: name a landing zone, or the other mode.");
            yield break;
        }

        foreach (var account in accounts.Where(a => a is { Id: null, Unit: not null, Role: not (AccountRole.LogArchive or AccountRole.SecurityTooling) }))
        {
            if (units.GetValueOrDefault(account.Unit!.ToString()) is { Existing: false, Register: false } unit)
            {
                yield return new Problem(
                    $"{unit.SettingsPath}.register", false, $"true, because {account.Key} is vended into it", "Account Factory takes registered units only: register it, or name another unit for the account.");
            }
        }
    }

    private static string RecordKey(Connectivity connectivity) => connectivity switch
    {
        Connectivity.Corporate => "corporate",
        Connectivity.Internet => "internet",
        _ => "none",
    };
}
