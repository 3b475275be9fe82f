using MlFoundation.Accounts;

namespace MlFoundation.Costs;

/// <summary>What costs are told apart by, and the budgets: read off the settings.</summary>
/// <param name="Teams">Value of the category <c>Team</c> with the keys of its accounts, ordered.</param>
/// <param name="Stages">Value of the category <c>Stage</c> with the keys of its accounts, ordered.</param>
/// <param name="Budgets">Budgets by name.</param>
public sealed record CostPlan(
    IReadOnlyList<CostShare> Teams,
    IReadOnlyList<CostShare> Stages,
    IReadOnlyList<PlannedBudget> Budgets)
{
    /// <summary>What belongs to no team, or to all stages.</summary>
    public const string Shared = "shared";

    /// <summary>Stage of sandbox accounts.</summary>
    private const string SandboxStage = "sandbox";

    /// <summary>Reads the plan off validated settings.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="has">Whether an account is known: one that waits for its unit costs nothing yet.</param>
    public static CostPlan Of(FoundationSettings settings, Func<string, bool> has)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(has);
        PlannedAccount[] accounts = [.. AccountPlan.Of(settings).Where(a => has(a.Key))];
        var byTeam = accounts.Where(a => a.Team is not null).GroupBy(a => a.Team!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        var byStage = accounts.GroupBy(StageOf, StringComparer.Ordinal).Where(g => g.Key != Shared).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new CostPlan(
            [.. byTeam.Select(g => new CostShare(g.Key, [.. g.Select(a => a.Key)]))],
            [.. byStage.Select(g => new CostShare(g.Key, [.. g.Select(a => a.Key)]))],
            [
                .. byTeam.Select(g => OfTeam(settings, g.Key, [.. g])).OfType<PlannedBudget>(),
                .. accounts.Where(a => a.Role == AccountRole.Sandbox).Select(a => new PlannedBudget(
                    a.Key, settings.Costs.SandboxBudget, [a.Key], Addresses(settings.Costs, [], [a]), settings.Costs.StopSandboxes)),
            ]);
    }

    private static PlannedBudget? OfTeam(FoundationSettings settings, string key, PlannedAccount[] accounts)
    {
        var given = settings.Teams[key].Budget;
        return (given?.Monthly ?? settings.Costs.TeamBudget) is { } monthly
            ? new PlannedBudget($"team-{key}", monthly, [.. accounts.Select(a => a.Key)], Addresses(settings.Costs, given?.Alerts ?? [], accounts), false)
            : null;
    }

    private static string StageOf(PlannedAccount account) => account switch
    {
        { Role: AccountRole.Sandbox } => SandboxStage,
        { Team: { } team } => account.Key[(team.Length + 1)..],
        _ => Shared,
    };

    private static string[] Addresses(CostsSettings costs, IReadOnlyList<Primitives.EmailAddress> own, IReadOnlyList<PlannedAccount> accounts)
    {
        var given = own.Count > 0 ? own : costs.Alerts;
        return [.. (given.Count > 0 ? given : accounts.Select(a => a.Email).OfType<Primitives.EmailAddress>()).Select(a => a.ToString()).Distinct().Order(StringComparer.Ordinal).Take(CostsSettings.MostAddresses)];
    }
}

/// <summary>A value of a cost category, and the accounts whose costs have it.</summary>
/// <param name="Value">Such as a team's key.</param>
/// <param name="Accounts">Keys of the accounts.</param>
public sealed record CostShare(string Value, IReadOnlyList<string> Accounts);

/// <summary>A budget.</summary>
/// <param name="Name">Name in AWS: <c>team-fraud</c>, <c>sandbox-alice</c>.</param>
/// <param name="Monthly">US dollars a month.</param>
/// <param name="Accounts">Keys of the accounts whose costs count.</param>
/// <param name="Addresses">E-mail addresses that alerts go to.</param>
/// <param name="Stops">Whether the account can start nothing more once the budget is spent.</param>
public sealed record PlannedBudget(string Name, int Monthly, IReadOnlyList<string> Accounts, IReadOnlyList<string> Addresses, bool Stops);
