using MlFoundation.Accounts;

namespace MlFoundation.Planning.Proofs;

/// <summary>What a company cannot get back is protected from deletion and replacement, and stays in AWS if it leaves the program.</summary>
public static class NothingLost
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ORG-005",
        "Organization, units, accounts and landing zone are protected and retained; accounts that were released with a reason are not.",
        new Uri("https://www.pulumi.com/docs/iac/concepts/options/protect/"),
        Find);

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "aws:organizations/organization:Organization",
        "aws:organizations/organizationalUnit:OrganizationalUnit",
        "aws:organizations/account:Account",
        "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
        "aws-native:controltower:LandingZone",
    };

    private static IEnumerable<Finding> Find(ProofInput input) =>
        from released in new[] { Released(input.Plan.Foundation).ToHashSet(StringComparer.Ordinal) }
        from resource in input.Plan.Resources
        where Kept.Contains(resource.Type) && !(resource.Options.Protect && resource.Options.RetainOnDelete) && !released.Contains(resource.Name)
        select new Finding(
            "MLF-ORG-005", Severity.Mandatory, resource.Urn,
            $"{resource.Name} is not both protected and retained; expected both, because retention alone does not stop a replacement.");

    private static IEnumerable<string> Released(FoundationModel? foundation) =>
        from account in foundation?.Accounts ?? []
        where account.State == "released"
        from component in new[] { AccountVendingBlueprint.HubName, AccountVendingBlueprint.DefaultName }
        select AccountVendingBlueprint.ResourceName(component, account.Key);
}
