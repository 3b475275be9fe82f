using CsCheck;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>The sets against the packets, on networks of chance.</summary>
[TestFixture]
public sealed class NetworkReachTests
{
    [Test]
    public void Arrivals_AreWherePacketsEndUp() => RandomNetworks.Any.Hold(
        map =>
        {
            var (forwarding, walk) = (new Forwarding(map), new PacketWalk(map));
            foreach (var table in map.VpcTables.Select(t => t.Key).Concat(map.TransitTables.Select(t => t.Key)))
            {
                var arrivals = Arrivals.From(forwarding, [table]);
                foreach (var to in walk.Samples)
                {
                    var found = arrivals.All.Where(a => a.To.Contains(to)).Select(a => ((string?)a.Arrival.Place, a.Arrival.Inspected, a.Arrival.Nat));
                    var lost = arrivals.Lost.Contains(to) ? new (string?, bool, string?)[] { (null, false, null) } : [];
                    Assert.That(found.Concat(lost), Is.EquivalentTo(walk.From(table, to)));
                }
            }
        }, count: 400);

    [Test]
    public void Reach_IsWhatPacketsAndTheirAnswersDo() => RandomNetworks.Any.Hold(
        map =>
        {
            var (reach, walk) = (new NetworkReach(map), new PacketWalk(map));
            foreach (var from in map.Vpcs)
            {
                foreach (var to in map.Vpcs)
                {
                    Assert.That(reach.Between(from.Key, to.Key), Is.EqualTo(Walked(walk, from.HostTables, to.Key, to.Blocks, to.HostTables, from.Key, from.Blocks)), $"{from.Key} to {to.Key}");
                }

                var gates = map.Attachments.Where(a => a.Kind == AttachmentKind.Corporate).Select(a => a.Association).OfType<string>().ToArray();
                Assert.That(reach.ToCorporate(from.Key), Is.EqualTo(Walked(walk, from.HostTables, NetworkMap.Corporate, map.OnPremises, gates, from.Key, from.Blocks, backOverLinks: true)), $"{from.Key} to on-premises");
                Assert.That(reach.FromCorporate(from.Key), Is.EqualTo(Walked(walk, gates, from.Key, from.Blocks, from.HostTables, NetworkMap.Corporate, map.OnPremises, overLinks: true)), $"on-premises to {from.Key}");
                Assert.That(reach.ToInternet(from.Key), Is.EqualTo(WalkedToInternet(walk, from)), $"{from.Key} to the internet");
            }
        }, count: 400);

    [Test]
    public void RandomNetworks_ShowEveryKindOfReach()
    {
        var met = new System.Collections.Concurrent.ConcurrentDictionary<(string, Reach), bool>();
        RandomNetworks.Any.Hold(
            map =>
            {
                var reach = new NetworkReach(map);
                foreach (var from in map.Vpcs)
                {
                    met[("internet", reach.ToInternet(from.Key))] = met[("on-premises", reach.ToCorporate(from.Key))] = true;
                    foreach (var to in map.Vpcs.Where(v => v != from))
                    {
                        met[("vpc", reach.Between(from.Key, to.Key))] = true;
                    }
                }
            }, count: 10_000);
        // Chance hardly builds a link that is inspected both ways: NetworkProofsTests has one.
        Assert.That(met.Keys, Is.SupersetOf(new[] { "internet", "on-premises", "vpc" }.SelectMany(place => Enum.GetValues<Reach>().Select(r => (place, r))).Except([("on-premises", Reach.Inspected)])));
    }

    private static Reach Walked(
        PacketWalk walk, IEnumerable<string> start, string to, IEnumerable<Primitives.CidrBlock> toBlocks, IEnumerable<string> back, string from, IEnumerable<Primitives.CidrBlock> fromBlocks,
        bool overLinks = false, bool backOverLinks = false)
    {
        var there = Ends(walk, start, toBlocks, overLinks).SelectMany(e => e).Where(e => e.Place == to).Select(e => e.Inspected).ToHashSet();
        var answers = Ends(walk, back, fromBlocks, backOverLinks).ToArray();
        // Each address of the sender must get its answers back, whichever way they are sent, past as many firewalls as there were before.
        bool Answered(bool inspected) => answers.All(a => a.Any(e => e.Place == from && e.Inspected == inspected) && !a.Any(e => e.Place is null || (e.Place == from && e.Inspected != inspected)));
        return there.Contains(false) && Answered(false) ? Reach.Direct : there.Contains(true) && Answered(true) ? Reach.Inspected : there.Count > 0 ? Reach.OneWay : Reach.None;
    }

    private static Reach WalkedToInternet(PacketWalk walk, MapVpc from)
    {
        var ends = walk.Samples.SelectMany(to => from.HostTables.SelectMany(t => walk.From(t, to))).Where(e => e.Place == NetworkMap.Internet).Distinct();
        return ends.Select(end =>
        {
            var answers = end.Nat is null ? [] : Ends(walk, [end.Nat], from.Blocks).ToArray();
            var answered = answers.All(a => a.Any(e => e.Place == from.Key && e.Inspected == end.Inspected) && !a.Any(e => e.Place is null || (e.Place == from.Key && e.Inspected != end.Inspected)));
            return !answered ? Reach.OneWay : end.Inspected ? Reach.Inspected : Reach.Direct;
        }).DefaultIfEmpty(Reach.None).Max();
    }

    /// <summary>For each sample within the blocks, the ends of packets from all tables.</summary>
    private static IEnumerable<HashSet<(string? Place, bool Inspected, string? Nat)>> Ends(PacketWalk walk, IEnumerable<string> tables, IEnumerable<Primitives.CidrBlock> blocks, bool overLinks = false) =>
        from to in walk.Samples
        where blocks.Any(b => to >= b.First && to < b.First + b.Size)
        select tables.Where(t => !overLinks || walk.Announces(t, to)).SelectMany(t => walk.From(t, to)).ToHashSet();
}
