using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Publishing;

/// <summary>What a portfolio is made of, in one account and region.</summary>
/// <param name="Key">Its key: part of its resources' names.</param>
/// <param name="DisplayName">Name in Service Catalog: 1 to 100 characters.</param>
/// <param name="Description">What its users find there.</param>
/// <param name="ProviderName">Team that offers it: 1 to 50 characters.</param>
/// <param name="Products">Products in it.</param>
/// <param name="Templates">Bucket with all versions of the products' templates.</param>
/// <param name="Support">Whom to ask instead of the one that each product names; null keeps that.</param>
/// <param name="Principals">ARN patterns without an account id of those who may use it, at most <see cref="CatalogPortfolio.MostPatterns"/>.</param>
/// <param name="TagOptions">Ids of tag options to choose from at launch, by what tells them apart in names: an account has each key and value once.</param>
/// <param name="Units">ARNs of the units that see it, by path.</param>
/// <param name="Accounts">Ids of single accounts that see it, by key.</param>
/// <param name="Region">Region it is made in.</param>
/// <param name="ShareAfter">What has to be done before it can be shared.</param>
public sealed record CatalogPortfolioArgs(
    string Key,
    string DisplayName,
    string Description,
    string ProviderName,
    IReadOnlyList<CatalogProduct> Products,
    TemplateBucket Templates,
    ProductSupport? Support,
    IReadOnlyList<string> Principals,
    IReadOnlyDictionary<string, Output<string>> TagOptions,
    IReadOnlyDictionary<string, Output<string>> Units,
    IReadOnlyDictionary<string, Output<string>> Accounts,
    AwsRegion Region,
    IReadOnlyList<Resource> ShareAfter);
