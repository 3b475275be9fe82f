namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>How one place reaches another.</summary>
public enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Packets arrive, answers do not, or on a way that the firewall does not see: no connection comes about.</summary>
    OneWay,

    /// <summary>Through a firewall, both ways.</summary>
    Inspected,

    /// <summary>Past every firewall.</summary>
    Direct,
}

/// <summary>Who reaches whom in a network.</summary>
public sealed class NetworkReach
{
    private readonly Forwarding forwarding;
    private readonly Dictionary<string, MapVpc> vpcs;
    private readonly Dictionary<string, Arrivals> fromVpc;
    private readonly Dictionary<string, Arrivals> fromNat = new(StringComparer.Ordinal);
    private readonly Arrivals fromCorporate;
    private readonly AddressSet onPremises;

    /// <summary>Follows the packets of every VPC.</summary>
    public NetworkReach(NetworkMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        forwarding = new Forwarding(map);
        vpcs = map.Vpcs.ToDictionary(v => v.Key, StringComparer.Ordinal);
        fromVpc = map.Vpcs.ToDictionary(v => v.Key, v => Arrivals.From(forwarding, v.HostTables), StringComparer.Ordinal);
        fromCorporate = Arrivals.OverLinks(forwarding, map.Attachments.Where(a => a.Kind == AttachmentKind.Corporate).Select(a => a.Association).OfType<string>().Distinct());
        onPremises = AddressSet.Of(map.OnPremises);
    }

    /// <summary>How hosts of a VPC reach those of another.</summary>
    public Reach Between(string from, string to) => Join(fromVpc[from], to, Blocks(to), fromVpc[to], from, Blocks(from));

    /// <summary>How hosts of a VPC reach the network on premises.</summary>
    public Reach ToCorporate(string from) => Join(fromVpc[from], NetworkMap.Corporate, onPremises, fromCorporate, from, Blocks(from));

    /// <summary>How the network on premises reaches hosts of a VPC.</summary>
    public Reach FromCorporate(string to) => Join(fromCorporate, to, Blocks(to), fromVpc[to], NetworkMap.Corporate, onPremises);

    /// <summary>Whether packets of a VPC go to the network on premises at all, answered or not.</summary>
    public bool LeavesForCorporate(string from) => !fromVpc[from].At(NetworkMap.Corporate).IsEmpty;

    /// <summary>How hosts of a VPC reach the internet.</summary>
    public Reach ToInternet(string from)
    {
        var worst = Reach.None;
        foreach (var arrival in fromVpc[from].All.Select(a => a.Arrival).Where(a => a.Place == NetworkMap.Internet))
        {
            // Without NAT the internet gateway hands answers to the very host.
            var back = arrival.Nat is null ? null : FromNat(arrival.Nat);
            var answered = back is null || (back.At(from, arrival.Inspected).Contains(Blocks(from)) && !back.Lost.Overlaps(Blocks(from)) && !back.At(from, !arrival.Inspected).Overlaps(Blocks(from)));
            var reach = !answered ? Reach.OneWay : arrival.Inspected ? Reach.Inspected : Reach.Direct;
            worst = reach > worst ? reach : worst;
        }

        return worst;
    }

    private AddressSet Blocks(string vpc) => AddressSet.Of(vpcs[vpc].Blocks);

    private Arrivals FromNat(string table)
    {
        if (!fromNat.TryGetValue(table, out var arrivals))
        {
            fromNat[table] = arrivals = Arrivals.From(forwarding, [table]);
        }

        return arrivals;
    }

    private static Reach Join(Arrivals there, string to, AddressSet toBlocks, Arrivals back, string from, AddressSet fromBlocks)
    {
        var (inspected, direct) = (there.At(to, true).Intersect(toBlocks), there.At(to, false).Intersect(toBlocks));
        if (inspected.IsEmpty && direct.IsEmpty)
        {
            return Reach.None;
        }

        // A firewall knows connections: both directions have to pass it, or neither.
        bool Answers(bool by) => back.At(from, by).Contains(fromBlocks) && !back.At(from, !by).Overlaps(fromBlocks) && !back.Lost.Overlaps(fromBlocks);
        return !direct.IsEmpty && Answers(false) ? Reach.Direct : !inspected.IsEmpty && Answers(true) ? Reach.Inspected : Reach.OneWay;
    }
}
