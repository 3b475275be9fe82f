using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Security;

/// <summary>What the vaults need.</summary>
/// <param name="Vault">Name of each vault: <c>organization.guardrails.backupVault</c>.</param>
/// <param name="Regions">Governed regions.</param>
/// <param name="Accounts">Provider of each account that a backup policy holds for, by the account's key, ordered.</param>
public sealed record BackupVaultsArgs(string Vault, IReadOnlyList<AwsRegion> Regions, IReadOnlyList<KeyValuePair<string, ProviderResource>> Accounts)
{
    /// <summary>What the settings say.</summary>
    public static BackupVaultsArgs Of(FoundationSettings settings, AccountDirectory accounts)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(accounts);
        return new(
            settings.Organization.Guardrails.BackupVault,
            settings.Organization.Regions,
            [.. AccountsOf(settings).Where(accounts.Has).Select(key => KeyValuePair.Create(key, accounts.ProviderOf(key)))]);
    }

    /// <summary>Keys of the accounts that a backup policy holds for: attached to their unit, to one above it, or to the root.</summary>
    private static IEnumerable<string> AccountsOf(FoundationSettings settings)
    {
        var everywhere = settings.Organization.Policies.Any(IsBackup);
        var units = UnitPlan.Of(settings.Organization).Where(u => u.Policies.Any(IsBackup)).Select(u => u.Path).ToHashSet();
        return from account in AccountPlan.Of(settings)
               where everywhere || Above(account.Unit).Any(units.Contains)
               select account.Key;
    }

    private static bool IsBackup(string policy) => PolicyDocuments.Get(policy).Kind == PolicyKind.Backup;

    private static IEnumerable<OuPath> Above(OuPath? unit)
    {
        for (; unit is not null; unit = unit.Parent)
        {
            yield return unit;
        }
    }
}
