using MlFoundation.Accounts;
using MlFoundation.Primitives;
using MlFoundation.Publishing;
using Pulumi;

namespace MlFoundation.Catalog;

/// <summary>A pipeline for each portfolio that has a repository, in the portfolio's account.</summary>
/// <remarks>A connection to a repository begins as pending: somebody finishes its handshake in the console, once. Until then its pipeline does not start.</remarks>
public sealed class ProductPipelines : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "pipelines";

    /// <summary>Declares them.</summary>
    /// <param name="name">Component name; children are <c>{name}-{portfolio}-…</c>.</param>
    /// <param name="region">Region they work in: the home region.</param>
    /// <param name="directory">Accounts known so far.</param>
    /// <param name="organizationId">Such as <c>o-exampleorgid</c>.</param>
    /// <param name="portfolios">Portfolios with their account's key, repository, bucket and ids.</param>
    /// <param name="options">Options.</param>
    public ProductPipelines(
        string name, AwsRegion region, AccountDirectory directory, Output<string> organizationId,
        IEnumerable<PublishedRepository> portfolios, ComponentResourceOptions? options = null)
        : base("mlfoundation:catalog:ProductPipelines", name, options)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(portfolios);
        foreach (var (key, account, repository, portfolio) in portfolios)
        {
            _ = new PortfolioPipeline(
                name, new PortfolioPipelineArgs(key, repository, region, directory.Ids[account], organizationId, portfolio.Templates, portfolio.Ids), this, directory.ProviderOf(account));
        }

        RegisterOutputs();
    }

    /// <summary>The portfolios that have a repository: those of ML shared services, and account vending in shared services.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="catalog">The portfolios that were made.</param>
    /// <param name="vending">The account-vending portfolio; null where there is none.</param>
    public static IEnumerable<PublishedRepository> Of(FoundationSettings settings, PortfolioShare catalog, AccountVendingPortfolio? vending)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(catalog);
        var products = from portfolio in CatalogPlan.Of(settings)
                       where portfolio.Repository is not null && catalog.Portfolios.ContainsKey(portfolio.Key)
                       select new PublishedRepository(portfolio.Key, AccountKeys.MlSharedServices, portfolio.Repository!, catalog.Portfolios[portfolio.Key]);
        return vending is not null && settings.Accounts.Blueprints.Repository is { } repository
            ? products.Append(new PublishedRepository(AccountVendingPortfolio.Key, AccountKeys.SharedServices, repository, vending.Published))
            : products;
    }
}

/// <summary>A portfolio whose products a repository has.</summary>
/// <param name="Key">Key of the portfolio.</param>
/// <param name="Account">Key of the account that keeps it.</param>
/// <param name="Repository">Where its products are written.</param>
/// <param name="Portfolio">The portfolio as it was made.</param>
public sealed record PublishedRepository(string Key, string Account, RepositorySettings Repository, PublishedPortfolio Portfolio);
