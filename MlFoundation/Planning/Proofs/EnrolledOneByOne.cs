namespace MlFoundation.Planning.Proofs;

/// <summary>Where Control Tower enrols accounts by itself, it takes one of a unit at a time.</summary>
public static class EnrolledOneByOne
{
    private const string AccountType = "aws:organizations/account:Account";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ACC-008",
        "Accounts that Organizations makes in a unit of a landing zone are made one after the other.",
        new Uri("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (!input.All("aws-native:controltower:LandingZone").Any() && input.Plan.Foundation?.Security?.LandingZoneIsElsewhere != true)
        {
            return [];
        }

        return from unit in input.All(AccountType).GroupBy(a => a.Text("parentId") ?? "", StringComparer.Ordinal)
               from pair in Lanes.Breaks(input, Lanes.InOrder(input, unit))
               select new Finding(
                   "MLF-ACC-008", Severity.Mandatory, pair.Later.Urn,
                   $"{pair.Later.Name} may be made beside {pair.Earlier.Name} in the same unit; expected one at a time: Control Tower takes a second one for a conflict while it enrols the first. Let it depend on the other.");
    }
}
