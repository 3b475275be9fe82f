using System.Text.Json;
using MlFoundation.Configuration.Shapes;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>Accounts whose networks are alike: those that get the same blueprint in the same region.</summary>
/// <param name="Key">Segment, or <c>internet</c>, and region, such as <c>production/eu-west-1</c>.</param>
/// <param name="Segment">Segment of the corporate network; null for accounts with direct internet.</param>
/// <param name="Region">The region.</param>
/// <param name="Accounts">How many accounts there are of it.</param>
/// <param name="Attached">Whether their networks are attached to a transit gateway.</param>
/// <param name="StackSet">URN of the StackSet that brings the blueprint.</param>
public sealed record AccountClass(string Key, string? Segment, string Region, int Accounts, bool Attached, string StackSet);

/// <summary>From where to where.</summary>
/// <param name="From">Key of a class of accounts, name of a VPC, <c>internet</c> or <c>on-premises</c>.</param>
/// <param name="To">The same.</param>
public sealed record Way(string From, string To);

/// <summary>Who reaches whom, by class of account: a thousand accounts are as many rows as there are segments and regions.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="Hub">VPCs of the hub that hold hosts, such as central endpoints, by name.</param>
/// <param name="Cells">How one reaches another, by keys of classes and names of VPCs, <c>internet</c> and <c>on-premises</c>. A class and itself: another account of it.</param>
public sealed record ReachabilityMatrix(
    IReadOnlyList<AccountClass> Classes, IReadOnlyList<string> Hub, IReadOnlyDictionary<Way, Reach> Cells)
{
    /// <summary>How one reaches another.</summary>
    public Reach this[string from, string to] => Cells.GetValueOrDefault(new Way(from, to));

    /// <summary>Writes it as an object named <c>reachability</c>: classes, and the cells where anything arrives.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("reachability");
        json.WriteStartArray("classes");
        foreach (var row in Classes)
        {
            json.WriteStartObject();
            json.WriteString("key", row.Key);
            json.WriteString("segment", row.Segment);
            json.WriteString("region", row.Region);
            json.WriteNumber("accounts", row.Accounts);
            json.WriteBoolean("attached", row.Attached);
            json.WriteString("stackSet", row.StackSet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        NetworkModel.WriteTexts(json, "hub", Hub);
        json.WriteStartArray("reach");
        foreach (var ((from, to), reach) in Cells.Where(c => c.Value != Reach.None).OrderBy(c => c.Key.From, StringComparer.Ordinal).ThenBy(c => c.Key.To, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("from", from);
            json.WriteString("to", to);
            json.WriteString("how", RecordProperties.KeyOf(reach.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The matrix of a plan; null where no blueprint brings a network.</summary>
    public static ReachabilityMatrix? Of(ProofInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var blueprints = input.Blueprints.Where(b => b.HasNetwork).ToArray();
        if (input.Plan.Foundation is not { } foundation || blueprints.Length == 0)
        {
            return null;
        }

        CidrBlock[] onPremises = [.. (foundation.Network?.CorporateRanges ?? []).Select(CidrBlock.Parse)];
        var hub = new HubNetworks(input, onPremises);
        var (vpcs, tables, attachments, transit) = (hub.Vpcs().ToList(), hub.VpcTables().ToList(), hub.Attachments().ToList(), hub.TransitTables().ToList());
        var hosts = vpcs.Where(v => v.HostTables.Count > 0).Select(v => v.Key).ToArray();
        var classes = new List<AccountClass>();
        foreach (var blueprint in blueprints)
        {
            var segment = foundation.Network?.Segments.FirstOrDefault(s => blueprint.Units.Any(u => IsOf(s, u)));
            var key = $"{segment?.Key ?? "internet"}/{blueprint.Region}";
            if (classes.Any(c => c.Key == key))
            {
                // Two blueprints for the same accounts are a finding of their own.
                continue;
            }

            var blocks = BlocksOf(foundation.Network, segment, blueprint.Region);
            var spoke = new SpokeNetworks(blueprint, hub);
            // Two of the class stand for all: what one reaches of the other, each reaches of each.
            foreach (var (name, block) in new[] { (key, blocks.First), (Other(key), blocks.Second) })
            {
                var (vpc, own, attachment) = spoke.Of(name, block);
                vpcs.Add(vpc);
                tables.AddRange(own);
                if (attachment is not null)
                {
                    attachments.Add(attachment);
                    var propagation = blueprint.Gateway is { } gateway ? hub.DefaultPropagation(gateway) : null;
                    transit = [.. transit.Select(t => t.Key == propagation ? t with { Propagations = [.. t.Propagations, attachment.Key] } : t)];
                }
            }

            classes.Add(new AccountClass(
                key, segment?.Key, blueprint.Region, foundation.Accounts.Count(a => a.Unit is { } unit && blueprint.Reaches(unit)), blueprint.IsAttached, blueprint.StackSet.Urn));
        }

        var reach = new NetworkReach(new NetworkMap(vpcs, tables, attachments, transit, onPremises));
        return new ReachabilityMatrix(classes, hosts, CellsOf(reach, [.. classes.Select(c => c.Key)], hosts));
    }

    private static Dictionary<Way, Reach> CellsOf(NetworkReach reach, string[] classes, string[] hosts)
    {
        var cells = new Dictionary<Way, Reach>();
        foreach (var from in classes)
        {
            foreach (var to in classes)
            {
                cells[new(from, to)] = reach.Between(from, from == to ? Other(to) : to);
            }

            foreach (var to in hosts)
            {
                cells[new(from, to)] = reach.Between(from, to);
            }

            cells[new(from, NetworkMap.Internet)] = reach.ToInternet(from);
            cells[new(from, NetworkMap.Corporate)] = reach.ToCorporate(from);
            cells[new(NetworkMap.Corporate, from)] = reach.FromCorporate(from);
        }

        return cells;
    }

    private static (CidrBlock First, CidrBlock Second) BlocksOf(NetworkModel? network, ModelSegment? segment, string region)
    {
        var place = segment?.Regions.FirstOrDefault(r => r.Region == region);
        if (network is null || place is null)
        {
            var alike = CidrBlock.Parse(network?.InternetBlock ?? "10.0.0.0/22");
            return (alike, alike);
        }

        var block = CidrBlock.Parse(place.AccountBlocks[0]);
        return (block.Part(network.VpcNetmask, 0), block.Part(network.VpcNetmask, 1));
    }

    private static bool IsOf(ModelSegment segment, string unit) => segment.Units.Any(u => OuPath.IsIn(unit, u));

    private static string Other(string key) => $"{key} (another)";
}
