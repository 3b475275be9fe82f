using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Security;

/// <summary>What the vaults need.</summary>
/// <param name="Vault">Name of each vault: <c>organization.guardrails.backupVault</c>.</param>
/// <param name="Regions">Governed regions.</param>
/// <param name="Accounts">Provider of each account that a backup policy holds for, by the account's key, ordered.</param>
/// <param name="Attachments">Where backup policies are attached.</param>
public sealed record BackupVaultsArgs(
    string Vault, IReadOnlyList<AwsRegion> Regions, IReadOnlyList<KeyValuePair<string, ProviderResource>> Accounts, IReadOnlyList<BackupAttachment> Attachments)
{
    /// <summary>What the settings say.</summary>
    public static BackupVaultsArgs Of(FoundationSettings settings, OrgUnitTree organization, AccountDirectory accounts)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(accounts);
        return new(
            settings.Organization.Guardrails.BackupVault,
            settings.Organization.Regions,
            [.. AccountsOf(settings).Where(accounts.Has).Select(key => KeyValuePair.Create(key, accounts.ProviderOf(key)))],
            [.. AttachmentsOf(settings, organization)]);
    }

    private static IEnumerable<BackupAttachment> AttachmentsOf(FoundationSettings settings, OrgUnitTree organization)
    {
        var names = new OrgUnitNames(OrgUnitNames.DefaultTree);
        foreach (var policy in settings.Organization.Policies.Where(IsBackup).Distinct())
        {
            yield return new(names.RootAttachment(policy), organization.Policies[policy].Id, organization.RootId, organization.LandingZone);
        }

        foreach (var unit in UnitPlan.Of(settings.Organization))
        {
            var path = unit.Path.ToString();
            foreach (var policy in unit.Policies.Where(IsBackup).Distinct())
            {
                yield return new(names.Attachment(path, policy), organization.Policies[policy].Id, organization.Units[path].Id, organization.Registrations.GetValueOrDefault(path) ?? organization.LandingZone);
            }
        }
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

/// <summary>A backup policy, and where it is attached.</summary>
/// <param name="Name">Name of the attachment: the organization's, as those of all policies.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="TargetId">Root or unit.</param>
/// <param name="After">Registration of the unit, or the landing zone; null where there is none.</param>
public sealed record BackupAttachment(string Name, Output<string> PolicyId, Output<string> TargetId, Resource? After);
