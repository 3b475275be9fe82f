using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Identity;

/// <summary>Settings, already validated, and what organization and accounts yield.</summary>
/// <param name="Settings">Stack-file section <c>identity</c>.</param>
/// <param name="Plan">Groups, permission sets and assignments.</param>
/// <param name="Region">Region of Identity Center.</param>
/// <param name="Owner">Team that answers for the organization, and so for its permission sets.</param>
/// <param name="Accounts">Accounts by key. One that waits gets its assignments once it is there.</param>
/// <param name="LandingZone">What sets Identity Center up; null where it is there already.</param>
/// <param name="Boundaries">What brings the workload boundary into accounts: bounded sets wait for it.</param>
public sealed record IdentityCenterAccessArgs(
    IdentitySettings Settings,
    AccessPlan Plan,
    AwsRegion Region,
    string Owner,
    AccountDirectory Accounts,
    Resource? LandingZone,
    IReadOnlyList<Resource> Boundaries)
{
    /// <summary>Reads the arguments off validated settings, the organization and the accounts; null where the program does not see to access.</summary>
    public static IdentityCenterAccessArgs? Of(FoundationSettings settings, OrgUnitTree organization, AccountDirectory directory, AccountVendingBlueprint accounts)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(accounts);
        return AccessPlan.IsOn(settings)
            ? new(
                settings.Identity, AccessPlan.Of(settings), settings.Identity.Region ?? settings.Organization.HomeRegion, settings.Organization.Owner, directory,
                organization.LandingZone, accounts.BlueprintInstances)
            : null;
    }
}
