using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Accounts;

/// <summary>What the account-vending portfolio is made of.</summary>
/// <param name="Owner">Team that offers it.</param>
/// <param name="Operators">Permission sets whose users vend accounts in the console.</param>
/// <param name="HomeRegion">Control Tower's home region: it finds blueprints in no other.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>: whose members read the templates.</param>
/// <param name="Directory">Accounts known so far; shared services is one of them.</param>
/// <param name="TrustAfter">What brings the role of Control Tower's that is trusted; none where the landing zone is not this program's.</param>
/// <param name="ShareAfter">What has to be done before it can be shared.</param>
public sealed record AccountVendingPortfolioArgs(
    string Owner, IReadOnlyList<string> Operators, AwsRegion HomeRegion, Output<string> OrganizationId, AccountDirectory Directory, IReadOnlyList<Resource> TrustAfter,
    IReadOnlyList<Resource> ShareAfter)
{
    /// <summary>
    /// The arguments; null where the shared services account is not known yet, or there is no landing zone: then no role of Control Tower's is
    /// there to trust.
    /// </summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="directory">Accounts known so far.</param>
    /// <param name="shareAfter">What lets shared services share with accounts of the organization.</param>
    public static AccountVendingPortfolioArgs? Of(
        FoundationSettings settings, OrgUnitTree organization, AccountDirectory directory, IReadOnlyDictionary<string, Resource> shareAfter)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(shareAfter);
        return directory.Has(AccountKeys.SharedServices) && settings.Organization.ControlTower.LandingZone != LandingZoneMode.None
            ? new(
                AccountPlan.Of(settings).Single(a => a.Key == AccountKeys.SharedServices).Owner, settings.Accounts.Blueprints.Operators, settings.Organization.HomeRegion,
                organization.OrganizationId, directory, [.. new[] { organization.LandingZone }.OfType<Resource>()], [shareAfter[AccountKeys.SharedServices]])
            : null;
    }
}
