using System.Collections.Immutable;
using MlFoundation.Accounts;
using MlFoundation.Planning.Proofs.Reachability;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

/// <summary>A hub with firewall, way out, endpoints and link to the company, and both blueprints; then one thing wrong at a time.</summary>
[TestFixture]
public sealed class NetworkProofsTests
{
    private const string Transit = "aws:ec2transitgateway/";
    private const string Attachment = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
    private const string TransitRoute = "aws:ec2transitgateway/route:Route";
    private const string Production = "production/eu-west-1";
    private const string Internet = "internet/eu-west-1";

    [Test]
    public void TheHub_ReachesWhatItIsMeantTo_AndNoProofFindsAnything()
    {
        var plan = Hub();
        var matrix = new ProofInput(plan).Reachability!;
        Assert.Multiple(() =>
        {
            Assert.That(matrix.Classes.Select(c => (c.Key, c.Accounts, c.Attached)), Is.EqualTo(new[] { (Production, 2, true), (Internet, 1, false) }));
            Assert.That(matrix.Hub, Is.EqualTo(new[] { "endpoints" }));
            Assert.That(
                (matrix[Production, Production], matrix[Production, "endpoints"], matrix[Production, NetworkMap.Internet], matrix[Production, NetworkMap.Corporate], matrix[NetworkMap.Corporate, Production], matrix[Production, Internet]),
                Is.EqualTo((Reach.Inspected, Reach.Direct, Reach.Inspected, Reach.Inspected, Reach.Inspected, Reach.None)));
            Assert.That(
                (matrix[Internet, Internet], matrix[Internet, "endpoints"], matrix[Internet, NetworkMap.Internet], matrix[Internet, NetworkMap.Corporate], matrix[Internet, Production]),
                Is.EqualTo((Reach.None, Reach.None, Reach.Direct, Reach.None, Reach.None)));
            Assert.That(Found(plan), Is.Empty);
        });
    }

    [Test]
    public void AFirewallInAVpc_InspectsAsWell()
    {
        var plan = Without(Hub(), "firewall", "association-firewall");
        plan = With(plan,
        [
            .. Network("inspection", "10.79.251.0/24"),
            Resource("aws:ec2/subnet:Subnet", "firewall-subnet", ("vpcId", "${inspection.id}"), ("cidrBlock", "10.79.251.0/28")),
            Resource("aws:ec2/routeTable:RouteTable", "firewall-table", ("vpcId", "${inspection.id}")),
            Resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "firewall-table-of", ("subnetId", "${firewall-subnet.id}"), ("routeTableId", "${firewall-table.id}")),
            Resource("aws:ec2/route:Route", "firewall-back", ("routeTableId", "${firewall-table.id}"), ("destinationCidrBlock", "0.0.0.0/0"), ("transitGatewayId", "${gateway.id}")),
            Resource("aws:networkfirewall/firewall:Firewall", "firewall", ("vpcId", "${inspection.id}"), ("subnetMappings", ImmutableArray.Create<object?>(ImmutableDictionary<string, object?>.Empty.Add("subnetId", "${firewall-subnet.id}")))),
            Resource("aws:ec2/route:Route", "inspection-in", ("routeTableId", "${inspection-table.id}"), ("destinationCidrBlock", "0.0.0.0/0"), ("vpcEndpointId", "${firewall.endpoint}")),
            Resource(Transit + "routeTableAssociation:RouteTableAssociation", "association-inspection", ("transitGatewayAttachmentId", "${inspection-attachment.id}"), ("transitGatewayRouteTableId", "${inspected.id}")),
        ]);
        foreach (var route in new[] { "spokes-default", "outside-segment" })
        {
            plan = With(Without(plan, route), Resource(TransitRoute, route, ("transitGatewayRouteTableId", route.StartsWith("spokes", StringComparison.Ordinal) ? "${spokes.id}" : "${outside.id}"),
                ("destinationCidrBlock", route.StartsWith("spokes", StringComparison.Ordinal) ? "0.0.0.0/0" : "10.64.0.0/12"), ("transitGatewayAttachmentId", "${inspection-attachment.id}")));
        }

