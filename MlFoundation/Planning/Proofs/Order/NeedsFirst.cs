namespace MlFoundation.Planning.Proofs.Order;

/// <summary>Everything is made after what AWS needs before it.</summary>
public static class NeedsFirst
{
    /// <summary>Names given of what is not waited for; the rest is a number.</summary>
    private const int Shown = 3;

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ORDER-001",
        "For every pair of the table of what AWS needs before what, the plan waits.",
        new Uri("https://www.pulumi.com/docs/iac/concepts/resources/options/dependson/"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        foreach (var rows in OrderTable.Rows.GroupBy(r => r.Earlier, StringComparer.Ordinal))
        {
            // Lines about the same kind of resource share the one walk through the plan.
            var after = new Lazy<Precedence>(() => input.Graph.After([.. input.ListOf(rows.Key).Select(r => r.Urn)]));
            foreach (var row in rows)
            {
                foreach (var (later, earlier) in row.Pairs(input))
                {
                    var missing = row.IsOfAllPairs ? after.Value.MissingBefore(later.Urn) : after.Value.MissingBefore(later.Urn, earlier);
                    if (missing.Count > 0)
                    {
                        yield return new Finding(
                            "MLF-ORDER-001", Severity.Mandatory, later.Urn, $"{later.Name} does not wait for {Names(missing)}; expected it to. {row.Reason}");
                    }
                }
            }

            if (after.IsValueCreated)
            {
                input.Graph.Release(after.Value);
            }
        }
    }

    private static string Names(IReadOnlyList<string> missing)
    {
        var shown = string.Join(", ", missing.Take(Shown).Select(PlanGraph.NameOf));
        return missing.Count <= Shown ? shown : FormattableString.Invariant($"{shown} and {missing.Count - Shown} more");
    }
}
