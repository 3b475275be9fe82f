using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Security;

/// <summary>Settings, validated, and what the organization and the log archive yield.</summary>
/// <param name="Settings">Stack-file section <c>security</c>.</param>
/// <param name="Regions">Governed regions, the home region first.</param>
/// <param name="Accounts">Accounts known so far; security tooling is among them.</param>
/// <param name="Members">Accounts to enrol one by one.</param>
/// <param name="Organization">Root and units.</param>
/// <param name="Logs">Where findings and the trail go.</param>
/// <param name="TrailIsOurs">Whether to declare the organization's trail.</param>
/// <param name="AggregatorIsOurs">Whether to declare an aggregator of configurations.</param>
/// <param name="ConfigIsTrusted">Whether the landing zone lets AWS Config act in the organization already.</param>
/// <param name="DefaultEmail">Who hears of findings where the settings name nobody.</param>
public sealed record SecurityBaselineArgs(
    SecuritySettings Settings,
    IReadOnlyList<AwsRegion> Regions,
    AccountDirectory Accounts,
    IReadOnlyList<ExistingMember> Members,
    OrgUnitTree Organization,
    CentralLogs Logs,
    bool TrailIsOurs,
    bool AggregatorIsOurs,
    bool ConfigIsTrusted,
    string DefaultEmail)
{
    /// <summary>What the settings say.</summary>
    public static SecurityBaselineArgs Of(FoundationSettings settings, AccountDirectory accounts, OrgUnitTree organization, CentralLogs logs)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(organization);
        return new(
            settings.Security,
            settings.Organization.Regions,
            accounts,
            [
                .. SecurityPlan.Existing(settings).Select(a => new ExistingMember(
                    a.Key,
                    accounts.Has(a.Key) ? accounts.Ids[a.Key] : Output.Create(a.Id!.ToString()),
                    a.Email is { } email ? Output.Create(email.ToString()) : organization.ManagementEmail)),
            ],
            organization,
            logs,
            SecurityPlan.TrailIsOurs(settings),
            SecurityPlan.AggregatorIsOurs(settings),
            settings.Organization.ControlTower.LandingZone != LandingZoneMode.None,
            AccountPlan.Of(settings).Single(a => a.Role == AccountRole.SecurityTooling).Email!.ToString());
    }
}
