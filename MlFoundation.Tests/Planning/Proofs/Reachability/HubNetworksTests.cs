using MlFoundation.Primitives;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>What is read off transit gateways, their attachments and routes, by single resources.</summary>
[TestFixture]
public sealed class HubNetworksTests
{
    private const string Transit = "aws:ec2transitgateway/";
    private const string Attachment = Transit + "vpcAttachment:VpcAttachment";

    [TestCase(null, null, "first")]
    [TestCase(null, "second", "second")]
    [TestCase(false, null, null)]
    [TestCase(false, "second", "second")]
    [TestCase(true, null, "first")]
    public void AnAttachment_IsAssociatedByItself_ElseByDefault_UnlessItOptsOut(bool? byDefault, string? own, string? table)
    {
        var read = Of(
            [.. Gateway, Resource(Attachment, "spoke", [("transitGatewayId", "${gateway.id}"), .. byDefault is { } said ? [("transitGatewayDefaultRouteTableAssociation", said)] : Array.Empty<(string, object)>()])],
            own is null ? [] : [Resource(Transit + "routeTableAssociation:RouteTableAssociation", "own", [("transitGatewayAttachmentId", "${spoke.id}"), ("transitGatewayRouteTableId", $"${{{own}.id}}")])]);
        Assert.That(read.Attachments().Single().Association, Is.EqualTo(table));
    }

    [TestCase(null, "spoke", "")]
    [TestCase(true, "spoke", "")]
    [TestCase(false, "", "")]
    public void AnAttachment_IsEnteredInTheDefaultTable_UnlessItOptsOut(bool? byDefault, string first, string second)
    {
        var tables = Of(
            [.. Gateway, Resource(Attachment, "spoke", [("transitGatewayId", "${gateway.id}"), .. byDefault is { } said ? [("transitGatewayDefaultRouteTablePropagation", said)] : Array.Empty<(string, object)>()])],
            [Resource(Attachment, "elsewhere", [])]).TransitTables();
        Assert.That(tables.Select(t => (t.Key, string.Join(',', t.Propagations))), Is.EqualTo(new[] { ("first", first), ("second", second) }));
    }

    [TestCase("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "transitGatewayId", "Vpc", "10.1.0.0/16", "table")]
    [TestCase("aws:networkfirewall/firewall:Firewall", "transitGatewayId", "Firewall", "", "")]
    [TestCase("aws:ec2/vpnConnection:VpnConnection", "transitGatewayId", "Corporate", "172.16.0.0/12", "")]
    [TestCase("aws:directconnect/gatewayAssociation:GatewayAssociation", "associatedGatewayId", "Corporate", "172.16.0.0/12", "")]
    public void WhatIsAttached_HasItsKind_ItsBlocks_AndTheTablesThatItArrivesAt(string type, string gateway, string kind, string blocks, string tables)
    {
        var read = Of([.. Gateway, .. Vpc, Resource(type, "attached", [(gateway, "${gateway.id}"), ("vpcId", "${vpc.id}"), ("subnetIds", "${subnet.id}")])], []);
        var attached = read.Attachments().Single();
        Assert.That(
            (attached.Kind.ToString(), string.Join(',', attached.Blocks), string.Join(',', attached.ArrivalTables)), Is.EqualTo((kind, blocks, tables)));
    }

    [TestCase("gatewayId", "${internet.id}", "InternetGateway { }")]
    [TestCase("natGatewayId", "${nat.id}", "Nat { Table = table }")]
    [TestCase("natGatewayId", "${unknown.id}", "BlackHole { }")]
    [TestCase("networkInterfaceId", "eni-1", "BlackHole { }")]
    public void ARoute_LeadsWhereItSays(string key, string target, string expected)
    {
        var read = Of(
            [
                .. Vpc, Resource("aws:ec2/internetGateway:InternetGateway", "internet", []), Resource("aws:ec2/natGateway:NatGateway", "nat", [("subnetId", "${subnet.id}")]),
                Resource("aws:ec2/route:Route", "route", [("routeTableId", "${table.id}"), ("destinationCidrBlock", "0.0.0.0/0"), (key, target)]),
                Resource("aws:ec2/routeTable:RouteTable", "of-an-unknown-network", [("vpcId", "${pool.id}")]), Resource("aws:ec2/vpc:Vpc", "pool", [("ipv4IpamPoolId", "p")]),
            ],
            []);
        Assert.That(read.VpcTables().Select(t => (t.Key, t.Vpc, t.Routes.Single().To.ToString(), t.Routes.Single().Target.ToString())), Is.EqualTo(new[] { ("table", "vpc", "0.0.0.0/0", expected) }));
    }

    private static PlannedResource[] Gateway { get; } =
    [
        Resource(Transit + "transitGateway:TransitGateway", "gateway", []),
        Resource(Transit + "routeTable:RouteTable", "first", []),
        Resource(Transit + "routeTable:RouteTable", "second", []),
        Resource(Transit + "defaultRouteTableAssociation:DefaultRouteTableAssociation", "association", [("transitGatewayId", "${gateway.id}"), ("transitGatewayRouteTableId", "${first.id}")]),
        Resource(Transit + "defaultRouteTablePropagation:DefaultRouteTablePropagation", "propagation", [("transitGatewayId", "${gateway.id}"), ("transitGatewayRouteTableId", "${first.id}")]),
    ];

    private static PlannedResource[] Vpc { get; } =
    [
        Resource("aws:ec2/vpc:Vpc", "vpc", [("cidrBlock", "10.1.0.0/16")]),
        Resource("aws:ec2/subnet:Subnet", "subnet", [("vpcId", "${vpc.id}")]),
        Resource("aws:ec2/routeTable:RouteTable", "table", [("vpcId", "${vpc.id}")]),
        Resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "of-subnet", [("subnetId", "${subnet.id}"), ("routeTableId", "${table.id}")]),
    ];

    private static PlannedResource Resource(string type, string name, (string, object)[] inputs) => PlanOf.Resource(type, name, inputs);

    private static HubNetworks Of(PlannedResource[] resources, PlannedResource[] more) =>
        new(new ProofInput(PlanOf.Resources([.. resources, .. more])), [CidrBlock.Parse("172.16.0.0/12")]);
}
