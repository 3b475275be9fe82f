using System.Collections.Immutable;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs;

/// <summary>Each quota at its limit and one above.</summary>
[TestFixture]
public sealed class QuotasTests
{
    private const string Policy = "aws:organizations/policy:Policy";
    private const string Gateway = "aws:ec2transitgateway/transitGateway:TransitGateway";

    private static readonly Dictionary<string, Func<int, Plan>> Plans = new()
    {
        ["2000 units"] = n => Model([.. Enumerable.Range(0, n).Select(i => Unit($"u{i}"))], []),
        ["5 levels of units"] = n => Model([Unit(string.Join('/', Enumerable.Repeat("u", n)))], []),
        ["10000 accounts under Control Tower"] = n => Model([], [.. Enumerable.Range(0, n).Select(i => Account(i, $"u{i / 900}"))]),
        ["150000 accounts times governed regions"] = n => Model([], [.. Enumerable.Range(0, n / 30).Select(i => Account(i, $"u{i / 900}"))], [LandingZone(30)]),
        ["1000 accounts"] = n => Model([Unit("u")], [.. Enumerable.Range(0, n).Select(i => Account(i, "u"))]),
        ["10000 policies of the type"] = n => Many(n, i => PlanOf.Resource(Policy, $"p{i}")),
        ["2000 policies of the type"] = n => Many(n, i => PlanOf.Resource(Policy, $"p{i}", [("type", "RESOURCE_CONTROL_POLICY")])),
        ["1000 policies of the type"] = n => Many(n, i => PlanOf.Resource(Policy, $"p{i}", [("type", "TAG_POLICY")])),
        ["5 transit gateways of an account in a region"] = n => Many(n, i => PlanOf.Resource(Gateway, $"g{i}") with { Region = "eu-west-1" }),
        ["20 route tables of a transit gateway"] = n => Many(n, i => PlanOf.Resource("aws:ec2transitgateway/routeTable:RouteTable", $"t{i}", [("transitGatewayId", "${g.id}")])),
        ["10000 routes of a transit gateway"] = n => PlanOf.Resources(
        [
            PlanOf.Resource(Gateway, "g"), PlanOf.Resource("aws:ec2transitgateway/routeTable:RouteTable", "t", [("transitGatewayId", "${g.id}")]),
            .. Enumerable.Range(0, n).Select(i => PlanOf.Resource("aws:ec2transitgateway/route:Route", $"r{i}", [("transitGatewayRouteTableId", "${t.id}")])),
        ]),
        ["5000 attachments of a transit gateway"] = n => PlanOf.Resources(
        [
            PlanOf.Resource(Gateway, "g"),
            .. Enumerable.Range(0, n).Select(i => PlanOf.Resource("aws:ec2transitgateway/vpcAttachment:VpcAttachment", $"a{i}", [("transitGatewayId", "${g.id}")])),
        ]),
        ["50 interface endpoints of a VPC"] = n => Many(n, i => PlanOf.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", $"e{i}", [("vpcId", "${v.id}"), ("vpcEndpointType", "Interface")])),
        ["20 gateway endpoints of an account in a region"] = n => Many(n, i => PlanOf.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", $"e{i}", [("vpcId", "${v.id}")]) with { Region = "eu-west-1" }),
        ["10 levels of IPAM pools"] = n => Many(n, i => PlanOf.Resource("aws:ec2/vpcIpamPool:VpcIpamPool", $"p{i}", i == 0 ? [] : [("sourceIpamPoolId", $"${{p{i - 1}.id}}")])),
    };

    private static IEnumerable<TestCaseData> Rows() => QuotaTable.Rows.Select(q => new TestCaseData(q).SetArgDisplayNames(Key(q)));

    [TestCaseSource(nameof(Rows))]
    public void AQuota_HoldsAtItsLimit_AndIsFoundAboveIt(Quota quota)
    {
        // Accounts in regions come thirty at a time.
        var step = quota.Most == 150_000 ? 30 : 1;
        string[] At(long n) => [.. Quotas.Proof.Find(new ProofInput(Plans[Key(quota)]((int)n))).Where(f => f.Message.Contains($" {quota.Name};", StringComparison.Ordinal)).Select(f => f.Message)];
        Assert.Multiple(() =>
        {
            Assert.That(At(quota.Most - step), Is.Empty);
            Assert.That(At(quota.Most), Is.Empty);
            Assert.That(At(quota.Most + step), Has.Length.EqualTo(1).And.Some.Contains(FormattableString.Invariant($": {quota.Most + step} {quota.Name}; expected at most {quota.Most} ({quota.Source})")));
        });
    }

    [TestCase("2000 units", "The organization"), TestCase("5 levels of units", "Unit u/u/u/u/u/u"), TestCase("1000 accounts", "Unit u"), TestCase("5 transit gateways of an account in a region", "management in eu-west-1")]
    [TestCase("20 route tables of a transit gateway", "${g.id}"), TestCase("10000 routes of a transit gateway", "g"), TestCase("50 interface endpoints of a VPC", "${v.id}")]
    [TestCase("20 gateway endpoints of an account in a region", "management in eu-west-1"), TestCase("10 levels of IPAM pools", "p10"), TestCase("2000 policies of the type", "RESOURCE_CONTROL_POLICY")]
    public void AFinding_SaysWhereAndWhatIsCounted(string key, string where)
    {
        var quota = QuotaTable.Rows.First(q => Key(q) == key);
        Assert.That(Quotas.Proof.Messages(Plans[key]((int)quota.Most + 1)), Is.EqualTo(new[]
        {
            FormattableString.Invariant($"MLF-QUOTA-001 Mandatory: {where}: {quota.Most + 1} {quota.Name}; expected at most {quota.Most} ({quota.Source})."),
        }));
    }

    [TestCase("DECLARATIVE_POLICY_EC2"), TestCase("TAG_POLICY"), TestCase("BACKUP_POLICY"), TestCase("AISERVICES_OPT_OUT_POLICY")]
    public void PoliciesOfEachOtherType_AreCounted(string type) => Assert.That(
        Quotas.Proof.Messages(Many(1_001, i => PlanOf.Resource(Policy, $"p{i}", [("type", type)]))),
        Is.EqualTo(new[] { $"MLF-QUOTA-001 Mandatory: {type}: 1001 policies of the type; expected at most 1000 (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html)." }));

    // Interface and gateway endpoints have a quota each; those of another kind none.
    [TestCase("Interface", "50 interface endpoints of a VPC", 60), TestCase("Gateway", "20 gateway endpoints of an account in a region", 60), TestCase("GatewayLoadBalancer", "", 60)]
    public void Endpoints_AreCountedByTheirKind(string kind, string key, int count) => Assert.That(
        Quotas.Proof.Messages(Many(count, i => PlanOf.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", $"e{i}", [("vpcId", "${v.id}"), ("vpcEndpointType", kind)]) with { Region = "eu-west-1" })),
        key.Length == 0 ? Is.Empty : Has.Length.EqualTo(1).And.All.Contains($": {count} {key[(key.IndexOf(' ') + 1)..]}; expected at most {key[..key.IndexOf(' ')]}"));

    // Attached are networks, firewalls and VPNs of this gateway; tables and routes are not, nor is what another gateway has.
    [TestCase("aws:ec2transitgateway/vpcAttachment:VpcAttachment", true), TestCase("aws:networkfirewall/firewall:Firewall", true), TestCase("aws:ec2/vpnConnection:VpnConnection", true)]
    [TestCase("aws:ec2transitgateway/routeTable:RouteTable", false)]
    public void Attachments_AreCountedOfEveryKind(string type, bool counted) => Assert.That(
        Quotas.Proof.Messages(PlanOf.Resources(
        [
            PlanOf.Resource(Gateway, "g"), PlanOf.Resource(Gateway, "h"),
            .. Enumerable.Range(0, 10_002).Select(i => PlanOf.Resource(type, $"a{i}", [("transitGatewayId", i % 2 == 0 ? "${g.id}" : "${h.id}")])),
        ])).Where(m => m.Contains("attachments", StringComparison.Ordinal)),
        Is.EqualTo(counted ? ["g", "h"] : Array.Empty<string>()).Using<string, string>((message, gateway) => message.StartsWith($"MLF-QUOTA-001 Mandatory: {gateway}: 5001 attachments of a transit gateway; expected at most 5000 ", StringComparison.Ordinal)));

    [Test]
    public void PoolsInARing_AreNotFollowedForever() => Assert.That(
        Quotas.Proof.Messages(PlanOf.Resources([.. Enumerable.Range(0, 12).Select(i => PlanOf.Resource("aws:ec2/vpcIpamPool:VpcIpamPool", $"p{i}", [("sourceIpamPoolId", $"${{p{(i + 1) % 12}.id}}")]))])),
        Has.Length.EqualTo(12).And.All.Contains(": 13 levels of IPAM pools"));

    private static string Key(Quota quota) => FormattableString.Invariant($"{quota.Most} {quota.Name}");

    private static Plan Many(int count, Func<int, PlannedResource> create) => PlanOf.Resources([.. Enumerable.Range(0, count).Select(create)]);

    private static Plan Model(ModelUnit[] units, ModelAccount[] accounts, PlannedResource[]? resources = null) =>
        PlanOf.Resources(resources ?? []) with { Foundation = new FoundationModel(units, accounts, 5) };

    private static ModelUnit Unit(string path) => new(path, path, "o", false, "none");

    private static ModelAccount Account(int i, string unit) => new($"a{i}", "team", "o", unit, null, "none");

    private static PlannedResource LandingZone(int regions) => PlanOf.Resource(
        "aws-native:controltower:LandingZone", "z", [("manifest", ImmutableDictionary<string, object?>.Empty.Add("governedRegions", Enumerable.Range(0, regions).Select(i => (object?)$"r{i}").ToImmutableArray()))]);
}
