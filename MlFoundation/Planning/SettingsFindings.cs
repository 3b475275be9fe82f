using MlFoundation.Accounts;
using MlFoundation.Configuration;
using MlFoundation.Organization;
using MlFoundation.Security;

namespace MlFoundation.Planning;

/// <summary>What is worth knowing about settings that are right.</summary>
internal static class SettingsFindings
{
    /// <summary>The findings, each at the setting it is about.</summary>
    public static IEnumerable<Finding> Of(LoadedSettings<FoundationSettings> loaded)
    {
        const string Baseline = "organization.controlTower.identityCenterBaselineArn";
        var args = OrgUnitTreeArgs.Of(loaded.Settings);
        if (RegistrationPlan.Waiting(args) is { Count: > 0 and var waiting })
        {
            yield return new Finding(
                "MLF-ORG-006", Severity.Advisory, null,
                FormattableString.Invariant($"{waiting} {(waiting == 1 ? "unit waits for its" : "units wait for their")} registration with Control Tower, and the controls and accounts there with it: it needs {Baseline}, which exists once the landing zone stands. Deploy, run `aws controltower list-enabled-baselines`, enter the ARN and deploy again; or set accessManagement to false."),
                loaded.Locate(Baseline)?.ToString());
        }

        foreach (var account in AccountPlan.Of(loaded.Settings).Where(a => a.State != AccountState.Active))
        {
            yield return new Finding(
                "MLF-ACC-003", Severity.Advisory, null, ClosingStep.Next(account, AccountPlan.ModeOf(loaded.Settings)), loaded.Locate($"{account.SettingsPath}.closing")?.ToString());
        }

        var without = AccountPlan.Of(loaded.Settings).Count(a => a.Connectivity == Connectivity.Corporate);
        if (without > 0 && loaded.Settings.Accounts.Network is null)
        {
            yield return new Finding(
                "MLF-ACC-005", Severity.Advisory, null,
                FormattableString.Invariant($"{without} {(without == 1 ? "account" : "accounts")} of corporate units will have no network: there is no account that owns one. Add accounts.network: {{}}, or give the units another connectivity."),
                loaded.Locate("accounts")?.ToString());
        }
        else if (loaded.Settings.Accounts.Network is null && AskedForCorporate(loaded.Settings) is { Length: > 0 } units)
        {
            yield return new Finding(
                "MLF-ACC-005", Severity.Advisory, null,
                $"No corporate network is planned: there is no account that owns one, and accounts of {units} will have none. Add accounts.network: {{}}, or give the units another connectivity.",
                loaded.Locate(loaded.Settings.Network.Segments.Count > 0 ? "network.segments" : "organization.units")?.ToString());
        }

        foreach (var region in loaded.Settings.Organization.Regions.Where(r => !loaded.Settings.Network.Zones.ContainsKey(r.ToString())))
        {
            if (loaded.Settings.Organization.ControlTower.LandingZone != LandingZoneMode.None && UnitPlan.Of(loaded.Settings.Organization).Any(u => u.Connectivity != Connectivity.None))
            {
                yield return new Finding(
                    "MLF-NET-001", Severity.Advisory, null,
                    $"Accounts get no network in {region}: network.zones names no zones there. Give two or three ids, as `aws ec2 describe-availability-zones --region {region}` lists them.",
                    loaded.Locate("network.zones")?.ToString());
            }
        }

        foreach (var off in SecurityPlan.Off(loaded.Settings.Security))
        {
            yield return new Finding("MLF-SEC-004", Severity.Advisory, null, $"{Beginning(off)} {off.Loses}", loaded.Locate(off.SettingsPath)?.ToString());
        }

        if (loaded.Settings.Organization.ControlTower.LandingZone == LandingZoneMode.None && loaded.Settings.Security.SecurityHub.Enabled)
        {
            yield return new Finding(
                "MLF-SEC-005", Severity.Advisory, null,
                "Most controls of Security Hub read what AWS Config records, and without a landing zone nobody records: bring recorders into the accounts, or name a landing zone.",
                loaded.Locate("organization.controlTower.landingZone")?.ToString());
        }
    }

    /// <summary>Corporate units, where the settings name them or describe their network: those that the program recommends are nobody's wish.</summary>
    private static string AskedForCorporate(FoundationSettings settings) =>
        ReferenceEquals(settings.Organization.Units, RecommendedUnits.All) && settings.Network.Segments.Count == 0
            ? ""
            : string.Join(", ", UnitPlan.Of(settings.Organization).Where(u => u.Connectivity == Connectivity.Corporate).Select(u => u.Path));

    private static string Beginning(SwitchedOff off) => off switch
    {
        { Reason: { } reason } => $"{off.Service} is off: {reason.TrimEnd('.')}.",
        { Service: "securityHub.disabledControls" } => "Controls of Security Hub are off.",
        _ => $"{off.Service} is off.",
    };
}
