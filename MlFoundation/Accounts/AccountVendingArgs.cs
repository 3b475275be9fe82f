using MlFoundation.Network;
using MlFoundation.Organization;
using MlFoundation.Primitives;
using MlFoundation.Security;
using Pulumi;

namespace MlFoundation.Accounts;

/// <summary>Settings, already validated, and what the organization yields.</summary>
/// <param name="Settings">Stack-file section <c>accounts.vending</c>.</param>
/// <param name="Mode">How accounts come into being.</param>
/// <param name="EnrolsByItself">Whether a landing zone may enrol by itself what Organizations makes: it then takes one account of a unit at a time.</param>
/// <param name="HomeRegion">Region of Account Factory.</param>
/// <param name="Accounts">The accounts to see to, by key.</param>
/// <param name="Units">Units by path.</param>
/// <param name="Waiting">Paths of units that wait for their registration: their accounts wait with them.</param>
/// <param name="Directory">Accounts that are known already are passed over; the others are entered.</param>
/// <param name="Blueprints">Which blueprint goes where.</param>
/// <param name="Parameters">What blueprints are given.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>: whose members read the blueprints.</param>
/// <param name="FactoryPortfolioId">Account Factory's portfolio that the deploy role is entered in here; null where that is done already, elsewhere or by hand.</param>
/// <param name="After">What has to be done before the first account is made: the whole organization, since Control Tower registers no unit meanwhile and an account is born under its guardrails.</param>
public sealed record AccountVendingArgs(
    VendingSettings Settings,
    VendingMode Mode,
    bool EnrolsByItself,
    AwsRegion HomeRegion,
    IReadOnlyList<PlannedAccount> Accounts,
    IReadOnlyDictionary<string, UnitReference> Units,
    IReadOnlySet<string> Waiting,
    AccountDirectory Directory,
    IReadOnlyList<BlueprintPlan> Blueprints,
    BlueprintParameters Parameters,
    Output<string> OrganizationId,
    string? FactoryPortfolioId,
    IReadOnlyList<Resource> After)
{
    /// <summary>All accounts but those in the directory, with their blueprints.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="directory">Accounts known so far.</param>
    /// <param name="logs">The log archive's buckets.</param>
    /// <param name="hub">The accounts that were made first, whose lanes these go on with.</param>
    /// <param name="network">The corporate network; null where there is none.</param>
    public static AccountVendingArgs Of(
        FoundationSettings settings, OrgUnitTree organization, AccountDirectory directory, CentralLogs logs, AccountVendingBlueprint hub, HubSpokeNetwork? network)
    {
        ArgumentNullException.ThrowIfNull(hub);
        return Of(settings, organization, directory, logs, AccountPlan.Of(settings), BlueprintPlan.Of(settings, network?.Spokes), null, hub.Last);
    }

    /// <summary>The account that owns the network alone: the network is what the blueprints of the others need.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="directory">Accounts known so far.</param>
    /// <param name="logs">The log archive's buckets.</param>
    /// <param name="security">What new accounts are enrolled in: it is there before them.</param>
    public static AccountVendingArgs Hub(FoundationSettings settings, OrgUnitTree organization, AccountDirectory directory, CentralLogs logs, SecurityBaseline security)
    {
        ArgumentNullException.ThrowIfNull(security);
        return Of(
            settings, organization, directory, logs, [.. AccountPlan.Of(settings).Where(a => a.Role == AccountRole.Network)], [],
            // Once, before the first account: all others wait for these.
            AccountPlan.ModeOf(settings) == VendingMode.AccountFactory ? settings.Accounts.Vending.PortfolioId : null, security.ReadyForAccounts);
    }

    private static AccountVendingArgs Of(
        FoundationSettings settings, OrgUnitTree organization, AccountDirectory directory, CentralLogs logs,
        IReadOnlyList<PlannedAccount> accounts, IReadOnlyList<BlueprintPlan> blueprints, string? factoryPortfolioId, IReadOnlyList<Resource> after)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(logs);
        return new(
            settings.Accounts.Vending,
            AccountPlan.ModeOf(settings),
            AccountPlan.ModeOf(settings) == VendingMode.Organizations && settings.Organization.ControlTower.LandingZone != LandingZoneMode.None,
            settings.Organization.HomeRegion,
            accounts,
            organization.Units,
            RegistrationPlan.Waiting(OrgUnitTreeArgs.Of(settings)).Select(u => u.Path.ToString()).ToHashSet(StringComparer.Ordinal),
            directory,
            blueprints,
            new BlueprintParameters(settings, organization.OrganizationId, logs.NetworkLogs),
            organization.OrganizationId,
            factoryPortfolioId,
            [organization, logs.NetworkLogsReady, .. after]);
    }
}
