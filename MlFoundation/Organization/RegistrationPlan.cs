using MlFoundation.Accounts;

namespace MlFoundation.Organization;

/// <summary>Which units are registered with Control Tower, in order.</summary>
public static class RegistrationPlan
{
    /// <summary>Units to register: parents before children, then by path.</summary>
    /// <remarks>
    /// Left out: the Security unit with all below it (Control Tower refuses the baseline there), and units that exist already (Control Tower
    /// registered them, or their owner did) unless the settings say otherwise. Nothing is registered where there is no landing zone, nor
    /// before the Identity Center baseline's ARN is known where access management needs it.
    /// </remarks>
    public static IReadOnlyList<PlannedUnit> Of(OrgUnitTreeArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Settings.ControlTower.CanRegister ? Wanted(args.Units, SecurityUnit(args)) : [];
    }

    /// <summary>Units that should be registered and cannot be before the Identity Center baseline is known; empty where there is no landing zone.</summary>
    internal static IReadOnlyList<PlannedUnit> Waiting(OrgUnitTreeArgs args) =>
        args.Settings.ControlTower is { LandingZone: not LandingZoneMode.None, CanRegister: false } ? Wanted(args.Units, SecurityUnit(args)) : [];

    private static IReadOnlyList<PlannedUnit> Wanted(IReadOnlyList<PlannedUnit> units, PlannedUnit security) =>
        [.. units.Where(u => (u.Register ?? !u.Existing) && !u.Path.IsIn(security.Path))];

    /// <summary>The unit that holds the log archive and the security tooling account.</summary>
    public static PlannedUnit SecurityUnit(OrgUnitTreeArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return SecurityUnit(args.Units, args.Accounts);
    }

    internal static PlannedUnit SecurityUnit(IReadOnlyList<PlannedUnit> units, IReadOnlyList<PlannedAccount> accounts)
    {
        var path = accounts.Single(a => a.Role == AccountRole.LogArchive).Unit;
        return units.Single(u => u.Path == path);
    }
}
