using static MlFoundation.Planning.Proofs.Order.OrderKeys;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what in offering and sharing products.</summary>
internal static class CatalogOrderRows
{
    private const string Access = "aws:servicecatalog/organizationsAccess:OrganizationsAccess";
    private const string Administrator = "aws:organizations/delegatedAdministrator:DelegatedAdministrator";
    private const string Share = "aws:servicecatalog/portfolioShare:PortfolioShare";
    private const string Principal = "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation";
    private const string Offer = "aws:servicecatalog/productPortfolioAssociation:ProductPortfolioAssociation";
    private const string Constraint = "aws:servicecatalog/constraint:Constraint";
    private const string Product = "aws:servicecatalog/product:Product";
    private const string Template = "aws:s3/bucketObjectv2:BucketObjectv2";

    private static readonly Uri Sharing = new("https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html");
    private static readonly Uri Users = new("https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_users.html");
    private static readonly Uri Constraints = new("https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html");
    private static readonly Uri Launch = new("https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html");
    private static readonly Uri Artifacts = new("https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateProduct.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new("aws:organizations/organization:Organization", Access, "Service Catalog is let into an organization that is there.", Sharing),
        new("aws-native:controltower:LandingZone", Access, "The landing zone lets services in while it is launched, and Organizations takes one such change at a time.", Sharing),
        new(Access, Administrator, "Service Catalog takes an administrator once it has access to the organization.", Sharing, (_, _, administrator) => IsOfCatalog(administrator)),
        new(Access, Share, "A portfolio is shared with units once Service Catalog has access to the organization.", Sharing),
        new(Administrator, Share, "An account shares with units once it is an administrator of Service Catalog.", Sharing, (_, administrator, share) => IsOfCatalog(administrator) && administrator.Name.EndsWith($"-administrator-{share.Account}", StringComparison.Ordinal)),
        new(Share, Principal, "An account lets its people use a portfolio once that is shared with it.", Users) { EarlierKey = TextOf("portfolioId"), LaterKey = PortfolioOfOthers },
        new(Offer, Constraint, "A constraint is for a product that is in the portfolio.", Constraints) { EarlierKey = PortfolioAndProduct, LaterKey = PortfolioAndProduct },
        new("aws:cloudformation/stackSetInstance:StackSetInstance", Share, "Whoever sees a product launches it by a role of the account: blueprints bring it first.", Launch) { EarlierKey = Where(IsOfBlueprint), LaterKey = Where(IsOfLaunchedProducts) },
        new(Template, Product, "Service Catalog reads a template while it makes the version.", Artifacts) { EarlierKey = (_, template) => template.Text("key")?.Split('/')[^1], LaterKey = FirstTemplate },
    ];

    private static bool IsOfCatalog(PlannedResource administrator) => administrator.Text("servicePrincipal") == "servicecatalog.amazonaws.com";

    // What Control Tower launches needs no role of ours.
    private static bool IsOfLaunchedProducts(ProofInput input, PlannedResource share) => input.All(Constraint).Any(c => c.Text("portfolioId") == share.Text("portfolioId"));

    private static string? PortfolioOfOthers(ProofInput input, PlannedResource principal) =>
        input.SourceOf(principal.Text("portfolioId")) is { } portfolio && portfolio.Account != principal.Account ? principal.Text("portfolioId") : null;

    private static string? PortfolioAndProduct(ProofInput input, PlannedResource resource) => $"{resource.Text("portfolioId")} {resource.Text("productId")}";

    private static string? FirstTemplate(ProofInput input, PlannedResource product) =>
        product["provisioningArtifactParameters"] is IReadOnlyDictionary<string, object?> first && first.GetValueOrDefault("templateUrl") is string url ? url.Split('/')[^1] : null;
}
