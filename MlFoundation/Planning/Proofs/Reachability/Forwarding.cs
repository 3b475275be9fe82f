using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>What each table of a network does with which addresses: routes resolved to sets that do not overlap.</summary>
internal sealed class Forwarding
{
    /// <summary>What a table does that the network does not have.</summary>
    private static readonly IReadOnlyList<Forward> Nothing = [new(AddressSet.All, new Step.Drop())];

    private readonly Dictionary<string, IReadOnlyList<Forward>> byTable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MapAttachment> attachments;

    /// <summary>Resolves all tables.</summary>
    public Forwarding(NetworkMap map)
    {
        attachments = map.Attachments.ToDictionary(a => a.Key, StringComparer.Ordinal);
        var blocks = map.Vpcs.ToDictionary(v => v.Key, v => v.Blocks, StringComparer.Ordinal);
        foreach (var table in map.VpcTables)
        {
            var local = blocks[table.Vpc].Select(b => new Route(b, new Step.Deliver(table.Vpc)));
            byTable.Add(table.Key, Resolve([.. local, .. table.Routes.Select(r => new Route(r.To, Out(r.Target)))]));
        }

        foreach (var table in map.TransitTables)
        {
            var propagated = table.Propagations.Select(p => attachments.GetValueOrDefault(p)).OfType<MapAttachment>().SelectMany(a => a.Blocks.Select(b => new Route(b, Into(a))));
            byTable.Add(table.Key, Resolve([.. table.Routes.Select(r => new Route(r.To, In(r.Target))), .. propagated]));
        }
    }

    /// <summary>What a table does; together the sets are all addresses.</summary>
    public IReadOnlyList<Forward> this[string table] => byTable.GetValueOrDefault(table, Nothing);

    /// <summary>Addresses that a table has somewhere to send to.</summary>
    public AddressSet Announced(string table) => this[table].Where(s => s.Step is not Step.Drop).Aggregate(AddressSet.None, (all, s) => all.Union(s.To));

    // Longest prefix first; of one prefix the route that stands first.
    private static List<Forward> Resolve(IReadOnlyList<Route> routes)
    {
        var resolved = new List<Forward>();
        var rest = AddressSet.All;
        foreach (var (to, step) in routes.OrderByDescending(r => r.To.Netmask))
        {
            var taken = rest.Intersect(AddressSet.Of(to));
            if (!taken.IsEmpty)
            {
                resolved.Add(new Forward(taken, step));
                rest = rest.Except(taken);
            }
        }

        if (!rest.IsEmpty)
        {
            resolved.Add(new Forward(rest, new Step.Drop()));
        }

        return resolved;
    }

    private Step Out(MapTarget target) => target switch
    {
        MapTarget.Attachment to when attachments.GetValueOrDefault(to.Key)?.Association is { } table => new Step.Lookup([table], false, null),
        MapTarget.Nat nat => new Step.Lookup([nat.Table], false, nat.Table),
        MapTarget.Firewall firewall => new Step.Lookup(firewall.Tables, true, null),
        MapTarget.InternetGateway => new Step.Deliver(NetworkMap.Internet),
        _ => new Step.Drop(),
    };

    private Step In(MapTarget target) => target is MapTarget.Attachment to && attachments.TryGetValue(to.Key, out var attachment) ? Into(attachment) : new Step.Drop();

    private static Step Into(MapAttachment attachment) => attachment switch
    {
        { Kind: AttachmentKind.Corporate } => new Step.Deliver(NetworkMap.Corporate),
        { Kind: AttachmentKind.Firewall, Association: { } table } => new Step.Lookup([table], true, null),
        { Kind: AttachmentKind.Vpc, ArrivalTables.Count: > 0 } => new Step.Lookup(attachment.ArrivalTables, false, null),
        _ => new Step.Drop(),
    };

    private sealed record Route(CidrBlock To, Step Step);
}

/// <summary>What a table does with some addresses.</summary>
/// <param name="To">The addresses.</param>
/// <param name="Step">What happens to a packet for them.</param>
internal sealed record Forward(AddressSet To, Step Step);

/// <summary>What happens to a packet at a table.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Place">A VPC, the internet or on premises.</param>
    public sealed record Deliver(string Place) : Step;

    /// <summary>Another table decides.</summary>
    /// <param name="Tables">Any of them may be met.</param>
    /// <param name="Inspects">A firewall lies between.</param>
    /// <param name="Translates">Table of the NAT gateway that lies between, or null.</param>
    public sealed record Lookup(IReadOnlyList<string> Tables, bool Inspects, string? Translates) : Step;

    /// <summary>It is lost.</summary>
    public sealed record Drop : Step;
}
