namespace MlFoundation.Planning.Proofs;

/// <summary>A StackSet runs one operation at a time.</summary>
public static class StackSetOperations
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ACC-007",
        "Instances of one StackSet are made one after the other.",
        new Uri("https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ManagedExecution.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var positions = input.Graph.Positions();
        return from stackSet in input.All("aws:cloudformation/stackSetInstance:StackSetInstance").GroupBy(i => i.Text("stackSetName"), StringComparer.Ordinal)
               let chain = stackSet.OrderBy(i => positions[i.Urn]).ToArray()
               from pair in chain.Zip(chain.Skip(1))
               where !input.Graph.ComesAfter(pair.Second.Urn, pair.First.Urn)
               select new Finding(
                   "MLF-ACC-007", Severity.Mandatory, pair.Second.Urn,
                   $"{pair.Second.Name} may run beside {pair.First.Name}; expected one operation of a StackSet at a time. Let it depend on the other.");
    }
}
