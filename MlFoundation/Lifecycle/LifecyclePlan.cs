using MlFoundation.Accounts;
using MlFoundation.Organization;

namespace MlFoundation.Lifecycle;

/// <summary>What follows from the settings alone: which parts there are, and which units take part.</summary>
public static class LifecyclePlan
{
    /// <summary>Key of the account that sees what the others record.</summary>
    public static string MonitoringKey(LifecycleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Observability.Account switch
        {
            MonitoringAccount.SharedServices => AccountKeys.SharedServices,
            MonitoringAccount.MlSharedServices => AccountKeys.MlSharedServices,
            _ => AccountKeys.SecurityTooling,
        };
    }

    /// <summary>Whether StackSets reach members at all: a landing zone is what gives them access to the organization.</summary>
    public static bool ReachesMembers(FoundationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Organization.ControlTower.LandingZone != LandingZoneMode.None;
    }

    /// <summary>Units whose accounts make or serve models: ordered paths, none below another.</summary>
    public static IReadOnlyList<string> ModelUnits(FoundationSettings settings) => UnitsOf(settings, AccountRole.Team, AccountRole.CentralDeployments);

    /// <summary>Units of the data lakes: ordered paths, none below another.</summary>
    public static IReadOnlyList<string> DataUnits(FoundationSettings settings) => UnitsOf(settings, AccountRole.DataLake);

    private static string[] UnitsOf(FoundationSettings settings, params AccountRole[] roles)
    {
        string[] units = [.. AccountPlan.Of(settings).Where(a => roles.Contains(a.Role)).Select(a => a.Unit?.ToString()).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return [.. units.Where(unit => !units.Any(above => unit.StartsWith($"{above}/", StringComparison.Ordinal)))];
    }
}
