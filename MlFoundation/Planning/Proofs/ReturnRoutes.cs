using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Planning.Proofs;

/// <summary>What is answered gets its answer.</summary>
public static class ReturnRoutes
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-NET-004",
        "Wherever packets of an account arrive, answers come back the same way, past the same firewall.",
        new Uri("https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input) =>
        input.Reachability is not { } matrix ? [] : from cell in matrix.Cells
                                                    where cell.Value == Reach.OneWay
                                                    orderby cell.Key.From, cell.Key.To
                                                    select new Finding(
                                                        "MLF-NET-004", Severity.Mandatory, matrix.Classes.First(c => c.Key == cell.Key.From || c.Key == cell.Key.To).StackSet,
                                                        $"Packets from {cell.Key.From} arrive at {cell.Key.To} and answers do not come back, or not past the same firewall; expected a route back. Add it where the answer is lost, or drop the way there.");
}
