using MlFoundation.Planning;
using MlFoundation.Planning.Recording;

namespace MlFoundation.Reports.Markdown;

/// <summary>Portfolios of approved products: what is in them, who is given them, who may use them there.</summary>
internal static class PortfolioSection
{
    private const string Portfolio = "aws:servicecatalog/portfolio:Portfolio";
    private const string Product = "aws:servicecatalog/product:Product";
    private const string Offer = "aws:servicecatalog/productPortfolioAssociation:ProductPortfolioAssociation";
    private const string Share = "aws:servicecatalog/portfolioShare:PortfolioShare";
    private const string Principal = "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation";

    /// <summary>A row for each portfolio, its copies in several regions together; empty where there is none.</summary>
    public static string Of(Plan plan)
    {
        var byType = plan.Resources.Where(r => r.Type is Portfolio or Product or Offer or Share or Principal).ToLookup(r => r.Type);
        if (!byType[Portfolio].Any())
        {
            return "";
        }

        var titles = byType[Product].DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Text("name") ?? p.Name, StringComparer.Ordinal);
        var offers = Of(byType[Offer], o => Source(o["productId"]) is { } product ? titles.GetValueOrDefault(product, product) : o.Text("productId"));
        var shares = Of(byType[Share], s => Source(s["principalId"]) ?? s.Text("principalId"));
        var principals = Of(byType[Principal], p => p.Text("principalArn") is { } arn ? arn[(arn.LastIndexOf('/') + 1)..].Replace("AWSReservedSSO_", "", StringComparison.Ordinal).TrimEnd('*').TrimEnd('_') : null);
        var rows = byType[Portfolio].GroupBy(p => p.Text("name") ?? p.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => MarkdownText.Row(
            MarkdownText.Of(g.Key), Values(g.Select(p => p.Region ?? "")), Values(g.SelectMany(p => offers[p.Name])), Values(g.SelectMany(p => shares[p.Name])), Values(g.SelectMany(p => principals[p.Name]))));
        return MarkdownText.Head("portfolio", "regions", "products", "given to", "used by") + string.Concat(rows.Take(60));
    }

    private static ILookup<string, string> Of(IEnumerable<PlannedResource> resources, Func<PlannedResource, string?> value) =>
        resources.Select(r => (Portfolio: Source(r["portfolioId"]), Value: value(r))).Where(p => p is { Portfolio: not null, Value: not null })
            .ToLookup(p => p.Portfolio!, p => p.Value!, StringComparer.Ordinal);

    private static string Values(IEnumerable<string> values) => MarkdownText.Codes([.. values.Distinct().Order(StringComparer.Ordinal)], MarkdownLimits.Names);

    private static string? Source(object? symbol) => Symbols.FirstNameIn(symbol);
}
