using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Planning.Proofs;

/// <summary>Accounts of a segment reach each other and the internet as the segment's settings say.</summary>
public static class InspectedSpokes
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-NET-003",
        "Accounts of a segment reach each other, the internet and the network on premises just as the segment's settings say, and around no firewall.",
        new Uri("https://docs.aws.amazon.com/network-firewall/latest/developerguide/tgw-firewall.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Reachability is not { } matrix || input.Plan.Foundation?.Network is not { } network)
        {
            yield break;
        }

        var inspection = network.Segments.ToDictionary(s => s.Key, StringComparer.Ordinal);
        foreach (var from in matrix.Classes.Where(c => c is { Segment: not null, Attached: true }))
        {
            var segment = inspection[from.Segment!];
            var through = segment.Inspection == "none" ? Reach.Direct : Reach.Inspected;
            var expected = new List<(string To, string Said, Reach Reach)>
            {
                (from.Key, $"spokes: {segment.Spokes}", segment.Spokes switch { "inspected" => Reach.Inspected, "direct" => Reach.Direct, _ => Reach.None }),
                (NetworkMap.Internet, $"egress: {segment.Egress}", segment.Egress == "none" ? Reach.None : through),
                (NetworkMap.Corporate, segment.Corporate ? "corporate: true" : "no corporate link", segment.Corporate && network.CorporateRanges.Count > 0 ? through : Reach.None),
            };
            foreach (var (to, said, reach) in expected.Where(e => matrix[from.Key, e.To] != e.Reach))
            {
                // A missing way back is MLF-NET-004's.
                if (matrix[from.Key, to] is not Reach.OneWay || reach == Reach.None)
                {
                    yield return new Finding(
                        "MLF-NET-003", Severity.Mandatory, from.StackSet,
                        $"Accounts of {from.Key} reach {(to == from.Key ? "each other" : to)}: {Text(matrix[from.Key, to])}; expected {Text(reach)} ({said}). Correct the routes of the transit gateway's tables.");
                }
            }
        }
    }

    private static string Text(Reach reach) => reach switch
    {
        Reach.None => "not at all",
        Reach.OneWay => "one way only",
        Reach.Inspected => "through the firewall",
        _ => "past every firewall",
    };
}
