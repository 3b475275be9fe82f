using MlFoundation.Accounts;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Organization;

namespace MlFoundation.Security;

/// <summary>What holds between the security services and the rest of the settings.</summary>
internal static class SecurityChecks
{
    /// <summary>Accounts that Detective takes.</summary>
    /// <remarks>Source: Amazon Detective User Guide, "Quotas".</remarks>
    private const int MostInDetective = 1_200;

    /// <summary>Every problem of the section.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        var security = settings.Security;
        var units = UnitPlan.Of(settings.Organization).Select(u => u.Path.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in security.SecurityHub.Units.Keys.Where(u => !units.Contains(u)))
        {
            yield return new Problem($"security.securityHub.units.{unit}", unit, "a unit of organization.units", Suggestion.For(unit, units, "units"));
        }

        var retention = settings.Organization.ControlTower.LogRetentionDays;
        if (security.Logs is { RetentionDays: null, ObjectLock: { Days: { } locked, Mode: not ObjectLockMode.None } } && locked > retention)
        {
            yield return new Problem(
                "security.logs.objectLock.days", locked, FormattableString.Invariant($"at most {retention}, as long as logs are kept"),
                "A log that is locked cannot expire: lock it for less, or raise organization.controlTower.logRetentionDays.");
        }

        var accounts = AccountPlan.Of(settings).Count;
        if (security.Detective.Enabled && accounts > MostInDetective)
        {
            yield return new Problem(
                "security.detective.enabled", true, FormattableString.Invariant($"false, because Detective takes {MostInDetective} accounts and there are {accounts}"),
                "Switch it off with that as the reason.");
        }
    }
}
