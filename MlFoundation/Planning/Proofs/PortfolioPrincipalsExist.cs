using MlFoundation.Identity;
using MlFoundation.Publishing;

namespace MlFoundation.Planning.Proofs;

/// <summary>Nobody is promised a portfolio who does not exist.</summary>
public static class PortfolioPrincipalsExist
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-CAT-002",
        "Every principal of a portfolio is a permission set of the plan or a role of a blueprint.",
        new Uri("https://docs.aws.amazon.com/servicecatalog/latest/dg/API_AssociatePrincipalWithPortfolio.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { } foundation)
        {
            yield break;
        }

        var sets = input.All("aws:ssoadmin/permissionSet:PermissionSet").Select(s => s.Text("name")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var roles = new Lazy<HashSet<string>>(() => [.. new PlannedBlueprints(input, foundation).All.SelectMany(b => b.Roles)]);
        // A role by its whole ARN is the deploy role in Account Factory's portfolio, which the bootstrap makes.
        foreach (var association in input.All("aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation").Where(a => a.Text("principalType") != "IAM"))
        {
            var pattern = association.Text("principalArn") ?? "";
            var there = PrincipalNames.PermissionSetOf(pattern) is { } set
                // Where the plan has no permission set at all, somebody else keeps them.
                ? sets.Count == 0 || sets.Contains(set) || ControlTowerPermissionSets.Names.Contains(set)
                : PrincipalNames.RoleOf(pattern) is { } role && (roles.Value.Count == 0 || roles.Value.Contains(role));
            if (!there)
            {
                yield return new Finding(
                    "MLF-CAT-002", Severity.Mandatory, association.Urn,
                    $"{pattern} may use {association.Text("portfolioId")}, but nobody is that; expected a permission set of identity or a role of the blueprints. Correct the name in permissionSets of the portfolio.");
            }
        }
    }
}
