using System.Collections.Immutable;
using MlFoundation.Planning.Recording;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>Reads networks and transit gateways off the resources of a plan.</summary>
/// <remarks>What a symbol comes from is what it stands for: a table's id the table, an attachment's id what is attached.</remarks>
internal sealed class HubNetworks
{
    private const string TransitPrefix = "aws:ec2transitgateway/";

    private static readonly string[] Attaching =
        ["aws:ec2transitgateway/vpcAttachment:VpcAttachment", "aws:networkfirewall/firewall:Firewall", "aws:ec2/vpnConnection:VpnConnection", "aws:directconnect/gatewayAssociation:GatewayAssociation"];

    private readonly ProofInput input;
    private readonly IReadOnlyList<CidrBlock> onPremises;
    private readonly Dictionary<string, string> tableOfSubnet;

    /// <summary>Prepares to read.</summary>
    /// <param name="input">The plan.</param>
    /// <param name="onPremises">Blocks on premises, which corporate attachments propagate.</param>
    public HubNetworks(ProofInput input, IReadOnlyList<CidrBlock> onPremises)
    {
        (this.input, this.onPremises) = (input, onPremises);
        tableOfSubnet = (from association in input.All("aws:ec2/routeTableAssociation:RouteTableAssociation")
                         let subnet = Name(association, "subnetId")
                         let table = Name(association, "routeTableId")
                         where subnet is not null && table is not null
                         select (subnet, table)).DistinctBy(a => a.subnet).ToDictionary(a => a.subnet!, a => a.table!, StringComparer.Ordinal);
    }

    /// <summary>Table that a gateway gives attachments that name none; null where it has none.</summary>
    public string? DefaultAssociation(string gateway) => Default("defaultRouteTableAssociation:DefaultRouteTableAssociation", gateway);

    /// <summary>Table that a gateway enters attachments in that name none; null where it has none.</summary>
    public string? DefaultPropagation(string gateway) => Default("defaultRouteTablePropagation:DefaultRouteTablePropagation", gateway);

    /// <summary>VPCs with a block of their own.</summary>
    public IReadOnlyList<MapVpc> Vpcs()
    {
        var busy = input.All("aws:ec2/natGateway:NatGateway").Select(n => Name(n, "subnetId"))
            .Concat(input.All("aws:networkfirewall/firewall:Firewall").SelectMany(f => Names(f, "subnetMappings")))
            .Concat(input.All(Attaching[0]).SelectMany(a => Names(a, "subnetIds"))).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var hosts = input.All("aws:ec2/subnet:Subnet").Where(s => !busy.Contains(s.Name)).ToLookup(s => Name(s, "vpcId"), s => tableOfSubnet.GetValueOrDefault(s.Name));
        return [.. input.All("aws:ec2/vpc:Vpc").Where(v => BlockOf(v) is not null).Select(v => new MapVpc(v.Name, [BlockOf(v)!], [.. hosts[v.Name].OfType<string>().Distinct()]))];
    }

    /// <summary>Route tables of VPCs.</summary>
    public IReadOnlyList<VpcTable> VpcTables()
    {
        var routes = input.All("aws:ec2/route:Route").ToLookup(r => Name(r, "routeTableId"));
        var attachments = input.All(Attaching[0]).ToLookup(a => new { Vpc = Name(a, "vpcId"), Gateway = Name(a, "transitGatewayId") }, a => a.Name);
        return
        [
            .. from table in input.All("aws:ec2/routeTable:RouteTable")
               let vpc = Name(table, "vpcId")
               where vpc is not null && BlocksOf(vpc).Count > 0
               select new VpcTable(table.Name, vpc, [.. routes[table.Name].Where(r => BlockOf(r, "destinationCidrBlock") is not null)
                   .Select(r => new MapRoute(BlockOf(r, "destinationCidrBlock")!, TargetOf(r, attachments[new { Vpc = (string?)vpc, Gateway = Name(r, "transitGatewayId") }].FirstOrDefault())))]),
        ];
    }

