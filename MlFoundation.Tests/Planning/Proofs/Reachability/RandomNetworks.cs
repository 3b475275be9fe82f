using CsCheck;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>Networks that nobody would build: overlapping blocks, loops, firewalls behind firewalls, routes to anywhere.</summary>
internal static class RandomNetworks
{
    private static readonly Gen<CidrBlock> Block =
        from netmask in Gen.Frequency((1, Gen.Const(0)), (2, Gen.Const(8)), (3, Gen.Int[14, 18]), (3, Gen.Int[22, 26]))
        from position in Gen.Long[0, 3]
        select netmask == 0 ? CidrBlock.Parse("0.0.0.0/0") : netmask <= 8 ? CidrBlock.Parse($"{9 + position}.0.0.0/8") : CidrBlock.Parse("10.0.0.0/12").Part(netmask, position);

    private static readonly Gen<CidrBlock> Own =
        from netmask in Gen.Int[16, 24]
        from position in Gen.Long[0, 3]
        select CidrBlock.Parse("10.0.0.0/12").Part(netmask, position);

    public static Gen<NetworkMap> Any { get; } =
        from vpcs in Gen.Int[1, 3]
        from tables in Gen.Int[1, 2]
        from transit in Gen.Int[1, 2]
        from corporate in Gen.Int[0, 1]
        let vpcTables = Enumerable.Range(0, vpcs).SelectMany(v => Enumerable.Range(0, tables).Select(t => $"v{v}t{t}")).ToArray()
        let transitTables = Enumerable.Range(0, transit).Select(t => $"t{t}").ToArray()
        from kinds in Gen.Enum<AttachmentKind>().Array[vpcs + corporate + 1]
        let attachments = kinds.Select((kind, i) => (Key: $"a{i}", Kind: i < vpcs ? AttachmentKind.Vpc : i < vpcs + corporate ? AttachmentKind.Corporate : kind == AttachmentKind.Vpc ? AttachmentKind.Firewall : kind)).ToArray()
        from blocks in Own.Array[vpcs]
        from made in Gen.Select(
            Vpcs(blocks, tables),
            Tables(vpcTables, attachments.Select(a => a.Key).ToArray()),
            Attachments(attachments, blocks, transitTables, tables),
            Transit(transitTables, attachments.Select(a => a.Key).ToArray()))
        from elsewhere in Own.Array[0, 1]
        let behind = made.Item3.Where(a => a.Kind == AttachmentKind.Corporate).SelectMany(a => a.Blocks)
        select new NetworkMap(made.Item1, made.Item2, made.Item3, made.Item4, [.. behind, .. elsewhere]);

    private static Gen<MapVpc[]> Vpcs(CidrBlock[] blocks, int tables) =>
        from hosts in Gen.Int[1, tables].Array[blocks.Length]
        select blocks.Select((b, i) => new MapVpc($"v{i}", [b], [.. Enumerable.Range(0, hosts[i]).Select(t => $"v{i}t{t}")])).ToArray();

    private static Gen<VpcTable[]> Tables(string[] keys, string[] attachments) =>
        from routes in Route(keys, attachments, inVpc: true).Array[0, 4].Array[keys.Length]
        select keys.Select((key, i) => new VpcTable(key, key[..2], [.. routes[i].DistinctBy(r => r.To)])).ToArray();

    private static Gen<TransitTable[]> Transit(string[] keys, string[] attachments) =>
        from routes in Route([], attachments, inVpc: false).Array[0, 3].Array[keys.Length]
        from propagated in Gen.Shuffle(attachments).Array[keys.Length]
        from count in Gen.Int[0, attachments.Length].Array[keys.Length]
        select keys.Select((key, i) => new TransitTable(key, [.. routes[i].DistinctBy(r => r.To)], [.. propagated[i].Take(count[i])])).ToArray();

    private static Gen<MapAttachment[]> Attachments((string Key, AttachmentKind Kind)[] attachments, CidrBlock[] blocks, string[] transit, int tables) =>
        from association in Gen.Int[-1, transit.Length - 1].Array[attachments.Length]
        from arrivals in Gen.Int[0, tables].Array[attachments.Length]
        from elsewhere in Own.Array[attachments.Length]
        select attachments.Select((a, i) => new MapAttachment(
            a.Key, a.Kind, [a.Kind == AttachmentKind.Vpc ? blocks[i] : elsewhere[i]], association[i] < 0 ? null : transit[association[i]],
            a.Kind == AttachmentKind.Vpc ? [.. Enumerable.Range(0, arrivals[i]).Select(t => $"v{i}t{t}")] : [])).ToArray();

    private static Gen<string> From(string[] keys) => Gen.Int[0, keys.Length - 1].Select(i => keys[i]);

    private static Gen<MapRoute> Route(string[] tables, string[] attachments, bool inVpc) =>
        from to in Block
        from choice in Gen.Int[0, inVpc ? 7 : 4]
        from attachment in From(attachments)
        from table in inVpc ? From(tables) : Gen.Const("")
        from second in inVpc ? From(tables) : Gen.Const("")
        select new MapRoute(to, choice switch
        {
            0 => new MapTarget.BlackHole(),
            < 5 => new MapTarget.Attachment(attachment),
            5 => new MapTarget.Nat(table),
            6 => new MapTarget.Firewall([table, second]),
            _ => new MapTarget.InternetGateway(),
        });
}