        var matrix = new ProofInput(plan).Reachability!;
        Assert.That((matrix[Production, Production], matrix[Production, NetworkMap.Internet], matrix[Production, NetworkMap.Corporate]), Is.EqualTo((Reach.Inspected, Reach.Inspected, Reach.Inspected)));
        Assert.That(Found(plan), Is.Empty);
    }

    [Test]
    public void APropagationIntoTheAccountsTable_IsAWayAroundTheFirewall() => Assert.That(
        Found(With(Without(Hub(), "default-propagation"), Resource(Transit + "defaultRouteTablePropagation:DefaultRouteTablePropagation", "default-propagation", ("transitGatewayId", "${gateway.id}"), ("transitGatewayRouteTableId", "${spokes.id}")))),
        Has.Some.EqualTo("MLF-NET-003 Mandatory: Accounts of production/eu-west-1 reach each other: past every firewall; expected through the firewall (spokes: inspected). Correct the routes of the transit gateway's tables."));

    [TestCase("outside-segment", "MLF-NET-004 Mandatory: Packets from production/eu-west-1 arrive at internet and answers do not come back")]
    [TestCase("default-propagation", "MLF-NET-003 Mandatory: Accounts of production/eu-west-1 reach each other: not at all")]
    public void AMissingWay_IsFound(string missing, string finding) =>
        Assert.That(Found(Without(Hub(), missing)).Where(m => m.StartsWith(finding, StringComparison.Ordinal)), Has.Exactly(1).Items);

    [Test]
    public void AnInternetAccountWithAnAttachment_IsFound() => Assert.That(
        Found(With(Without(Hub(), "blueprint-internet-eu-west-1"), StackSet("internet", BlueprintTemplate.Corporate))),
        Has.Some.StartsWith("MLF-NET-005 Mandatory: Accounts of development would be attached to a transit gateway in eu-west-1; expected no attachment")
            .And.Some.StartsWith("MLF-NET-002 Mandatory: Packets of accounts of"));

    [Test]
    public void ACorporateUnitWithoutSegment_IsFound()
    {
        var plan = Hub();
        plan = plan with
        {
            Foundation = plan.Foundation! with
            {
                Units = [.. plan.Foundation.Units, new ModelUnit("tools", "Tools", "o", false, "corporate")],
                Accounts = [.. plan.Foundation.Accounts, new ModelAccount("build", "devOps", "o", "tools", null, "corporate")],
            },
        };
        Assert.That(Found(plan), Has.Some.StartsWith("MLF-NET-005 Mandatory: build is to be part of the corporate network and gets no attachment")
            .And.Some.StartsWith("MLF-ACC-006 Mandatory: Accounts of tools get no network in eu-west-1; expected the corporate one"));
    }

    [Test]
    public void AGatewayOfferedToTheWholeOrganization_IsFound() => Assert.That(
        Found(With(Hub(),
            Resource("aws:organizations/organization:Organization", "organization-root"),
            Resource("aws:ram/resourceShare:ResourceShare", "share"),
            Resource("aws:ram/resourceAssociation:ResourceAssociation", "shared", ("resourceShareArn", "${share.arn}"), ("resourceArn", "${gateway.arn}")),
            Resource("aws:ram/principalAssociation:PrincipalAssociation", "all", ("resourceShareArn", "${share.arn}"), ("principal", "${organization-root.arn}")))),
        Is.EqualTo(new[] { "MLF-NET-005 Mandatory: all offers a transit gateway to the whole organization; expected units of its segment alone." }));

    [Test]
    public void ACorporateResourceWithoutCorporateRanges_IsFound()
    {
        var plan = Hub();
        plan = plan with { Foundation = plan.Foundation! with { Network = plan.Foundation.Network! with { CorporateRanges = [], Segments = [plan.Foundation.Network.Segments[0] with { Corporate = false }] } } };
        Assert.That(Found(plan), Has.Some.EqualTo("MLF-NET-006 Mandatory: vpn leads to a network on premises; expected none, since network.corporate is not set."));
    }

    [TestCase("10.79.252.0/24", 0), TestCase("10.79.254.0/24", 2), TestCase("10.80.0.0/24", 1)]
    public void ANetworkOfTheHub_LiesInItsPool_AndOverlapsNoOther(string block, int findings) => Assert.That(
        Found(With(Hub(), Resource("aws:ec2/vpc:Vpc", "more", ("cidrBlock", block)))).Count(m => m.StartsWith("MLF-NET-007", StringComparison.Ordinal)),
        Is.EqualTo(findings == 2 ? 1 : findings));

    [TestCase("192.168.0.0/16", false), TestCase("10.70.0.0/16", true), TestCase("10.0.0.0/8", true), TestCase("10.80.0.0/16", false)]
    public void ANetworkOnPremises_OverlapsNoPool(string block, bool found)
    {
        var plan = Hub();
        plan = plan with { Foundation = plan.Foundation! with { Network = plan.Foundation.Network! with { CorporateRanges = [block] } } };
        Assert.That(Found(plan).Any(m => m.StartsWith("MLF-NET-007", StringComparison.Ordinal)), Is.EqualTo(found));
    }

    [TestCase(12, null), TestCase(13, "Advisory"), TestCase(16, "Advisory"), TestCase(17, "Mandatory")]
    public void APool_HoldsItsAccounts(int accounts, string? weight)
    {
        var plan = Hub();
        var network = plan.Foundation!.Network! with { Segments = [plan.Foundation.Network.Segments[0] with { Regions = [plan.Foundation.Network.Segments[0].Regions[0] with { AccountBlocks = ["10.64.0.0/18"] }] }] };
        plan = plan with { Foundation = plan.Foundation with { Network = network, Accounts = [.. Enumerable.Range(0, accounts).Select(i => new ModelAccount($"a{i}", "team", "o", "production", null, "corporate"))] } };
        Assert.That(PoolRoom.Proof.Messages(plan).Select(m => m.Split(' ')[1].TrimEnd(':')), Is.EqualTo(weight is null ? [] : new[] { weight }));
    }

    [TestCase("production", "corporate", 0), TestCase("production", "internet", 1), TestCase("development", "corporate", 1), TestCase("nowhere", "corporate", 1), TestCase(null, "none", 1)]
    public void AnAccount_SitsInAUnitOfItsConnectivity(string? unit, string connectivity, int findings)
    {
        var plan = Hub();
        plan = plan with { Foundation = plan.Foundation! with { Accounts = [.. plan.Foundation.Accounts, new ModelAccount("more", "team", "o", unit, null, connectivity)] } };
        Assert.That(OnePlaceEach.Proof.Messages(plan), Has.Length.EqualTo(findings));
    }

    [Test]
    public void TwoNetworksForOneUnit_AreFound() => Assert.That(
        OnePlaceEach.Proof.Messages(With(Hub(), StackSet("second", BlueprintTemplate.Internet), Instance("second", "development"))),
        Is.EqualTo(new[] { "MLF-ACC-006 Mandatory: Accounts of development get 2 networks in eu-west-1 (blueprint-internet-eu-west-1, blueprint-second-eu-west-1); expected one." }));

    [Test]
    public void TwoInstancesOfAStackSetAtOnce_AreFound() => Assert.That(
        StackSetOperations.Proof.Messages(With(Hub(), Instance("internet", "sandbox"))),
        Is.EqualTo(new[] { "MLF-ACC-007 Mandatory: blueprint-internet-eu-west-1/sandbox may run beside blueprint-internet-eu-west-1/development; expected one operation of a StackSet at a time. Let it depend on the other." }));

    private static string[] Found(Plan plan)
    {
        var input = new ProofInput(plan);
        Proof[] proofs = [NetworkSeparation.Proof, InspectedSpokes.Proof, ReturnRoutes.Proof, RightNetwork.Proof, CorporateRoutes.Proof, AddressOverlaps.Proof, PoolRoom.Proof, OnePlaceEach.Proof, StackSetOperations.Proof, Quotas.Proof];
        return [.. proofs.SelectMany(p => p.Find(input)).Select(f => $"{f.Id} {f.Severity}: {f.Message}")];
    }

    private static Plan Hub() => PlanOf.Resources(
    [
        Resource(Transit + "transitGateway:TransitGateway", "gateway"),
        .. new[] { "spokes", "inspected", "outside" }.Select(t => Resource(Transit + "routeTable:RouteTable", t, ("transitGatewayId", "${gateway.id}"))),
        Resource(Transit + "defaultRouteTableAssociation:DefaultRouteTableAssociation", "default-association", ("transitGatewayId", "${gateway.id}"), ("transitGatewayRouteTableId", "${spokes.id}")),
        Resource(Transit + "defaultRouteTablePropagation:DefaultRouteTablePropagation", "default-propagation", ("transitGatewayId", "${gateway.id}"), ("transitGatewayRouteTableId", "${inspected.id}")),
        Resource("aws:networkfirewall/firewall:Firewall", "firewall", ("transitGatewayId", "${gateway.id}")),
        Association("firewall", "${firewall.transitGatewayAttachmentId}", "inspected"),
        Resource("aws:ec2/vpnConnection:VpnConnection", "vpn", ("transitGatewayId", "${gateway.id}")),
        Association("vpn", "${vpn.transitGatewayAttachmentId}", "outside"),
        .. Network("endpoints", "10.79.254.0/24"),
        Resource("aws:ec2/subnet:Subnet", "endpoints-hosts", ("vpcId", "${endpoints.id}"), ("cidrBlock", "10.79.254.0/25")),
        Resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "endpoints-hosts-table", ("subnetId", "${endpoints-hosts.id}"), ("routeTableId", "${endpoints-table.id}")),
        Resource("aws:ec2/route:Route", "endpoints-out", ("routeTableId", "${endpoints-table.id}"), ("destinationCidrBlock", "10.64.0.0/12"), ("transitGatewayId", "${gateway.id}")),
        Association("endpoints", "${endpoints-attachment.id}", "inspected"),
        .. Network("egress", "10.79.253.0/24"),
        Resource("aws:ec2/internetGateway:InternetGateway", "igw", ("vpcId", "${egress.id}")),
        Resource("aws:ec2/subnet:Subnet", "public", ("vpcId", "${egress.id}"), ("cidrBlock", "10.79.253.0/28")),
        Resource("aws:ec2/routeTable:RouteTable", "public-table", ("vpcId", "${egress.id}")),
        Resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "public-table-of", ("subnetId", "${public.id}"), ("routeTableId", "${public-table.id}")),
        Resource("aws:ec2/natGateway:NatGateway", "nat", ("subnetId", "${public.id}")),
        Resource("aws:ec2/route:Route", "egress-nat", ("routeTableId", "${egress-table.id}"), ("destinationCidrBlock", "0.0.0.0/0"), ("natGatewayId", "${nat.id}")),
        Resource("aws:ec2/route:Route", "public-internet", ("routeTableId", "${public-table.id}"), ("destinationCidrBlock", "0.0.0.0/0"), ("gatewayId", "${igw.id}")),
        Resource("aws:ec2/route:Route", "public-segment", ("routeTableId", "${public-table.id}"), ("destinationCidrBlock", "10.64.0.0/12"), ("transitGatewayId", "${gateway.id}")),
        Association("egress", "${egress-attachment.id}", "outside"),
        Route("spokes-default", "spokes", "0.0.0.0/0", "${firewall.transitGatewayAttachmentId}"),
        Route("spokes-endpoints", "spokes", "10.79.254.0/24", "${endpoints-attachment.id}"),
        Route("outside-endpoints", "outside", "10.79.254.0/24", "${endpoints-attachment.id}"),
        Route("outside-segment", "outside", "10.64.0.0/12", "${firewall.transitGatewayAttachmentId}"),
        Route("inspected-default", "inspected", "0.0.0.0/0", "${egress-attachment.id}"),
        Resource("aws:ec2/vpcIpamPool:VpcIpamPool", "all"),
        Resource("aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr", "all-block", ("ipamPoolId", "${all.id}"), ("cidr", "10.64.0.0/12")),
        .. Pool("accounts", "10.64.0.0/13"), .. Pool("hub", "10.79.0.0/16"),
        StackSet("corporate", BlueprintTemplate.Corporate), Instance("corporate", "production"), Published(BlueprintTemplate.Corporate),
        StackSet("internet", BlueprintTemplate.Internet), Instance("internet", "development"), Published(BlueprintTemplate.Internet),
    ]) with
    {
        Foundation = new FoundationModel(
            [new("production", "Production", "o", false, "corporate"), new("development", "Development", "o", false, "internet")],
            [new("fraud", "team", "o", "production", null, "corporate"), new("risk", "team", "o", "production", null, "corporate"), new("lab", "team", "o", "development", null, "internet")],
            5,
            new NetworkModel("10.64.0.0/10", 22, "10.0.0.0/22", ["192.168.0.0/16"],
            [
                new ModelSegment("production", ["production"], "transitGateway", "inspected", "central", true,
                    [new ModelSegmentRegion("eu-west-1", ["euw1-az1", "euw1-az2"], "10.64.0.0/12", ["10.64.0.0/13"], "10.79.0.0/16", 64512)]),
            ])),
    };

    private static IEnumerable<PlannedResource> Network(string name, string block) =>
    [
        Resource("aws:ec2/vpc:Vpc", name, ("cidrBlock", block)),
        Resource("aws:ec2/subnet:Subnet", $"{name}-subnet", ("vpcId", $"${{{name}.id}}"), ("cidrBlock", block.Replace(".0/24", ".240/28", StringComparison.Ordinal))),
        Resource("aws:ec2/routeTable:RouteTable", $"{name}-table", ("vpcId", $"${{{name}.id}}")),
        Resource("aws:ec2/routeTableAssociation:RouteTableAssociation", $"{name}-table-of", ("subnetId", $"${{{name}-subnet.id}}"), ("routeTableId", $"${{{name}-table.id}}")),
        Resource(Attachment, $"{name}-attachment", ("vpcId", $"${{{name}.id}}"), ("transitGatewayId", "${gateway.id}"), ("subnetIds", ImmutableArray.Create<object?>($"${{{name}-subnet.id}}")),
            ("transitGatewayDefaultRouteTableAssociation", false), ("transitGatewayDefaultRouteTablePropagation", false)),
    ];

    private static IEnumerable<PlannedResource> Pool(string name, string block) =>
    [
        Resource("aws:ec2/vpcIpamPool:VpcIpamPool", name, ("sourceIpamPoolId", "${all.id}")),
        Resource("aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr", $"{name}-block", ("ipamPoolId", $"${{{name}.id}}"), ("cidr", block)),
    ];

    private static PlannedResource Association(string key, string attachment, string table) => Resource(
        Transit + "routeTableAssociation:RouteTableAssociation", $"association-{key}", ("transitGatewayAttachmentId", attachment), ("transitGatewayRouteTableId", $"${{{table}.id}}"));

    private static PlannedResource Route(string name, string table, string to, string attachment) => Resource(
        TransitRoute, name, ("transitGatewayRouteTableId", $"${{{table}.id}}"), ("destinationCidrBlock", to), ("transitGatewayAttachmentId", attachment));

    private static PlannedResource StackSet(string key, BlueprintTemplate template) => Resource(
        "aws:cloudformation/stackSet:StackSet", $"blueprint-{key}-eu-west-1", ("templateUrl", $"https://${{bucket.id}}.s3.eu-west-1.amazonaws.com/{template.ObjectKey}"),
        ("parameters", template == BlueprintTemplate.Corporate ? ImmutableDictionary<string, object?>.Empty.Add("TransitGatewayId", "${gateway.id}") : ImmutableDictionary<string, object?>.Empty));

    private static PlannedResource Instance(string key, string unit) => Resource(
        "aws:cloudformation/stackSetInstance:StackSetInstance", $"blueprint-{key}-eu-west-1/{unit}", ("stackSetName", $"${{blueprint-{key}-eu-west-1.id}}"), ("stackSetInstanceRegion", "eu-west-1"));

    private static PlannedResource Published(BlueprintTemplate template) =>
        Resource("aws:s3/bucketObjectv2:BucketObjectv2", $"template-{template.Name}", ("key", template.ObjectKey), ("content", template.Text));

    private static PlannedResource Resource(string type, string name, params (string, object)[] inputs) => PlanOf.Resource(type, name, inputs);

    private static Plan With(Plan plan, params PlannedResource[] more) => plan with { Resources = [.. plan.Resources.Concat(more).OrderBy(r => r.Urn, StringComparer.Ordinal)] };

    private static Plan Without(Plan plan, params string[] names) => plan with { Resources = [.. plan.Resources.Where(r => !names.Contains(r.Name))] };
}
