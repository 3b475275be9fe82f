namespace MlFoundation.Planning.Proofs.Access;

/// <summary>The management account's access is its own business.</summary>
public static class ManagementAccess
{
    private const string Service = "sso.amazonaws.com";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ID-009",
        "What administers the management account is used nowhere else, and Identity Center is not delegated to another account.",
        new Uri("https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        foreach (var delegation in input.All("aws:organizations/delegatedAdministrator:DelegatedAdministrator").Where(d => d.Text("servicePrincipal") == Service))
        {
            yield return new Finding(
                "MLF-ID-009", Severity.Mandatory, delegation.Urn,
                $"{delegation.Name} delegates Identity Center; expected the management account to keep it: a delegate can see to nothing that is assigned there.");
        }

        var administrators = (input.Plan.Foundation?.Access?.PermissionSets ?? []).Where(s => s.Administrator).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var set in input.Assignments.Where(a => a.PermissionSet is { } name && administrators.Contains(name)).GroupBy(a => a.PermissionSet!, StringComparer.Ordinal))
        {
            if (set.Any(a => a.Account?.Role == "management") && set.FirstOrDefault(a => a.Account?.Role != "management") is { } elsewhere)
            {
                yield return new Finding(
                    "MLF-ID-009", Severity.Mandatory, elsewhere.Resource.Urn,
                    $"{set.Key} administers the management account and {elsewhere.Account?.Name ?? "another account"}; expected a set of its own for the management account, which alone sees to it.");
            }
        }
    }
}
