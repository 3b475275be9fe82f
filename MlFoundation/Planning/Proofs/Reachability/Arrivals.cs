namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>Where packets end up that are first looked up in one of some tables: all destinations at once, as sets.</summary>
/// <remarks>A table is looked at again only for addresses that it has not seen in the same state: the work is about tables times routes.</remarks>
internal sealed class Arrivals
{
    private readonly Dictionary<Arrival, AddressSet> delivered = [];

    private Arrivals()
    {
    }

    /// <summary>Destinations that are lost on a way that a packet may take.</summary>
    public AddressSet Lost { get; private set; } = AddressSet.None;

    /// <summary>Everything that arrives.</summary>
    public IEnumerable<(Arrival Arrival, AddressSet To)> All => delivered.Select(d => (d.Key, d.Value));

    /// <summary>Sends packets for all addresses from the tables.</summary>
    public static Arrivals From(Forwarding forwarding, IEnumerable<string> tables) => From(forwarding, tables.Select(t => new Packets(t, false, null, AddressSet.All)));

    /// <summary>Sends packets over links: on premises an address is sent only where the table at the other end of a link announces it.</summary>
    /// <remarks>Source: Amazon VPC, "Transit gateway route tables": the routes of a link's associated table are what BGP announces over it.</remarks>
    public static Arrivals OverLinks(Forwarding forwarding, IEnumerable<string> tables) => From(forwarding, tables.Select(t => new Packets(t, false, null, forwarding.Announced(t))));

    private static Arrivals From(Forwarding forwarding, IEnumerable<Packets> sent)
    {
        var arrivals = new Arrivals();
        var seen = new Dictionary<Arrival, AddressSet>();
        var open = new Queue<Packets>(sent);
        while (open.TryDequeue(out var at))
        {
            var state = new Arrival(at.Table, at.Inspected, at.Nat);
            var before = seen.GetValueOrDefault(state, AddressSet.None);
            var fresh = at.To.Except(before);
            if (fresh.IsEmpty)
            {
                continue;
            }

            seen[state] = before.Union(fresh);
            foreach (var (to, step) in forwarding[at.Table])
            {
                if (fresh.Intersect(to) is { IsEmpty: false } hit)
                {
                    arrivals.Take(step, at.Inspected, at.Nat, hit, open);
                }
            }
        }

        return arrivals;
    }

    /// <summary>Addresses that arrive at a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="inspected">Only those that were inspected, or only those that were not; null for both.</param>
    public AddressSet At(string place, bool? inspected = null) =>
        delivered.Where(d => d.Key.Place == place && (inspected is null || d.Key.Inspected == inspected)).Aggregate(AddressSet.None, (all, d) => all.Union(d.Value));

    private void Take(Step step, bool inspected, string? nat, AddressSet to, Queue<Packets> open)
    {
        switch (step)
        {
            case Step.Deliver there:
                var arrival = new Arrival(there.Place, inspected, nat);
                delivered[arrival] = delivered.GetValueOrDefault(arrival, AddressSet.None).Union(to);
                break;
            case Step.Lookup on:
                foreach (var table in on.Tables)
                {
                    open.Enqueue(new Packets(table, inspected || on.Inspects, on.Translates ?? nat, to));
                }

                break;
            default:
                Lost = Lost.Union(to);
                break;
        }
    }

    /// <summary>Packets on their way to a table.</summary>
    private sealed record Packets(string Table, bool Inspected, string? Nat, AddressSet To);
}

/// <summary>How a packet arrived.</summary>
/// <param name="Place">A VPC, the internet or on premises.</param>
/// <param name="Inspected">A firewall lay on its way.</param>
/// <param name="Nat">Table of the last NAT gateway on its way: answers come back to it. Null if there was none.</param>
internal sealed record Arrival(string Place, bool Inspected, string? Nat);
