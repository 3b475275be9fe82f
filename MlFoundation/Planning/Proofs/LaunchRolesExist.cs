using System.Text.Json.Nodes;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs;

/// <summary>Whoever sees a product can launch it: its launch role is in the account.</summary>
public static class LaunchRolesExist
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-CAT-001",
        "The role of every launch constraint is made in every account that sees the portfolio, and in the portfolio's own.",
        new Uri("https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { } foundation)
        {
            yield break;
        }

        var blueprints = new Lazy<PlannedBlueprints>(() => new PlannedBlueprints(input, foundation));
        var shares = input.All("aws:servicecatalog/portfolioShare:PortfolioShare").ToLookup(s => s.Text("portfolioId"));
        var byRole = input.All("aws:servicecatalog/constraint:Constraint").Where(c => c.Text("type") == "LAUNCH")
            .GroupBy(c => new { Portfolio = c.Text("portfolioId"), Role = (string?)JsonNode.Parse(c.Text("parameters") ?? "{}")?["LocalRoleName"], c.Account });
        foreach (var same in byRole)
        {
            var (portfolio, role, home) = (same.Key.Portfolio, same.Key.Role, same.Key.Account);
            var seeing = foundation.Accounts.Where(a => a.Unit is not null && (a.Key == home || shares[portfolio].Any(s => Reaches(s.Name, a))));
            string[] without = [.. seeing.Where(a => role is null || !blueprints.Value.Reaching(a.Unit!).Any(b => b.Roles.Contains(role))).Select(a => a.Key).Order(StringComparer.Ordinal)];
            if (without.Length > 0)
            {
                var urn = same.First().Urn;
                // A blueprint that the plan carries nowhere yet is on its way; one that passes an account by is a mistake.
                var carried = without.Any(key => Connected(foundation, key).Any(unit => blueprints.Value.Reaching(unit.Path).Any()));
                yield return new Finding(
                    "MLF-CAT-001", carried ? Severity.Mandatory : Severity.Advisory, urn,
                    $"{role ?? "No local role"} launches products of {portfolio}, but is not made in {string.Join(", ", without)}; expected it in every account that sees the portfolio. Give their unit a connectivity and its region zones, so that a blueprint reaches them, or share the portfolio with other units.");
            }
        }
    }

    private static IEnumerable<ModelUnit> Connected(FoundationModel foundation, string account)
    {
        var connectivity = foundation.Accounts.First(a => a.Key == account).Connectivity;
        return foundation.Units.Where(u => u.Connectivity == connectivity);
    }

    private static bool Reaches(string share, ModelAccount account) =>
        share.Split("-share-")[^1] is var target && (account.Key == target || OuPath.IsIn(account.Unit!, target));
}
