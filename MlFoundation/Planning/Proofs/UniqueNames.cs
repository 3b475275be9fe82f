namespace MlFoundation.Planning.Proofs;

/// <summary>No two resources share a name: a name is how the plan, its symbols and Pulumi's state refer to one.</summary>
public static class UniqueNames
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-PLAN-001",
        "Every resource has a name of its own.",
        new Uri("https://www.pulumi.com/docs/iac/concepts/resources/names/"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input) =>
        from same in input.Plan.Resources.GroupBy(r => r.Name, StringComparer.Ordinal)
        where same.Skip(1).Any()
        let types = string.Join(", ", same.Select(r => r.Type).Order(StringComparer.Ordinal))
        select new Finding(
            "MLF-PLAN-001", Severity.Mandatory, same.First().Urn,
            $"{same.Count()} resources are called '{same.Key}' ({types}); expected one. Two keys of the settings make the same name: rename one.");
}