    /// <summary>What is attached, with the table that each is associated with.</summary>
    public IReadOnlyList<MapAttachment> Attachments()
    {
        var associated = input.All(TransitPrefix + "routeTableAssociation:RouteTableAssociation")
            .Select(a => new { Attachment = Name(a, "transitGatewayAttachmentId"), Table = Name(a, "transitGatewayRouteTableId") }).Where(a => a.Attachment is not null)
            .DistinctBy(a => a.Attachment).ToDictionary(a => a.Attachment!, a => a.Table, StringComparer.Ordinal);
        return
        [
            .. from type in Attaching
               from resource in input.All(type)
               let gateway = GatewayOf(resource)
               where gateway is not null
               let kind = type == Attaching[0] ? AttachmentKind.Vpc : type == Attaching[1] ? AttachmentKind.Firewall : AttachmentKind.Corporate
               let byDefault = resource["transitGatewayDefaultRouteTableAssociation"] is false ? null : DefaultAssociation(gateway)
               select new MapAttachment(
                   resource.Name, kind, kind == AttachmentKind.Corporate ? onPremises : kind == AttachmentKind.Vpc ? BlocksOf(Name(resource, "vpcId")) : [],
                   associated.GetValueOrDefault(resource.Name) ?? byDefault,
                   kind == AttachmentKind.Vpc ? [.. Names(resource, "subnetIds").Select(s => tableOfSubnet.GetValueOrDefault(s)).OfType<string>().Distinct()] : []),
        ];
    }

    /// <summary>Route tables of transit gateways, with what the hub itself is entered in.</summary>
    public IReadOnlyList<TransitTable> TransitTables()
    {
        var routes = input.All(TransitPrefix + "route:Route").ToLookup(r => Name(r, "transitGatewayRouteTableId"));
        var propagations = input.All(TransitPrefix + "routeTablePropagation:RouteTablePropagation")
            .Select(p => new { Table = Name(p, "transitGatewayRouteTableId"), Attachment = Name(p, "transitGatewayAttachmentId") })
            .Concat(Attaching.SelectMany(input.All).Where(a => a["transitGatewayDefaultRouteTablePropagation"] is not false && GatewayOf(a) is not null)
                .Select(a => new { Table = DefaultPropagation(GatewayOf(a)!), Attachment = (string?)a.Name }))
            .Where(p => p.Attachment is not null).Distinct().ToLookup(p => p.Table, p => p.Attachment!);
        return
        [
            .. input.All(TransitPrefix + "routeTable:RouteTable").Select(t => new TransitTable(
                t.Name,
                [.. routes[t.Name].Where(r => BlockOf(r, "destinationCidrBlock") is not null).Select(r => new MapRoute(
                    BlockOf(r, "destinationCidrBlock")!,
                    r["blackhole"] is not true && Name(r, "transitGatewayAttachmentId") is { } to ? new MapTarget.Attachment(to) : new MapTarget.BlackHole()))],
                [.. propagations[t.Name]])),
        ];
    }

    private MapTarget TargetOf(PlannedResource route, string? attachment)
    {
        if (attachment is not null)
        {
            return new MapTarget.Attachment(attachment);
        }

        if (Name(route, "natGatewayId") is { } nat && input.Named(nat) is { } gateway && tableOfSubnet.GetValueOrDefault(Name(gateway, "subnetId") ?? "") is { } behind)
        {
            return new MapTarget.Nat(behind);
        }

        if (Name(route, "vpcEndpointId") is { } endpoint && input.Named(endpoint) is { Type: "aws:networkfirewall/firewall:Firewall" } firewall)
        {
            return new MapTarget.Firewall([.. Names(firewall, "subnetMappings").Select(s => tableOfSubnet.GetValueOrDefault(s)).OfType<string>().Distinct()]);
        }

        return Name(route, "gatewayId") is not null ? new MapTarget.InternetGateway() : new MapTarget.BlackHole();
    }

    // A Direct Connect gateway is associated with the transit gateway instead of being attached by it.
    private string? GatewayOf(PlannedResource attaching) => Name(attaching, "transitGatewayId") ?? Name(attaching, "associatedGatewayId");

    private IReadOnlyList<CidrBlock> BlocksOf(string? vpc) => vpc is not null && input.Named(vpc) is { } network && BlockOf(network) is { } block ? [block] : [];

    /// <summary>A block that is known while planning, or null.</summary>
    private static CidrBlock? BlockOf(PlannedResource resource, string property = "cidrBlock") => CidrBlock.TryParse(resource.Text(property), out var block, out _) ? block : null;

    private string? Default(string type, string gateway) =>
        input.All(TransitPrefix + type).Where(d => Name(d, "transitGatewayId") == gateway).Select(d => Name(d, "transitGatewayRouteTableId")).FirstOrDefault();

    private string? Name(PlannedResource resource, string property) => Names(resource, property).FirstOrDefault();

    private IEnumerable<string> Names(PlannedResource resource, string property) => Symbols.NamesIn(resource[property]).Where(n => input.Named(n) is not null);
}
