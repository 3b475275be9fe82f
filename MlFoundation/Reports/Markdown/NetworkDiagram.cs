using System.Globalization;
using System.Text;
using MlFoundation.Planning;

namespace MlFoundation.Reports.Markdown;

/// <summary>The corporate network as a Mermaid flowchart: what the plan declares for each segment in each region, and the way out of it.</summary>
internal sealed class NetworkDiagram
{
    private const string TransitGateway = "aws:ec2transitgateway/transitGateway:TransitGateway";
    private const string Firewall = "aws:networkfirewall/firewall:Firewall";
    private const string Nat = "aws:ec2/natGateway:NatGateway";
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string Vpn = "aws:ec2/vpnConnection:VpnConnection";
    private const string DirectConnect = "aws:directconnect/gatewayAssociation:GatewayAssociation";
    private static readonly string[] Types = [TransitGateway, Firewall, Nat, Endpoint, Vpn, DirectConnect];

    private readonly Dictionary<(string Type, string Place), int> counts;
    private readonly Plan plan;
    private readonly NetworkModel network;
    private readonly StringBuilder text = new("flowchart LR\n");
    private int edges;

    private NetworkDiagram(Plan plan, NetworkModel network)
    {
        (this.plan, this.network) = (plan, network);
        string[] places = [.. network.Segments.SelectMany(s => s.Regions.Select(r => $"{s.Key}/{r.Region}"))];
        counts = plan.Resources.Where(r => Types.Contains(r.Type)).Select(r => (r.Type, Place: places.FirstOrDefault(p => r.Name.EndsWith($"-{p}", StringComparison.Ordinal))))
            .Where(k => k.Place is not null).GroupBy(k => (k.Type, k.Place!)).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>The diagram in its fence, or null where there is no corporate network. Segments beyond the limits are counted.</summary>
    public static string? Of(Plan plan)
    {
        if (plan.Foundation?.Network is not { } network)
        {
            return null;
        }

        var diagram = new NetworkDiagram(plan, network);
        diagram.Draw();
        return MermaidText.Fenced(diagram.text.ToString());
    }

    private void Draw()
    {
        text.Append("  internet((\"Internet\"))\n");
        if (network.CorporateRanges.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  premises[/{MermaidText.Label(["On premises", .. network.CorporateRanges.Take(4)])}/]\n");
        }

        var left = 0;
        var number = 0;
        foreach (var (segment, region) in network.Segments.SelectMany(s => s.Regions.Select(r => (s, r))))
        {
            if (text.Length > MarkdownLimits.Diagram - 1_500 || edges > MarkdownLimits.Edges - 6)
            {
                left++;
                continue;
            }

            Draw(segment, region, string.Create(CultureInfo.InvariantCulture, $"s{number++}"));
        }

        if (left > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  more[\"{MarkdownText.Count(left, "more segment")} by region\"]\n");
        }
    }

    private void Draw(ModelSegment segment, ModelSegmentRegion region, string id)
    {
        var place = $"{segment.Key}/{region.Region}";
        int Number(string type) => counts.GetValueOrDefault((type, place));
        var accounts = plan.Reachability?.Classes.FirstOrDefault(c => c.Key == place)?.Accounts ?? 0;
        text.Append(CultureInfo.InvariantCulture, $"  subgraph {id}[{MermaidText.Label($"{segment.Key} · {region.Region}")}]\n");
        text.Append(CultureInfo.InvariantCulture, $"    {id}a[{MermaidText.Label(MarkdownText.Count(accounts, "account"), $"{region.Block} · {segment.Spokes}")}]\n");
        var gateways = Number(TransitGateway);
        if (gateways > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {id}t{{{{{MermaidText.Label("Transit gateway", $"AS {region.Asn}")}}}}}\n");
            Edge($"  {id}a", "---", $"{id}t");
        }

        var inner = gateways > 0 ? $"{id}t" : $"{id}a";
        if (Number(Endpoint) is > 0 and var endpoints)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {id}e[{MermaidText.Label("Shared endpoints", MarkdownText.Count(endpoints, "service"))}]\n");
            Edge($"  {inner}", "---", $"{id}e");
        }

        if (Number(Firewall) > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {id}f[[{MermaidText.Label("Inspection", "AWS Network Firewall")}]]\n");
            Edge($"  {inner}", "---", $"{id}f");
            inner = $"{id}f";
        }

        if (Number(Nat) is > 0 and var nats)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {id}n[{MermaidText.Label("Egress", MarkdownText.Count(nats, "NAT gateway"))}]\n");
            Edge($"  {inner}", "-->", $"{id}n");
        }

        text.Append("  end\n");
        if (Number(Nat) > 0)
        {
            Edge($"{id}n", "-->", "internet");
        }

        Link("VPN", Number(Vpn));
        Link("Direct Connect", Number(DirectConnect));

        void Link(string kind, int count)
        {
            if (count > 0 && network.CorporateRanges.Count > 0)
            {
                Edge("premises", string.Create(CultureInfo.InvariantCulture, $"<-->|{MermaidText.Label(count == 1 ? kind : $"{count} {kind}")}|"), gateways > 0 ? $"{id}t" : $"{id}a");
            }
        }
    }

    private void Edge(string from, string arrow, string to)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {from} {arrow} {to}\n");
        edges++;
    }
}
