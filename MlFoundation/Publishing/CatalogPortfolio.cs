using MlFoundation.Documents;
using Pulumi;
using Pulumi.Aws.ServiceCatalog;
using Pulumi.Aws.ServiceCatalog.Inputs;

namespace MlFoundation.Publishing;

/// <summary>
/// A Service Catalog portfolio in one account and region: its products with their versions, who may use them, which role launches them, and
/// which units and accounts see it.
/// </summary>
/// <remarks>
/// The first version of a product is made with the product, and a change of it would replace the product and take it from everybody who launched
/// it: it is ignored. Every later version is a resource of its own; those before the current one are deprecated, so that what was launched
/// from them can still be updated, but nothing new is. Products and versions are protected.
/// </remarks>
public sealed class CatalogPortfolio
{
    /// <summary>Principals by pattern that a portfolio takes.</summary>
    /// <remarks>Source: Service Catalog API Reference, "AssociatePrincipalWithPortfolio".</remarks>
    public const int MostPatterns = 10;

    /// <summary>Tag by which a pipeline may change the products of its portfolio and no others.</summary>
    public const string PortfolioTag = "mlfoundation:portfolio";

    /// <summary>Tag by which a pipeline finds a product: its key.</summary>
    public const string ProductTag = "mlfoundation:product";

    private readonly CatalogPortfolioArgs args;
    private readonly string name;
    private readonly Resource parent;
    private readonly ProviderResource? provider;

    /// <summary>Declares the portfolio with everything in it.</summary>
    /// <param name="name">What names begin with.</param>
    /// <param name="args">What it is made of.</param>
    /// <param name="parent">Component it belongs to.</param>
    /// <param name="provider">Provider of its account; null for the component's own.</param>
    public CatalogPortfolio(string name, CatalogPortfolioArgs args, Resource parent, ProviderResource? provider)
    {
        ArgumentNullException.ThrowIfNull(args);
        (this.name, this.args, this.parent, this.provider) = ($"{name}-{args.Region}-{args.Key}", args, parent, provider);
        var portfolio = new Portfolio(
            this.name,
            new()
            {
                Name = args.DisplayName,
                Description = args.Description,
                ProviderName = args.ProviderName,
                Tags = { [PortfolioTag] = args.Key },
                Region = args.Region.ToString(),
            },
            Kept());
        Id = portfolio.Id;
        foreach (var product in args.Products)
        {
            Add(product);
        }

        foreach (var principal in args.Principals)
        {
            _ = new PrincipalPortfolioAssociation(
                $"{this.name}-principal-{PrincipalNames.KeyOf(principal)}",
                new() { PortfolioId = Id, PrincipalArn = principal, PrincipalType = "IAM_PATTERN", Region = args.Region.ToString() },
                Options());
        }

        foreach (var (key, option) in args.TagOptions.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            _ = new TagOptionResourceAssociation($"{this.name}-tag-{key}", new() { ResourceId = Id, TagOptionId = option, Region = args.Region.ToString() }, Options());
        }

        Shares = [.. Share()];
    }

    /// <summary>Its id, such as <c>port-a1b2c3d4e5f6g</c>.</summary>
    public Output<string> Id { get; }

    /// <summary>Its shares, each after the one before: an account uses it once its own is there.</summary>
    public IReadOnlyList<Resource> Shares { get; }

    private void Add(CatalogProduct product)
    {
        var at = $"{name}-{product.Key}";
        var (first, support) = (product.Versions[0], args.Support ?? product.Support);
        var kept = Kept(args.Templates.ObjectOf(product, first));
        kept.IgnoreChanges = ["provisioningArtifactParameters"];
        var made = new Product(
            at,
            new ProductArgs
            {
                Name = product.Name,
                Description = product.Description,
                Owner = product.Owner,
                Type = "CLOUD_FORMATION_TEMPLATE",
                SupportDescription = support.Description,
                SupportEmail = support.Email!,
                SupportUrl = support.Url!,
                ProvisioningArtifactParameters = new ProductProvisioningArtifactParametersArgs
                {
                    Name = first.Version,
                    Description = $"Template {first.ContentHash}",
                    Type = "CLOUD_FORMATION_TEMPLATE",
                    TemplateUrl = args.Templates.UrlOf(product, first),
                    DisableTemplateValidation = false,
                },
                Tags = TagsOf(product),
                Region = args.Region.ToString(),
            },
            kept);
        foreach (var version in product.Versions.Skip(1))
        {
            _ = new ProvisioningArtifact(
                $"{at}-{version.Version}",
                new ProvisioningArtifactArgs
                {
                    ProductId = made.Id,
                    Name = version.Version,
                    Description = $"Template {version.ContentHash}",
                    Type = "CLOUD_FORMATION_TEMPLATE",
                    TemplateUrl = args.Templates.UrlOf(product, version),
                    DisableTemplateValidation = false,
                    Active = true,
                    Guidance = version == product.Current ? "DEFAULT" : "DEPRECATED",
                    Region = args.Region.ToString(),
                },
                Kept(args.Templates.ObjectOf(product, version)));
        }

        var offered = new ProductPortfolioAssociation($"{at}-offer", new() { PortfolioId = Id, ProductId = made.Id, Region = args.Region.ToString() }, Options());
        if (product.LaunchRole is { } role)
        {
            _ = new Constraint(
                $"{at}-launch",
                new ConstraintArgs
                {
                    PortfolioId = Id,
                    ProductId = made.Id,
                    Type = "LAUNCH",
                    Description = $"Launched as {role} of the account",
                    Parameters = LocalRole(role),
                    Region = args.Region.ToString(),
                },
                // AWS takes a constraint only for a product that is in the portfolio.
                Options(offered));
        }
    }

    private List<Resource> Share()
    {
        Resource[] after = [.. args.ShareAfter];
        var made = new List<Resource>();
        var shares = args.Units.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => new { u.Key, Type = "ORGANIZATIONAL_UNIT", Target = u.Value })
            .Concat(args.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new { a.Key, Type = "ORGANIZATION_MEMBER_ACCOUNT", Target = a.Value }));
        foreach (var share in shares)
        {
            // One after the other: Service Catalog works on one share of a portfolio at a time.
            after =
            [
                new PortfolioShare(
                    $"{name}-share-{share.Key}",
                    new()
                    {
                        PortfolioId = Id,
                        Type = share.Type,
                        PrincipalId = share.Target,
                        SharePrincipals = true,
                        ShareTagOptions = true,
                        Region = args.Region.ToString(),
                    },
                    Options(after)),
            ];
            made.AddRange(after);
        }

        return made;
    }

    private static string LocalRole(string role) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("LocalRoleName", role);
        json.WriteEndObject();
    });

    private static InputMap<string> TagsOf(CatalogProduct product)
    {
        var tags = new InputMap<string> { ["Owner"] = product.Owner, [PortfolioTag] = product.Portfolio, [ProductTag] = product.Key };
        foreach (var (key, value) in product.Tags.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            tags.Add(key, value);
        }

        return tags;
    }

    private CustomResourceOptions Options(params Resource[] after) =>
        new() { Parent = parent, Provider = provider, DependsOn = new List<Resource>(after) };

    private CustomResourceOptions Kept(params Resource[] after) =>
        new() { Parent = parent, Provider = provider, Protect = true, DependsOn = new List<Resource>(after) };
}
