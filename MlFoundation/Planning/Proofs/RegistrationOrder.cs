namespace MlFoundation.Planning.Proofs;

/// <summary>Control Tower runs one operation on a unit at a time, and a child is registered after its parent.</summary>
public static class RegistrationOrder
{
    private const string RegistrationType = "aws:controltower/baseline:Baseline";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ORG-003",
        "Units are registered one after the other, each after the unit above it.",
        new Uri("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var registrations = Lanes.InOrder(input, input.All(RegistrationType));
        foreach (var (earlier, later) in Lanes.Breaks(input, registrations))
        {
            yield return new Finding(
                "MLF-ORG-003", Severity.Mandatory, later.Urn,
                $"{later.Name} may run beside {earlier.Name}; expected one registration at a time. Let it depend on the other.");
        }

        var byUnit = registrations.Where(r => input.SourceOf(r.Text("targetIdentifier")) is not null)
            .ToDictionary(r => input.SourceOf(r.Text("targetIdentifier"))!.Urn);
        foreach (var (unit, registration) in byUnit)
        {
            var parent = input.All("aws:organizations/organizationalUnit:OrganizationalUnit").First(u => u.Urn == unit).Text("parentId");
            if (input.SourceOf(parent) is { } above && byUnit.TryGetValue(above.Urn, out var first) && !input.Graph.ComesAfter(registration.Urn, first.Urn))
            {
                yield return new Finding(
                    "MLF-ORG-003", Severity.Mandatory, registration.Urn,
                    $"{registration.Name} does not wait for {first.Name}; expected the unit above to be registered first.");
            }
        }
    }
}
