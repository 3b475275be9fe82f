using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
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
    public void TheMatrix_IsWritten_WhereAnythingArrives()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            new ProofInput(Hub()).Reachability!.Write(json);
            json.WriteEndObject();
        }

        const string Set = "urn:pulumi:test::mlfoundation::aws:cloudformation/stackSet:StackSet::blueprint";
        Assert.That(Encoding.UTF8.GetString(buffer.ToArray()), Is.EqualTo(
            "{\"reachability\":{\"classes\":["
            + $"{{\"key\":\"production/eu-west-1\",\"segment\":\"production\",\"region\":\"eu-west-1\",\"accounts\":2,\"attached\":true,\"stackSet\":\"{Set}-corporate-eu-west-1\"}},"
            + $"{{\"key\":\"internet/eu-west-1\",\"segment\":null,\"region\":\"eu-west-1\",\"accounts\":1,\"attached\":false,\"stackSet\":\"{Set}-internet-eu-west-1\"}}],"
            + "\"hub\":[\"endpoints\"],\"reach\":["
            + "{\"from\":\"internet/eu-west-1\",\"to\":\"internet\",\"how\":\"direct\"},"
            + "{\"from\":\"on-premises\",\"to\":\"production/eu-west-1\",\"how\":\"inspected\"},"
            + "{\"from\":\"production/eu-west-1\",\"to\":\"endpoints\",\"how\":\"direct\"},"
            + "{\"from\":\"production/eu-west-1\",\"to\":\"internet\",\"how\":\"inspected\"},"
            + "{\"from\":\"production/eu-west-1\",\"to\":\"on-premises\",\"how\":\"inspected\"},"
            + "{\"from\":\"production/eu-west-1\",\"to\":\"production/eu-west-1\",\"how\":\"inspected\"}]}}"));
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

    [TestCase(
        "outside-segment",
        "MLF-NET-004 Mandatory: Packets from production/eu-west-1 arrive at internet and answers do not come back, or not past the same firewall; expected a route back. Add it where the answer is lost, or drop the way there.",
        "MLF-NET-004 Mandatory: Packets from production/eu-west-1 arrive at on-premises and answers do not come back, or not past the same firewall; expected a route back. Add it where the answer is lost, or drop the way there.")]
    [TestCase(
        "default-propagation",
        "MLF-NET-003 Mandatory: Accounts of production/eu-west-1 reach each other: not at all; expected through the firewall (spokes: inspected). Correct the routes of the transit gateway's tables.",
        "MLF-NET-003 Mandatory: Accounts of production/eu-west-1 reach on-premises: not at all; expected through the firewall (corporate: true). Correct the routes of the transit gateway's tables.",
        "MLF-NET-004 Mandatory: Packets from production/eu-west-1 arrive at endpoints and answers do not come back, or not past the same firewall; expected a route back. Add it where the answer is lost, or drop the way there.",
        "MLF-NET-004 Mandatory: Packets from production/eu-west-1 arrive at internet and answers do not come back, or not past the same firewall; expected a route back. Add it where the answer is lost, or drop the way there.")]
    public void AMissingWay_IsFound(string missing, params string[] findings) => Assert.That(Found(Without(Hub(), missing)), Is.EqualTo(findings));

    // What the settings ask for, and what these routes do instead: inspection, traffic between accounts, way out, corporate link.
    [TestCase("none", "inspected", "central", true, "internet: through the firewall; expected past every firewall (egress: central)", "on-premises: through the firewall; expected past every firewall (corporate: true)")]
    [TestCase("transitGateway", "direct", "central", true, "each other: through the firewall; expected past every firewall (spokes: direct)")]
    [TestCase("transitGateway", "isolated", "central", true, "each other: through the firewall; expected not at all (spokes: isolated)")]
    [TestCase("transitGateway", "inspected", "none", true, "internet: through the firewall; expected not at all (egress: none)")]
    [TestCase("transitGateway", "inspected", "central", false, "on-premises: through the firewall; expected not at all (no corporate link)")]
    public void RoutesThatDoOtherThanTheSettings_AreFound(string inspection, string spokes, string egress, bool corporate, params string[] findings) => Assert.That(
        InspectedSpokes.Proof.Messages(WithSegment(Hub(), s => s with { Inspection = inspection, Spokes = spokes, Egress = egress, Corporate = corporate })),
        Is.EqualTo(findings.Select(f => $"MLF-NET-003 Mandatory: Accounts of production/eu-west-1 reach {f}. Correct the routes of the transit gateway's tables.")));

    [Test]
    public void AWayOutWithoutAWayBack_WhereNoneIsWanted_IsFound() => Assert.That(
        InspectedSpokes.Proof.Messages(WithSegment(Without(Hub(), "outside-segment"), s => s with { Egress = "none" })),
        Is.EqualTo(new[] { "MLF-NET-003 Mandatory: Accounts of production/eu-west-1 reach internet: one way only; expected not at all (egress: none). Correct the routes of the transit gateway's tables." }));

    [Test]
    public void FindingsOfRoutes_StandAtTheStackSetOfTheAccounts()
    {
        var input = new ProofInput(WithSegment(Without(Hub(), "outside-segment"), s => s with { Egress = "none" }));
        Assert.That(
            InspectedSpokes.Proof.Find(input).Concat(ReturnRoutes.Proof.Find(input)).Select(f => f.Urn).Distinct(),
            Is.EqualTo(new[] { PlanOf.Urn("aws:cloudformation/stackSet:StackSet", "blueprint-corporate-eu-west-1") }));
    }

    [Test]
    public void AnInternetAccountWithAnAttachment_IsFound() => Assert.That(
        Found(With(Without(Hub(), "blueprint-internet-eu-west-1"), StackSet("internet", BlueprintTemplate.Corporate))),
        Has.Some.EqualTo("MLF-NET-005 Mandatory: Accounts of development would be attached to a transit gateway in eu-west-1; expected no attachment, since their unit's connectivity is internet.")
            .And.Some.EqualTo("MLF-NET-002 Mandatory: Packets of accounts of production/eu-west-1 arrive at accounts of internet/eu-west-1; expected none. Take out the attachment or the route between the two.")
            .And.Some.EqualTo("MLF-NET-002 Mandatory: Packets of accounts of internet/eu-west-1 arrive at accounts of production/eu-west-1; expected none. Take out the attachment or the route between the two."));

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
        Assert.That(Found(plan), Is.EqualTo(new[]
        {
            "MLF-NET-005 Mandatory: build is to be part of the corporate network and gets no attachment; expected a segment that has its unit, tools. Add the unit to one of network.segments.",
            "MLF-ACC-006 Mandatory: Accounts of tools get no network in eu-west-1; expected the corporate one, as others do there.",
        }));
    }

    // The network account's own networks are the hub's. Without a unit there is nothing to attach: that is another proof's.
    [TestCase("network", "tools"), TestCase("team", null)]
    public void WhoNeedsNoAttachment_IsNotAskedForOne(string role, string? unit)
    {
        var plan = Hub();
        plan = plan with { Foundation = plan.Foundation! with { Accounts = [.. plan.Foundation.Accounts, new ModelAccount("more", role, "o", unit, null, "corporate")] } };
        Assert.That(RightNetwork.Proof.Messages(plan), Is.Empty);
    }

    [Test]
    public void WithoutAnyAttachedBlueprint_NobodyIsAskedForOne() =>
        Assert.That(RightNetwork.Proof.Messages(Without(Hub(), "blueprint-corporate-eu-west-1")), Is.Empty);

    [TestCase("${organization-root.arn}", "${endpoints-subnet.arn}"), TestCase("${unit.arn}", "${gateway.arn}")]
    public void AShareOfSomethingElse_OrWithAUnitAlone_IsRight(string principal, string resource) => Assert.That(
        RightNetwork.Proof.Messages(With(Hub(),
            Resource("aws:organizations/organization:Organization", "organization-root"), Resource("aws:organizations/organizationalUnit:OrganizationalUnit", "unit"),
            Resource("aws:ram/resourceShare:ResourceShare", "share"), Resource("aws:ram/resourceShare:ResourceShare", "other"),
            Resource("aws:ram/resourceAssociation:ResourceAssociation", "elsewhere", ("resourceShareArn", "${other.arn}"), ("resourceArn", "${gateway.arn}")),
            Resource("aws:ram/resourceAssociation:ResourceAssociation", "shared", ("resourceShareArn", "${share.arn}"), ("resourceArn", resource)),
            Resource("aws:ram/principalAssociation:PrincipalAssociation", "principal", ("resourceShareArn", "${share.arn}"), ("principal", principal)))),
        Is.Empty);

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

    private const string NotTwice = "; expected no address in common. Pin another block, or move the network on premises out of network.addresses.block.";

    [TestCase("10.79.252.0/24")]
    [TestCase("10.79.254.0/24", "more (10.79.254.0/24) overlaps endpoints (10.79.254.0/24)" + NotTwice)]
    [TestCase("10.79.252.0/22", "egress (10.79.253.0/24) overlaps more (10.79.252.0/22)" + NotTwice, "endpoints (10.79.254.0/24) overlaps more (10.79.252.0/22)" + NotTwice)]
    [TestCase("10.79.254.128/25", "more (10.79.254.128/25) overlaps endpoints (10.79.254.0/24)" + NotTwice)]
    [TestCase("10.79.255.0/24"), TestCase("10.80.0.0/24", "more has 10.80.0.0/24; expected a part of a pool's block.")]
    [TestCase("10.72.0.0/24", "more has 10.72.0.0/24; expected a part of a pool's block.")]
    public void ANetworkOfTheHub_LiesInItsPool_AndOverlapsNoOther(string block, params string[] findings) => Assert.That(
        AddressOverlaps.Proof.Messages(With(Hub(), Resource("aws:ec2/vpc:Vpc", "more", ("cidrBlock", block)))), Is.EqualTo(findings.Select(f => $"MLF-NET-007 Mandatory: {f}")));

    [TestCase("10.79.253.64/26"), TestCase("10.79.253.0/27", "public (10.79.253.0/28) overlaps more (10.79.253.0/27)" + NotTwice)]
    [TestCase("10.79.254.0/28", "more has 10.79.254.0/28; expected a part of 10.79.253.0/24, its network's block.")]
    public void ASubnet_LiesInItsNetwork_AndOverlapsNoOther(string block, params string[] findings) => Assert.That(
        AddressOverlaps.Proof.Messages(With(Hub(), Resource("aws:ec2/subnet:Subnet", "more", ("vpcId", "${egress.id}"), ("cidrBlock", block)))), Is.EqualTo(findings.Select(f => $"MLF-NET-007 Mandatory: {f}")));

    [TestCase("192.168.0.0/16"), TestCase("10.80.0.0/16"), TestCase("10.63.0.0/16")]
    [TestCase("10.70.0.0/16", "the network on premises (10.70.0.0/16) overlaps accounts-block (10.64.0.0/13)")]
    [TestCase("10.0.0.0/8", "the internet blueprint (10.0.0.0/22) overlaps the network on premises (10.0.0.0/8)", "accounts-block (10.64.0.0/13) overlaps the network on premises (10.0.0.0/8)", "hub-block (10.79.0.0/16) overlaps the network on premises (10.0.0.0/8)")]
    public void ANetworkOnPremises_OverlapsNoPool(string block, params string[] findings)
    {
        var plan = Hub();
        plan = plan with { Foundation = plan.Foundation! with { Network = plan.Foundation.Network! with { CorporateRanges = [block] } } };
        Assert.That(AddressOverlaps.Proof.Messages(plan), Is.EqualTo(findings.Select(f => $"MLF-NET-007 Mandatory: {f}{NotTwice}")));
    }

    [Test]
    public void WithoutPools_NetworksLieAnywhere() => Assert.That(
        AddressOverlaps.Proof.Messages(PlanOf.Resources(Resource("aws:ec2/vpc:Vpc", "a", ("cidrBlock", "10.0.0.0/24")), Resource("aws:ec2/vpc:Vpc", "unknown"), Resource("aws:ec2/subnet:Subnet", "nowhere", ("cidrBlock", "10.9.0.0/24")))),
        Is.Empty);

    [Test]
    public void AnOverlap_StandsAtTheResourceThatIsPlanned()
    {
        var plan = Hub();
        plan = plan with { Foundation = plan.Foundation! with { Network = plan.Foundation.Network! with { CorporateRanges = ["10.70.0.0/16"] } } };
        Assert.That(AddressOverlaps.Proof.Find(new(plan)).Select(f => f.Urn), Is.EqualTo(new[] { PlanOf.Urn("aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr", "accounts-block") }));
    }

    [TestCase(12, null), TestCase(13, "Advisory"), TestCase(16, "Advisory"), TestCase(17, "Mandatory")]
    public void APool_HoldsItsAccounts(int accounts, string? weight)
    {
        var plan = Hub();
        var network = plan.Foundation!.Network! with { Segments = [plan.Foundation.Network.Segments[0] with { Regions = [plan.Foundation.Network.Segments[0].Regions[0] with { AccountBlocks = ["10.64.0.0/18"] }] }] };
        plan = plan with { Foundation = plan.Foundation with { Network = network, Accounts = [.. Enumerable.Range(0, accounts).Select(i => new ModelAccount($"a{i}", "team", "o", "production", null, "corporate"))] } };
        Assert.That(PoolRoom.Proof.Messages(plan).Select(m => m.Split(' ')[1].TrimEnd(':')), Is.EqualTo(weight is null ? [] : new[] { weight }));
    }

    [TestCase(13, "Advisory: The pool of production in eu-west-1 holds 16 networks of /22, and 13 accounts are planned: 18 percent are left. Plan another segment before they are gone: a block in use cannot grow.")]
    [TestCase(17, "Mandatory: The pool of production in eu-west-1 holds 16 networks of /22, and 17 accounts are planned; expected one for each. Give the segment a larger block, or accounts a longer network.addresses.vpcNetmask.")]
    public void APoolThatIsNearlyGone_SaysWhatIsLeft(int accounts, string message)
    {
        var plan = WithSegment(Hub(), s => s with { Regions = [s.Regions[0] with { AccountBlocks = ["10.64.0.0/18", "10.79.0.0/24"] }] });
        // Others are not counted: of another connectivity, of another unit, of one that only begins alike.
        ModelAccount[] others =
        [
            new("lab", "team", "o", "production", null, "internet"), new("dev", "team", "o", "development", null, "corporate"), new("two", "team", "o", "production-two", null, "corporate"),
            new("root", "team", "o", null, null, "corporate"),
        ];
        plan = plan with
        {
            Foundation = plan.Foundation! with { Accounts = [.. others, .. Enumerable.Range(0, accounts).Select(i => new ModelAccount($"a{i}", "team", "o", i == 0 ? "production" : "production/teams", null, "corporate"))] },
        };
        Assert.That(PoolRoom.Proof.Messages(plan), Is.EqualTo(new[] { $"MLF-NET-008 {message}" }));
    }

    private const string NoUnit = "more sits in no unit of the plan; expected one. Name a unit of organization.units.";
    private const string Same = "; expected the same. Move it to a unit of its connectivity: that is what brings the network.";

    [TestCase("team", "production", "corporate"), TestCase("management", null, "none")]
    [TestCase("team", "production", "internet", "more is to have the connectivity internet and sits in production, where it is corporate" + Same)]
    [TestCase("team", "development", "corporate", "more is to have the connectivity corporate and sits in development, where it is internet" + Same)]
    [TestCase("team", "nowhere", "corporate", NoUnit), TestCase("team", null, "none", NoUnit)]
    [TestCase("team", "odd", "both", "more is to have the connectivity both and sits in odd, where it is both" + Same, "Accounts of odd get no network in eu-west-1; expected the both one, as others do there.")]
    [TestCase("team", "bare", "none")]
    [TestCase("team", "tools", "internet", "Accounts of tools get no network in eu-west-1; expected the internet one, as others do there.")]
    public void AnAccount_SitsInAUnitOfItsConnectivity(string role, string? unit, string connectivity, params string[] findings)
    {
        var plan = Hub();
        plan = plan with
        {
            Foundation = plan.Foundation! with
            {
                Units = [.. plan.Foundation.Units, new("odd", "Odd", "o", false, "both"), new("bare", "Bare", "o", false, "none"), new("tools", "Tools", "o", false, "internet")],
                Accounts = [.. plan.Foundation.Accounts, new ModelAccount("more", role, "o", unit, null, connectivity)],
            },
        };
        Assert.That(OnePlaceEach.Proof.Messages(plan), Is.EqualTo(findings.Select(f => $"MLF-ACC-006 Mandatory: {f}")));
    }

    [Test]
    public void AnAccountThatStandsInThePlanTwice_IsFound()
    {
        var plan = Hub();
        plan = plan with { Foundation = plan.Foundation! with { Accounts = [.. plan.Foundation.Accounts, .. plan.Foundation.Accounts.Take(1)] } };
        Assert.That(OnePlaceEach.Proof.Messages(plan), Is.EqualTo(new[] { $"MLF-ACC-006 Mandatory: {plan.Foundation.Accounts[0].Key} stands in the plan 2 times; expected once. An account sits in one unit." }));
    }

    [Test]
    public void TwoNetworksForOneUnit_AreFound() => Assert.That(
        OnePlaceEach.Proof.Messages(With(Hub(), StackSet("second", BlueprintTemplate.Internet), Instance("second", "development"))),
        Is.EqualTo(new[] { "MLF-ACC-006 Mandatory: Accounts of development get 2 networks in eu-west-1 (blueprint-internet-eu-west-1, blueprint-second-eu-west-1); expected one." }));

    [Test]
    public void TwoInstancesOfAStackSetAtOnce_AreFound() => Assert.That(
        StackSetOperations.Proof.Messages(With(Hub(), Instance("internet", "sandbox"))),
        Is.EqualTo(new[] { "MLF-ACC-007 Mandatory: blueprint-internet-eu-west-1/sandbox may run beside blueprint-internet-eu-west-1/development; expected one operation of a StackSet at a time. Let it depend on the other." }));

    // The hub's own four attachments count, and one for each account of the segment.
    [TestCase(4_996, 0), TestCase(4_997, 1)]
    public void AttachmentsOfAccounts_AreCountedBeforeTheyAreMade(int accounts, int findings)
    {
        var plan = Hub();
        plan = plan with
        {
            Foundation = plan.Foundation! with
            {
                Accounts = [.. plan.Foundation.Accounts.Where(a => a.Unit == "development"), .. Enumerable.Range(0, accounts).Select(i => new ModelAccount($"a{i}", "team", "o", i % 9 == 0 ? "production" : $"production/u{i % 9}", null, "corporate"))],
            },
        };
        Assert.That(Quotas.Proof.Messages(plan).Select(m => m[..m.IndexOf(';', StringComparison.Ordinal)]), Is.EqualTo(Enumerable.Repeat("MLF-QUOTA-001 Mandatory: gateway: 5001 attachments of a transit gateway", findings)));
    }

    private static Plan WithSegment(Plan plan, Func<ModelSegment, ModelSegment> change) =>
        plan with { Foundation = plan.Foundation! with { Network = plan.Foundation.Network! with { Segments = [.. plan.Foundation.Network.Segments.Select(change)] } } };

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
