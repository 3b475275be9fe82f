using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;
using MlFoundation.Publishing;
using Pulumi;

namespace MlFoundation.Catalog;

/// <summary>Settings, already validated, and what organization and accounts yield.</summary>
/// <param name="Portfolios">The portfolios.</param>
/// <param name="Owner">Team that offers them.</param>
/// <param name="Support">Whom to ask; null for whom each product names.</param>
/// <param name="TagOptions">Tags to choose from, values by key.</param>
/// <param name="Regions">Regions in which they are offered, the home region first.</param>
/// <param name="ProjectAccounts">Keys of accounts in which SageMaker Projects are switched on.</param>
/// <param name="Units">Units by path.</param>
/// <param name="Directory">Accounts known so far.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>.</param>
/// <param name="ShareAfter">What has to be done before a portfolio can be shared.</param>
public sealed record PortfolioShareArgs(
    IReadOnlyList<PlannedPortfolio> Portfolios,
    string Owner,
    ProductSupport? Support,
    IReadOnlyDictionary<string, IReadOnlyList<string>> TagOptions,
    IReadOnlyList<AwsRegion> Regions,
    IReadOnlyList<string> ProjectAccounts,
    IReadOnlyDictionary<string, UnitReference> Units,
    AccountDirectory Directory,
    Output<string> OrganizationId,
    IReadOnlyList<Resource> ShareAfter)
{
    /// <summary>Reads the arguments off validated settings.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="directory">Accounts known so far.</param>
    /// <param name="sharing">Who may share with units.</param>
    /// <param name="accounts">What brings the roles that launch products into accounts: nobody sees a product before them.</param>
    public static PortfolioShareArgs Of(
        FoundationSettings settings, OrgUnitTree organization, AccountDirectory directory, OrganizationSharing sharing, AccountVendingBlueprint accounts)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(sharing);
        ArgumentNullException.ThrowIfNull(accounts);
        var catalog = settings.Catalog;
        return new(
            // Without its account there is nowhere to keep a portfolio: it waits for it.
            directory.Has(AccountKeys.MlSharedServices) ? CatalogPlan.Of(settings) : [],
            AccountPlan.Of(settings).FirstOrDefault(a => a.Role == AccountRole.MlSharedServices)?.Owner ?? settings.Organization.Owner,
            catalog.Support is { } support ? new ProductSupport(support.Description, support.Email?.ToString(), support.Url) : null,
            catalog.TagOptions,
            CatalogPlan.RegionsOf(settings),
            [.. CatalogPlan.ProjectAccounts(settings).Where(directory.Has)],
            organization.Units,
            directory,
            organization.OrganizationId,
            [.. sharing.Administrators.Where(a => a.Key == AccountKeys.MlSharedServices).Select(a => a.Value), .. accounts.BlueprintInstances]);
    }
}
