using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Lifecycle;

/// <summary>Settings, validated, and what organization and accounts yield.</summary>
/// <param name="Settings">Stack-file section <c>lifecycle</c>.</param>
/// <param name="Regions">Governed regions, the home region first.</param>
/// <param name="Owner">Who answers for the organization.</param>
/// <param name="RetentionDays">How long events are kept: days, one of those that CloudWatch Logs takes.</param>
/// <param name="Accounts">Accounts known so far.</param>
/// <param name="Organization">Root and units: members are reached once these are registered.</param>
/// <param name="ReachesMembers">Whether StackSets may act in the organization.</param>
/// <param name="ModelUnits">Units whose accounts make or serve models.</param>
/// <param name="DataUnits">Units of the data lakes.</param>
public sealed record MlLifecycleArgs(
    LifecycleSettings Settings,
    IReadOnlyList<AwsRegion> Regions,
    string Owner,
    int RetentionDays,
    AccountDirectory Accounts,
    OrgUnitTree Organization,
    bool ReachesMembers,
    IReadOnlyList<string> ModelUnits,
    IReadOnlyList<string> DataUnits)
{
    /// <summary>What the settings say.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="accounts">All accounts.</param>
    public static MlLifecycleArgs Of(FoundationSettings settings, OrgUnitTree organization, AccountDirectory accounts)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(accounts);
        return new(
            settings.Lifecycle,
            settings.Organization.Regions,
            settings.Organization.Owner,
            int.Parse(settings.Accounts.Blueprints.LogRetentionDays, System.Globalization.CultureInfo.InvariantCulture),
            accounts,
            organization,
            LifecyclePlan.ReachesMembers(settings),
            LifecyclePlan.ModelUnits(settings),
            LifecyclePlan.DataUnits(settings));
    }
}
