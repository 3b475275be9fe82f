namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>One packet after the other through a network, as a reader of AWS's documentation would walk it: the yardstick for the sets.</summary>
internal sealed class PacketWalk(NetworkMap map)
{
    /// <summary>One address of every stretch in which no route of the network begins or ends: what holds for it holds for the stretch.</summary>
    public IReadOnlyList<uint> Samples { get; } =
    [
        .. map.VpcTables.SelectMany(t => t.Routes).Concat(map.TransitTables.SelectMany(t => t.Routes)).Select(r => r.To)
            .Concat(map.Vpcs.SelectMany(v => v.Blocks)).Concat(map.Attachments.SelectMany(a => a.Blocks)).Concat(map.OnPremises)
            .SelectMany(b => new[] { (long)b.First, b.First + b.Size }).Append(0).Where(b => b <= uint.MaxValue).Distinct().Order().Select(b => (uint)b),
    ];

    /// <summary>Everywhere that a packet may end up, with <c>null</c> as the place where it is lost.</summary>
    public HashSet<(string? Place, bool Inspected, string? Nat)> From(string table, uint to)
    {
        var ends = new HashSet<(string?, bool, string?)>();
        Walk(table, to, false, null, [], ends);
        return ends;
    }

    /// <summary>Whether the table at the end of a link has a way on for an address: only then it is announced over the link, and sent there.</summary>
    public bool Announces(string table, uint to)
    {
        var transit = map.TransitTables.Single(t => t.Key == table);
        var routes = transit.Routes.Where(r => Has(r.To, to)).Select(r => (r.To.Netmask, Rank: 0, r.Target))
            .Concat(transit.Propagations.SelectMany((p, i) => Attachment(p).Blocks.Where(b => Has(b, to)).Select(b => (b.Netmask, Rank: i + 1, Target: (MapTarget)new MapTarget.Attachment(p)))));
        return routes.OrderByDescending(r => r.Netmask).ThenBy(r => r.Rank).FirstOrDefault().Target is MapTarget.Attachment into && Attachment(into.Key) switch
        {
            { Kind: AttachmentKind.Corporate } => true,
            { Kind: AttachmentKind.Firewall, Association: not null } => true,
            { Kind: AttachmentKind.Vpc, ArrivalTables.Count: > 0 } => true,
            _ => false,
        };
    }

    private void Walk(string table, uint to, bool inspected, string? nat, HashSet<(string, bool, string?)> met, HashSet<(string? Place, bool Inspected, string? Nat)> ends)
    {
        if (!met.Add((table, inspected, nat)))
        {
            return;
        }

        if (map.VpcTables.SingleOrDefault(t => t.Key == table) is { } inVpc)
        {
            var local = map.Vpcs.Single(v => v.Key == inVpc.Vpc).Blocks.Where(b => Has(b, to)).Select(b => b.Netmask).DefaultIfEmpty(-1).Max();
            var route = inVpc.Routes.Where(r => Has(r.To, to)).OrderByDescending(r => r.To.Netmask).FirstOrDefault();
            if (local >= 0 && local >= (route?.To.Netmask ?? -1))
            {
                ends.Add((inVpc.Vpc, inspected, nat));
                return;
            }

            switch (route?.Target)
            {
                case MapTarget.InternetGateway:
                    ends.Add((NetworkMap.Internet, inspected, nat));
                    break;
                case MapTarget.Nat through:
                    Walk(through.Table, to, inspected, through.Table, met, ends);
                    break;
                case MapTarget.Firewall firewall:
                    foreach (var next in firewall.Tables)
                    {
                        Walk(next, to, true, nat, met, ends);
                    }

                    break;
                case MapTarget.Attachment attachment when Attachment(attachment.Key).Association is { } associated:
                    Walk(associated, to, inspected, nat, met, ends);
                    break;
                default:
                    ends.Add((null, false, null));
                    break;
            }

            return;
        }

        var transit = map.TransitTables.Single(t => t.Key == table);
        var candidates = transit.Routes.Where(r => Has(r.To, to)).Select(r => (r.To.Netmask, Rank: 0, r.Target))
            .Concat(transit.Propagations.SelectMany((p, i) => Attachment(p).Blocks.Where(b => Has(b, to)).Select(b => (b.Netmask, Rank: i + 1, Target: (MapTarget)new MapTarget.Attachment(p)))));
        if (candidates.OrderByDescending(c => c.Netmask).ThenBy(c => c.Rank).FirstOrDefault().Target is not MapTarget.Attachment into)
        {
            ends.Add((null, false, null));
            return;
        }

        var there = Attachment(into.Key);
        switch (there.Kind)
        {
            case AttachmentKind.Corporate:
                ends.Add((NetworkMap.Corporate, inspected, nat));
                break;
            case AttachmentKind.Firewall when there.Association is { } associated:
                Walk(associated, to, true, nat, met, ends);
                break;
            case AttachmentKind.Vpc when there.ArrivalTables.Count > 0:
                foreach (var arrival in there.ArrivalTables)
                {
                    Walk(arrival, to, inspected, nat, met, ends);
                }

                break;
            default:
                ends.Add((null, false, null));
                break;
        }
    }

    private MapAttachment Attachment(string key) => map.Attachments.Single(a => a.Key == key);

    private static bool Has(Primitives.CidrBlock block, uint address) => address >= block.First && address < block.First + block.Size;
}
