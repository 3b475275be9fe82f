using MlFoundation.Accounts;
using MlFoundation.Primitives;
using MlFoundation.Publishing;
using Pulumi;
using Pulumi.Aws.Sagemaker;
using Pulumi.Aws.ServiceCatalog;

namespace MlFoundation.Catalog;

/// <summary>The portfolios of approved products: kept in ML shared services, seen in the accounts of the units they are shared with.</summary>
/// <remarks>
/// Nothing is done in an account that sees a portfolio: it finds it by the unit it sits in, its people by the pattern of their permission set's
/// role, and the role that launches a product by its name, which the account's blueprint made.
/// </remarks>
public sealed class PortfolioShare : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "catalog";

    /// <summary>Declares the portfolios in the ML shared services account.</summary>
    /// <param name="name">Component name; a portfolio's resources are <c>{name}-{region}-{portfolio}-…</c>.</param>
    /// <param name="args">Settings, validated, and what organization and accounts yield.</param>
    /// <param name="options">Options.</param>
    public PortfolioShare(string name, PortfolioShareArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:catalog:PortfolioShare", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var byPortfolio = new Dictionary<string, PublishedPortfolio>(StringComparer.Ordinal);
        var tags = args.Portfolios.Count == 0 ? [] : args.Regions.ToDictionary(region => region, region => TagOptions(name, args, region));
        foreach (var portfolio in args.Portfolios)
        {
            var (provider, account, home) = (args.Directory.ProviderOf(AccountKeys.MlSharedServices), args.Directory.Ids[AccountKeys.MlSharedServices], args.Regions[0]);
            var products = ProductCatalog.Of(portfolio.Key);
            // A bucket of its own, as everything: who publishes in one portfolio cannot touch another.
            var bucket = ClosedBucket.Create(
                $"{name}-{portfolio.Key}-templates", Output.Format($"mlfoundation-{portfolio.Key}-{account}"), args.OrganizationId, BucketPolicies.ReadInOrganization, this, provider);
            var templates = new TemplateBucket($"{name}-{portfolio.Key}-template", bucket, home, products, this, provider);
            var ids = new Dictionary<string, Output<string>>(StringComparer.Ordinal);
            foreach (var region in args.Regions)
            {
                var made = new CatalogPortfolio(
                    name,
                    new CatalogPortfolioArgs(
                        portfolio.Key, portfolio.Name, portfolio.Description, args.Owner, products, templates, args.Support,
                        portfolio.Principals, tags[region],
                        portfolio.Units.Select(u => u.ToString()).ToDictionary(path => path, path => args.Units[path].Arn, StringComparer.Ordinal),
                        portfolio.Accounts.Where(args.Directory.Has).ToDictionary(key => key, key => args.Directory.Ids[key], StringComparer.Ordinal),
                        region, args.ShareAfter),
                    this, provider);
                ids.Add(region.ToString(), made.Id);
            }

            byPortfolio.Add(portfolio.Key, new PublishedPortfolio(bucket, ids));
        }

        foreach (var account in args.ProjectAccounts)
        {
            foreach (var region in args.Regions)
            {
                _ = new ServicecatalogPortfolioStatus(
                    $"{name}-projects-{region}-{account}", new() { Status = "Enabled", Region = region.ToString() },
                    new CustomResourceOptions { Parent = this, Provider = args.Directory.ProviderOf(account) });
            }
        }

        Portfolios = byPortfolio;
        RegisterOutputs();
    }

    private Dictionary<string, Output<string>> TagOptions(string name, PortfolioShareArgs args, AwsRegion region) => args.TagOptions
        .SelectMany(option => option.Value.Select(value => (option.Key, Value: value))).ToDictionary(
            tag => $"{tag.Key}-{tag.Value}",
            tag => new TagOption(
                $"{name}-{region}-tag-{tag.Key}-{tag.Value}", new() { Key = tag.Key, Value = tag.Value, Active = true, Region = region.ToString() },
                new CustomResourceOptions { Parent = this, Provider = args.Directory.ProviderOf(AccountKeys.MlSharedServices) }).Id,
            StringComparer.Ordinal);

    /// <summary>What was made of each portfolio, by key. Empty while the ML shared services account waits.</summary>
    public IReadOnlyDictionary<string, PublishedPortfolio> Portfolios { get; }
}
