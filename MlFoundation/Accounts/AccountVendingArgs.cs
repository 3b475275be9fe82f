using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Accounts;

/// <summary>Settings, already validated, and what the organization yields.</summary>
/// <param name="Settings">Stack-file section <c>accounts.vending</c>.</param>
/// <param name="Mode">How accounts come into being.</param>
/// <param name="HomeRegion">Region of Account Factory.</param>
/// <param name="Accounts">All accounts, by key.</param>
/// <param name="Units">Units by path.</param>
/// <param name="Waiting">Paths of units that wait for their registration: their accounts wait with them.</param>
/// <param name="Known">Ids of accounts that are made elsewhere, by key: 12 digits.</param>
/// <param name="Internet">Where the blueprint of accounts with direct internet goes.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>.</param>
/// <param name="After">What has to be done before the first account is made: Control Tower registers no unit meanwhile.</param>
public sealed record AccountVendingArgs(
    VendingSettings Settings,
    VendingMode Mode,
    AwsRegion HomeRegion,
    IReadOnlyList<PlannedAccount> Accounts,
    IReadOnlyDictionary<string, UnitReference> Units,
    IReadOnlySet<string> Waiting,
    IReadOnlyDictionary<string, Output<string>> Known,
    BlueprintPlan Internet,
    Output<string> OrganizationId,
    IReadOnlyList<Resource> After)
{
    /// <summary>Reads the arguments off validated settings and the organization.</summary>
    public static AccountVendingArgs Of(FoundationSettings settings, OrgUnitTree organization)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        return new(
            settings.Accounts.Vending,
            AccountPlan.ModeOf(settings),
            settings.Organization.HomeRegion,
            AccountPlan.Of(settings),
            organization.Units,
            RegistrationPlan.Waiting(OrgUnitTreeArgs.Of(settings)).Select(u => u.Path.ToString()).ToHashSet(StringComparer.Ordinal),
            new Dictionary<string, Output<string>> { ["log-archive"] = organization.LogArchiveAccountId, ["security-tooling"] = organization.SecurityToolingAccountId },
            BlueprintPlan.Internet(settings),
            organization.OrganizationId,
            organization.ReadyForAccounts is { } ready ? [ready] : []);
    }
}
