namespace MlFoundation.Planning.Proofs;

/// <summary>Control Tower registers units or makes accounts, never both at once.</summary>
public static class AccountOrder
{
    private const string AccountFactoryType = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ACC-002",
        "Every account is vended after the last registration of a unit.",
        new Uri("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var registrations = input.All(AccountOperations.RegistrationType).ToArray();
        var factory = input.All(AccountFactoryType).ToDictionary(o => o.Urn, StringComparer.Ordinal);
        // An account that waits for another one waits for all that one waits for: the first of each lane tell for the lane.
        return from first in factory.Values
               where !first.Options.DependsOn.Any(factory.ContainsKey)
               from registration in registrations
               where !input.Graph.ComesAfter(first.Urn, registration.Urn)
               select new Finding(
                   "MLF-ACC-002", Severity.Mandatory, first.Urn,
                   $"{first.Name} may be vended beside {registration.Name}; expected after it: Control Tower runs one or the other.");
    }
}
