namespace MlFoundation.Planning.Proofs;

/// <summary>Nothing waits for itself: only then is there an order to speak of.</summary>
public static class NoCycle
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-PLAN-002",
        "No resource waits for itself by way of others.",
        new Uri("https://www.pulumi.com/docs/iac/concepts/options/dependson/"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Graph.Cycle is { Count: > 0 } cycle)
        {
            yield return new Finding(
                "MLF-PLAN-002", Severity.Mandatory, cycle[0],
                $"{string.Join(" waits for ", cycle.Reverse().Append(cycle[^1]).Select(PlanGraph.NameOf))}; expected an end: the deployment would never begin with any of them.");
        }
    }
}
