using System.Collections.Immutable;
using MlFoundation.Organization;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Difference;

/// <summary>Portfolios, products and their versions, and what is shared with whom.</summary>
internal static class ShareDifference
{
    private static readonly string Units = new OrgUnitNames(OrgUnitNames.DefaultTree).Unit("");

    public static IEnumerable<DomainChange> Of(PlanPair pair) => Fact.Compare(Topic.Shares, Facts(pair.Before), Facts(pair.After));

    private static IEnumerable<(Fact, string?)> Facts(ProofInput input)
    {
        foreach (var portfolio in input.All("aws:servicecatalog/portfolio:Portfolio"))
        {
            yield return (new Fact($"Portfolio {Title(portfolio)}", "is new", "goes", Grade.Careful), portfolio.Region);
        }

        foreach (var share in input.All("aws:servicecatalog/portfolioShare:PortfolioShare"))
        {
            var what = $"Portfolio {Title(input, share.Text("portfolioId"))}";
            yield return (new Fact(what, $"is shared with {Target(input, share.Text("principalId"))}", $"is no longer shared with {Target(input, share.Text("principalId"))}", Grade.Dangerous), share.Region);
        }

        foreach (var product in input.All("aws:servicecatalog/product:Product"))
        {
            yield return (new Fact($"Product {Title(product)}", "is new", "goes", Grade.Careful), product.Region);
            if (product["provisioningArtifactParameters"] is ImmutableDictionary<string, object?> first)
            {
                yield return Version(Title(product), first, product.Region);
            }
        }

        foreach (var artifact in input.All("aws:servicecatalog/provisioningArtifact:ProvisioningArtifact"))
        {
            yield return Version(Title(input, artifact.Text("productId")), artifact.Inputs, artifact.Region);
        }

        foreach (var offer in input.All("aws:servicecatalog/productPortfolioAssociation:ProductPortfolioAssociation"))
        {
            var portfolio = Title(input, offer.Text("portfolioId"));
            yield return (new Fact($"Product {Title(input, offer.Text("productId"))}", $"is offered in portfolio {portfolio}", $"is no longer offered in portfolio {portfolio}", Grade.Careful), offer.Region);
        }

        foreach (var principal in input.All("aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation"))
        {
            var portfolio = Title(input, principal.Text("portfolioId"));
            yield return (new Fact($"{Principal(principal.Text("principalArn"))}", $"finds portfolio {portfolio}", $"no longer finds portfolio {portfolio}", Grade.Careful), principal.Region);
        }

        foreach (var share in input.All("aws:ram/principalAssociation:PrincipalAssociation"))
        {
            var target = Target(input, share.Text("principal"));
            yield return (new Fact($"Share {Title(input, share.Text("resourceShareArn"))}", $"reaches {target}", $"no longer reaches {target}", Grade.Dangerous), share.Region);
        }
    }

    private static (Fact, string?) Version(string product, ImmutableDictionary<string, object?> artifact, string? region) =>
        (new Fact($"Product {product}", $"has version {artifact.GetValueOrDefault("name")}", $"no longer has version {artifact.GetValueOrDefault("name")}", Grade.Careful), region);

    private static string Title(PlannedResource resource) => resource.Text("name") ?? resource.Name;

    private static string Title(ProofInput input, string? symbol) => input.SourceOf(symbol) is { } source ? Title(source) : symbol ?? "?";

    // A unit, an account, or what AWS calls it.
    private static string Target(ProofInput input, string? principal) => input.SourceOf(principal) is not { } source ? principal ?? "?"
        : source.Type == "aws:organizations/organizationalUnit:OrganizationalUnit" ? $"unit {UnitOf(source)}"
        : source.Type == "aws:organizations/organization:Organization" ? "the whole organization"
        : Title(source);

    // By its path: a unit that is only named otherwise is the same one.
    private static string UnitOf(PlannedResource unit) =>
        unit.Name.StartsWith(Units, StringComparison.Ordinal) ? unit.Name[Units.Length..] : Title(unit);

    private static string Principal(string? arn)
    {
        const string Reserved = "AWSReservedSSO_";
        var name = arn is null ? "?" : arn[(arn.LastIndexOf('/') + 1)..];
        return name.StartsWith(Reserved, StringComparison.Ordinal) ? $"Permission set {name[Reserved.Length..name.LastIndexOf('_')]}" : $"Role {name}";
    }
}
