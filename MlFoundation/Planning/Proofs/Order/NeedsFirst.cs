namespace MlFoundation.Planning.Proofs.Order;

/// <summary>Everything is made after what AWS needs before it.</summary>
public static class NeedsFirst
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ORDER-001",
        "For every pair of the table of what AWS needs before what, the plan waits.",
        new Uri("https://www.pulumi.com/docs/iac/concepts/resources/options/dependson/"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input) =>
        from row in OrderTable.Rows
        from later in input.All(row.Later)
        let before = new Lazy<HashSet<string>>(() => [.. input.Graph.Before(later.Urn)])
        from earlier in input.All(row.Earlier)
        where (row.Concerns is null || row.Concerns(input, earlier, later)) && !before.Value.Contains(earlier.Urn)
        select new Finding("MLF-ORDER-001", Severity.Mandatory, later.Urn, $"{later.Name} does not wait for {earlier.Name}; expected it to. {row.Reason}");
}
