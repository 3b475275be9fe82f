using MlFoundation.Accounts;
using MlFoundation.Organization;

namespace MlFoundation.Security;

/// <summary>A service or a part of one that is off.</summary>
/// <param name="Service">Key in the settings, such as <c>macie</c>.</param>
/// <param name="SettingsPath">Where it is switched off.</param>
/// <param name="Reason">Why; null where the settings ask for no reason.</param>
/// <param name="Loses">What nobody sees then: a sentence.</param>
public sealed record SwitchedOff(string Service, string SettingsPath, string? Reason, string Loses);

/// <summary>What follows from the settings alone: which services are on, and which are the landing zone's.</summary>
public static class SecurityPlan
{
    /// <summary>Whether the organization's trail is this program's: a landing zone brings one.</summary>
    public static bool TrailIsOurs(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Security.OrganizationTrail.Enabled && settings.Organization.ControlTower.LandingZone == LandingZoneMode.None;
    }

    /// <summary>Whether the aggregator of configurations is this program's: a landing zone from 4.0 on brings one.</summary>
    /// <remarks>Source: AWS Control Tower User Guide, "Key changes in landing zone 4.0".</remarks>
    public static bool AggregatorIsOurs(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Security.ConfigAggregator.Enabled && settings.Organization.ControlTower is { LandingZone: LandingZoneMode.None } or { Version: "3.3" };
    }

    /// <summary>
    /// Accounts that are there before the services are set up, by key: the landing zone's two, and those whose id is known. The others are
    /// made afterwards, and new accounts enrol themselves.
    /// </summary>
    public static IReadOnlyList<PlannedAccount> Existing(FoundationSettings settings) =>
        [.. AccountPlan.Of(settings).Where(a => a.Role == AccountRole.LogArchive || (a.Id is not null && a.Role != AccountRole.SecurityTooling))];

    /// <summary>Everything that is off, in the order of the settings.</summary>
    public static IReadOnlyList<SwitchedOff> Off(SecuritySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (string Key, ServiceSwitch Switch, string Loses)[] services =
        [
            ("guardDuty", settings.GuardDuty, "Nobody sees stolen credentials, miners and other threats in the accounts."),
            ("macie", settings.Macie, "Nobody sees sensitive data in buckets, nor buckets that are open."),
            ("securityHub", settings.SecurityHub, "Accounts are held against no standard, findings of the other services stay with them, and no notification is sent."),
            ("inspector", settings.Inspector, "Nobody sees vulnerable software on instances, in images and in functions."),
            ("detective", settings.Detective, "What led to a finding has to be put together by hand."),
            ("accessAnalyzer", settings.AccessAnalyzer, "Nobody sees what is open to accounts outside the organization."),
            ("accessAnalyzer.unusedAccess", settings.AccessAnalyzer.UnusedAccess, "Nobody sees roles, keys and permissions that are not used."),
            ("configAggregator", settings.ConfigAggregator, "Configurations are seen account by account only."),
            ("organizationTrail", settings.OrganizationTrail, "Without a landing zone nobody records API calls."),
            ("rootAccess", settings.RootAccess, "Every account keeps root credentials of its own."),
        ];
        return
        [
            .. services.Where(s => !s.Switch.Enabled).Select(s => new SwitchedOff(s.Key, $"security.{s.Key}.enabled", s.Switch.Reason!, s.Loses)),
            .. settings.GuardDuty.Without.OrderBy(w => w.Key, StringComparer.Ordinal)
                .Select(w => new SwitchedOff($"guardDuty.{w.Key}", $"security.guardDuty.without.{w.Key}", w.Value, "GuardDuty does not look there.")),
            .. settings.Inspector.Without.OrderBy(w => w.Key, StringComparer.Ordinal)
                .Select(w => new SwitchedOff($"inspector.{w.Key}", $"security.inspector.without.{w.Key}", w.Value, "Inspector does not scan that.")),
            .. settings.SecurityHub.Units.Where(u => !u.Value.Enabled).OrderBy(u => u.Key, StringComparer.Ordinal)
                .Select(u => new SwitchedOff($"securityHub.{u.Key}", $"security.securityHub.units.{u.Key}.enabled", u.Value.Reason!, "Accounts of the unit have no Security Hub.")),
            .. UnitParts(settings.SecurityHub),
            .. Parts(settings).Where(p => p.Off).Select(p => new SwitchedOff(p.Key, $"security.{p.Key}", null, p.Loses)),
        ];
    }

    /// <summary>What one unit and all below it are not held against.</summary>
    private static IEnumerable<SwitchedOff> UnitParts(SecurityHubSettings hub) =>
        from unit in hub.Enabled ? hub.Units.OrderBy(u => u.Key, StringComparer.Ordinal) : Enumerable.Empty<KeyValuePair<string, UnitStandardsSettings>>()
        where unit.Value.Enabled
        from part in new (string Key, bool Off, string Loses)[]
        {
            ("standards", unit.Value.Standards is { Count: 0 }, "Accounts of the unit are held against no standard."),
            ("disabledControls", unit.Value.DisabledControls is { Count: > 0 },
                $"Accounts of the unit are not held against {string.Join(", ", (unit.Value.DisabledControls ?? []).Order(StringComparer.Ordinal))}."),
        }
        where part.Off
        select new SwitchedOff($"securityHub.units.{unit.Key}.{part.Key}", $"security.securityHub.units.{unit.Key}.{part.Key}", null, part.Loses);

    /// <summary>What can be off without a reason, beside whole services.</summary>
    private static (string Key, bool Off, string Loses)[] Parts(SecuritySettings settings) =>
    [
        ("macie.classifyDataAccounts", settings.Macie is { Enabled: true, ClassifyDataAccounts: false }, "Nobody looks for sensitive data in the buckets of the data lakes."),
        ("securityHub.disabledControls", settings.SecurityHub is { Enabled: true, DisabledControls.Count: > 0 },
            $"No account is held against {string.Join(", ", settings.SecurityHub.DisabledControls.Order(StringComparer.Ordinal))}."),
        ("notifications", settings.SecurityHub.Enabled && settings.Notifications.Count == 0, "Nobody is told of findings."),
        ("logs.objectLock.mode", settings.Logs.ObjectLock.Mode == ObjectLockMode.None, "Whoever may change the policies of the log archive's buckets can delete logs."),
    ];
}
