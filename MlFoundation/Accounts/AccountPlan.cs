using System.Runtime.CompilerServices;
using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>Lists all accounts of the settings, with what they take from their role, unit or team filled in.</summary>
internal sealed class AccountPlan
{
    /// <summary>Setting of the unit that accounts wait in.</summary>
    internal const string ClosingUnitAt = "accounts.closingUnit";

    // Some twenty places ask for the same accounts; settings never change.
    private static readonly ConditionalWeakTable<FoundationSettings, IReadOnlyList<PlannedAccount>> Known = [];

    private readonly FoundationSettings settings;
    private readonly Dictionary<string, PlannedUnit> units;
    private readonly List<PlannedAccount> accounts = [];

    private AccountPlan(FoundationSettings settings)
    {
        this.settings = settings;
        units = UnitPlan.Of(settings.Organization).ToDictionary(u => u.Path.ToString());
    }

    /// <summary>All accounts by key. References to units that are not there stay as they are: <see cref="AccountChecks"/> reports them.</summary>
    public static IReadOnlyList<PlannedAccount> Of(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Known.GetValue(settings, static given =>
        {
            var plan = new AccountPlan(given);
            plan.AddShared();
            plan.AddTeams();
            return [.. plan.accounts.OrderBy(a => a.Key, StringComparer.Ordinal)];
        });
    }

    /// <summary>How accounts come into being: Account Factory comes with a landing zone.</summary>
    public static VendingMode ModeOf(FoundationSettings settings) =>
        settings.Accounts.Vending.Mode
        ?? (settings.Organization.ControlTower.LandingZone == LandingZoneMode.None ? VendingMode.Organizations : VendingMode.AccountFactory);

    private void AddShared()
    {
        var given = settings.Accounts;
        accounts.Add(new PlannedAccount(
            "management", "accounts.management", AccountRole.Management, given.Management.Name, null, given.Management.Owner ?? settings.Organization.Owner,
            null, "accounts.management", given.Management.Id, Connectivity.None));
        Add("log-archive", "accounts.logArchive", AccountRole.LogArchive, given.LogArchive, "security");
        Add("security-tooling", "accounts.securityTooling", AccountRole.SecurityTooling, given.SecurityTooling, "security");
        Add("network", "accounts.network", AccountRole.Network, given.Network, "infrastructure");
        Add("shared-services", "accounts.sharedServices", AccountRole.SharedServices, given.SharedServices, "infrastructure");
        Add("data-governance", "accounts.dataGovernance", AccountRole.DataGovernance, given.DataGovernance, given.DataUnit.ToString(), "accounts.dataUnit");
        Add("ml-shared-services", "accounts.mlSharedServices", AccountRole.MlSharedServices, given.MlSharedServices, "deployments");
        Add("central-deployments", "accounts.centralDeployments", AccountRole.CentralDeployments, given.CentralDeployments, "deployments");
        if (given.DevOps is { CombinedWith: null })
        {
            Add("dev-ops", "accounts.devOps", AccountRole.DevOps, given.DevOps, "deployments");
        }

        foreach (var (domain, lake) in given.DataLakes)
        {
            Add($"data-lake-{domain}", $"accounts.dataLakes.{domain}", AccountRole.DataLake, lake, given.DataUnit.ToString(), "accounts.dataUnit");
        }

        foreach (var (sandbox, account) in given.Sandboxes)
        {
            Add($"sandbox-{sandbox}", $"accounts.sandboxes.{sandbox}", AccountRole.Sandbox, account, given.SandboxUnit.ToString(), "accounts.sandboxUnit");
        }
    }

    private void AddTeams()
    {
        var byStage = settings.Accounts.TeamUnits;
        foreach (var (key, team) in settings.Teams)
        {
            (string Stage, AccountSettings? Account, OuPath Unit)[] stages =
                [("dev", team.Stages.Dev, byStage.Dev), ("test", team.Stages.Test, byStage.Test), ("prod", team.Stages.Prod, byStage.Prod)];
            foreach (var (stage, account, unit) in stages)
            {
                Add($"{key}-{stage}", $"teams.{key}.stages.{stage}", AccountRole.Team, account, unit.ToString(), $"accounts.teamUnits.{stage}", key, team.Owner ?? team.Name ?? key, stage);
            }
        }
    }

    private void Add(
        string key, string at, AccountRole role, AccountSettings? account, string defaultUnit, string? defaultUnitAt = null, string? team = null, string? owner = null, string? stage = null)
    {
        if (account is null)
        {
            return;
        }

        var waiting = account.Closing ? settings.Accounts.ClosingUnit : null;
        var path = waiting ?? account.Unit ?? OuPath.Parse(defaultUnit);
        var unit = units.GetValueOrDefault(path.ToString());
        accounts.Add(new PlannedAccount(
            key, at, role, account.Name ?? key, account.Email ?? EmailFor(key), account.Owner ?? owner ?? unit?.Owner ?? settings.Organization.Owner,
            path, waiting is not null ? ClosingUnitAt : account.Unit is null ? defaultUnitAt ?? at : $"{at}.unit", account.Id,
            (waiting is null ? account.Connectivity : null) ?? unit?.Connectivity ?? Connectivity.None)
        {
            State = !account.Closing ? AccountState.Active : settings.Safety.Released.ContainsKey(key) ? AccountState.Released : AccountState.Closing,
            Serves = (account as CentralDeploymentsSettings)?.Teams ?? [],
            AlsoDevOps = role == AccountRole.MlSharedServices && settings.Accounts.DevOps is { CombinedWith: DevOpsPartner.MlSharedServices },
            Team = team,
            Stage = stage,
        });
    }

    private EmailAddress? EmailFor(string key) =>
        settings.Accounts.EmailPattern is { } pattern && EmailAddress.TryParse(pattern.Replace("{account}", key, StringComparison.Ordinal), out var email, out _) ? email : null;
}
