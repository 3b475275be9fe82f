using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Planning.Proofs;

/// <summary>The two environments stay apart: accounts of the corporate network and those with direct internet.</summary>
public static class NetworkSeparation
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-NET-002",
        "No account of a segment reaches one with direct internet, nor the other way round.",
        new Uri("https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input) =>
        input.Reachability is not { } matrix ? [] : from production in matrix.Classes.Where(c => c.Segment is not null)
                                                    from sandbox in matrix.Classes.Where(c => c.Segment is null)
                                                    from pair in new[] { (From: production, To: sandbox), (From: sandbox, To: production) }
                                                    where matrix[pair.From.Key, pair.To.Key] != Reach.None
                                                    select new Finding(
                                                        "MLF-NET-002", Severity.Mandatory, pair.From.StackSet,
                                                        $"Packets of accounts of {pair.From.Key} arrive at accounts of {pair.To.Key}; expected none. Take out the attachment or the route between the two.");
}
