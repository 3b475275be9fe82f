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
        return from stackSet in input.All("aws:cloudformation/stackSetInstance:StackSetInstance").GroupBy(i => i.Text("stackSetName"), StringComparer.Ordinal)
               from pair in Lanes.Breaks(input, Lanes.InOrder(input, stackSet))
               select new Finding(
                   "MLF-ACC-007", Severity.Mandatory, pair.Later.Urn,
                   $"{pair.Later.Name} may run beside {pair.Earlier.Name}; expected one operation of a StackSet at a time. Let it depend on the other.");
    }
}
