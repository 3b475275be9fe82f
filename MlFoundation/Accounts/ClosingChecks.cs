using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Organization;

namespace MlFoundation.Accounts;

/// <summary>What holds for accounts that are to be closed.</summary>
internal static class ClosingChecks
{
    /// <summary>Every problem of closing.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        var accounts = AccountPlan.Of(settings);
        return [.. Unit(settings), .. accounts.SelectMany(a => StoodOn(a, settings)), .. Released(settings, accounts)];
    }

    private static IEnumerable<Problem> Unit(FoundationSettings settings)
    {
        string[] units = [.. UnitPlan.Of(settings.Organization).Select(u => u.Path.ToString())];
        if (settings.Accounts.ClosingUnit is { } unit && !units.Contains(unit.ToString()))
        {
            yield return new Problem(AccountPlan.ClosingUnitAt, unit, "a unit of organization.units", Suggestion.For(unit.ToString(), units, "units"));
        }
    }

    private static IEnumerable<Problem> StoodOn(PlannedAccount account, FoundationSettings settings)
    {
        if (account.State == AccountState.Active)
        {
            yield break;
        }

        var at = $"{account.SettingsPath}.closing";
        if (account.Role is AccountRole.LogArchive or AccountRole.SecurityTooling)
        {
            yield return new Problem(at, true, "false", "Landing zone, logs and security services stand on this account: it lives as long as they do.");
        }
        else if (account.Role == AccountRole.Network && UnitPlan.Of(settings.Organization).Any(u => u.Connectivity == Connectivity.Corporate))
        {
            yield return new Problem(at, true, "false while a unit is corporate", "Accounts of corporate units reach everything through what this account owns: give the units another connectivity first.");
        }
    }

    private static IEnumerable<Problem> Released(FoundationSettings settings, IReadOnlyList<PlannedAccount> accounts)
    {
        var byKey = accounts.GroupBy(a => a.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var (key, reason) in settings.Safety.Released)
        {
            var at = $"safety.released.{key}";
            if (!byKey.TryGetValue(key, out var account))
            {
                yield return new Problem(at, reason, "the key of an account", Suggestion.Nearest(key, byKey.Keys) ?? "If its entry has been removed, its line here has done its work: remove it too.");
            }
            else if (account.State == AccountState.Active)
            {
                yield return new Problem(
                    at, reason, "an account that is to be closed",
                    $"Closing takes two steps: first {account.SettingsPath}.closing: true, deployed; then this line. One without the other releases nothing.");
            }
        }
    }
}
