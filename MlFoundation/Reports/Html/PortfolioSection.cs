using MlFoundation.Planning;
using MlFoundation.Planning.Recording;

namespace MlFoundation.Reports.Html;

/// <summary>Portfolios of approved products, and who sees them.</summary>
internal static class PortfolioSection
{
    private const string Kind = "aws:servicecatalog/";

    public static PageSection? Of(PageInput input) => !input.Proofs.All($"{Kind}portfolio:Portfolio").Any() ? null : new(
        "portfolios", "Portfolios", "Portfolios", "Approved products for self-service: where each portfolio is shared, and with which permission sets people see it.",
        html => Write(html, input));

    private static void Write(HtmlBuilder html, PageInput input)
    {
        var products = Below("productPortfolioAssociation:ProductPortfolioAssociation");
        var shares = Below("portfolioShare:PortfolioShare");
        var principals = Below("principalPortfolioAssociation:PrincipalPortfolioAssociation");
        html.Add($"<div class=\"cards\">\n");
        foreach (var portfolio in input.Proofs.All($"{Kind}portfolio:Portfolio").GroupBy(p => p.Text("name") ?? p.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            html.Add($"<article class=\"card\"><h3>{portfolio.Key}</h3><p>{portfolio.First().Text("description")}</p><dl class=\"facts\">");
            Fact("Products", portfolio.SelectMany(p => products[p.Name]).Select(a => input.Proofs.SourceOf(a.Text("productId"))?.Text("name")));
            Fact("Shared with", portfolio.SelectMany(p => shares[p.Name]).Select(s => SharedWith(input, s)));
            Fact("Seen by", portfolio.SelectMany(p => principals[p.Name]).Select(p => Principal(p.Text("principalArn"))));
            Fact("Regions", portfolio.Select(p => p.Region));
            html.Add($"</dl></article>\n");
        }

        html.Add($"</div>\n");

        ILookup<string, PlannedResource> Below(string type) => input.Proofs.All($"{Kind}{type}")
            .ToLookup(r => Symbols.FirstNameIn(r.Text("portfolioId")) ?? "", StringComparer.Ordinal);

        void Fact(string title, IEnumerable<string?> values)
        {
            var list = string.Join(", ", values.OfType<string>().Distinct().Order(StringComparer.Ordinal));
            html.Add($"<div><dt>{title}</dt><dd>{(list.Length > 0 ? list : "none")}</dd></div>");
        }
    }

    private static string? SharedWith(PageInput input, PlannedResource share) => input.Proofs.SourceOf(share.Text("principalId"))?.Text("name") ?? share.Text("principalId");

    // AWSReservedSSO_DataScientist_* is the role that permission set DataScientist has in every account.
    private static string? Principal(string? arn)
    {
        const string start = "AWSReservedSSO_";
        var role = arn?[(arn.LastIndexOf('/') + 1)..];
        return role is not null && role.StartsWith(start, StringComparison.Ordinal) && role.LastIndexOf('_') is var end && end > start.Length ? role[start.Length..end] : role;
    }
}
