using MlFoundation.Accounts;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Network;

[TestFixture]
public sealed class HubSpokeNetworkTests
{
    private Plan prod = null!;

    [OneTimeSetUp]
    public async Task Plan() => prod = await StackFiles.PlanAsync(StackFiles.Text("prod"));

    [Test]
    public void ASegment_HasAGatewayOfItsOwn_InEachRegion() => Assert.That(
        All("aws:ec2transitgateway/transitGateway:TransitGateway").Select(g => (g.Name, g.Account, g.Region, g["amazonSideAsn"], g["autoAcceptSharedAttachments"], g.Options.Protect)),
        Is.EqualTo(new (string, string?, string?, object?, object?, bool)[]
        {
            ("network-transit-gateway-production/eu-central-1", "network", "eu-central-1", 64602d, "enable", true),
            ("network-transit-gateway-production/eu-west-1", "network", "eu-west-1", 64601d, "enable", true),
        }));

    [Test]
    public void WhatAccountsAttach_IsLookedUpInOneTable_AndEnteredInAnother() => Assert.Multiple(() =>
    {
        Assert.That(Of("network-default-association-production/eu-west-1")["transitGatewayRouteTableId"], Is.EqualTo("${network-spokes-table-production/eu-west-1.id}"));
        Assert.That(Of("network-default-propagation-production/eu-west-1")["transitGatewayRouteTableId"], Is.EqualTo("${network-inspection-table-production/eu-west-1.id}"));
    });

    [Test]
    public void Shares_GoToTheTopmostUnits_InTheRegionOfWhatIsShared_ThePoolsInTheHomeRegion()
    {
        var shares = All("aws:ram/resourceShare:ResourceShare").Where(s => s.Name.StartsWith("network-", StringComparison.Ordinal)).ToArray();
        Assert.That(shares.Select(s => (s.Name, s.Region, s["allowExternalPrincipals"])), Is.EqualTo(new (string, string?, object?)[]
        {
            ("network-share-addresses-production", "eu-west-1", false), ("network-share-production/eu-central-1", "eu-central-1", false), ("network-share-production/eu-west-1", "eu-west-1", false),
        }));
        Assert.That(
            All("aws:ram/principalAssociation:PrincipalAssociation").Where(a => a.Name.StartsWith("network-share-production/eu-west-1/", StringComparison.Ordinal)).Select(a => a["principal"]),
            Is.EqualTo(new[]
            {
                "${organization-unit-deployments.arn}", "${organization-unit-infrastructure.arn}", "${organization-unit-workloads/data.arn}", "${organization-unit-workloads/production.arn}",
            }));
        Assert.That(
            All("aws:ram/resourceAssociation:ResourceAssociation").Where(a => a.Name.StartsWith("network-share-addresses", StringComparison.Ordinal)).Select(a => (a["resourceArn"], a.Region)),
            Is.EqualTo(new (object?, string?)[] { ("${network-pool-accounts-production/eu-central-1.arn}", "eu-west-1"), ("${network-pool-accounts-production/eu-west-1.arn}", "eu-west-1") }));
    }

    [Test]
    public void Pools_AreKeptInTheHomeRegion_AndTheirNetworksAreInTheirLocale() => Assert.That(
        All("aws:ec2/vpcIpamPool:VpcIpamPool").Select(p => (p.Name, p.Region, p["locale"], p["sourceIpamPoolId"])),
        Is.EqualTo(new (string, string?, object?, object?)[]
        {
            ("network-pool", "eu-west-1", null, null),
            ("network-pool-accounts-production/eu-central-1", "eu-west-1", "eu-central-1", "${network-pool-eu-central-1.id}"),
            ("network-pool-accounts-production/eu-west-1", "eu-west-1", "eu-west-1", "${network-pool-eu-west-1.id}"),
            ("network-pool-eu-central-1", "eu-west-1", "eu-central-1", "${network-pool.id}"),
            ("network-pool-eu-west-1", "eu-west-1", "eu-west-1", "${network-pool.id}"),
            ("network-pool-hub-production/eu-central-1", "eu-west-1", "eu-central-1", "${network-pool-eu-central-1.id}"),
            ("network-pool-hub-production/eu-west-1", "eu-west-1", "eu-west-1", "${network-pool-eu-west-1.id}"),
        }));

    [Test]
    public void APool_GetsItsBlocks_AfterThePoolAboveGotThem()
    {
        var graph = new PlanGraph(prod);
        var blocks = All("aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr").Where(b => b.Name.Contains("production/eu-west-1", StringComparison.Ordinal)).ToDictionary(b => b.Name, b => b.Text("cidr"));
        Assert.That(blocks, Is.EqualTo(new Dictionary<string, string>
        {
            ["network-pool-block-accounts-production/eu-west-1/half"] = "10.64.0.0/13",
            ["network-pool-block-accounts-production/eu-west-1/quarter"] = "10.72.0.0/14",
            ["network-pool-block-accounts-production/eu-west-1/eighth"] = "10.76.0.0/15",
            ["network-pool-block-accounts-production/eu-west-1/sixteenth"] = "10.78.0.0/16",
            ["network-pool-block-hub-production/eu-west-1"] = "10.79.0.0/16",
            ["network-pool-block-production/eu-west-1"] = "10.64.0.0/12",
        }));
        Assert.That(blocks.Keys.Where(b => b != "network-pool-block-production/eu-west-1").All(b => graph.ComesAfter(Of(b).Urn, Of("network-pool-block-production/eu-west-1").Urn)), Is.True);
        Assert.That(graph.ComesAfter(Of("network-pool-block-production/eu-west-1").Urn, Of("network-pool-block").Urn), Is.True);
    }

    [Test]
    public void TheSwitches_AreInTheManagementAccount_AndEverythingElseInTheNetworkAccount() => Assert.That(
        prod.Resources.Where(r => r.Custom && r.Name.StartsWith("network-", StringComparison.Ordinal) && r.Account != AccountKeys.Network && !r.Type.StartsWith("pulumi:", StringComparison.Ordinal)).Select(r => (r.Name, r.Account)),
        Is.EquivalentTo(new[] { ("network-sharing", "management"), ("network-ipam-administrator", "management") }));

    [Test]
    public void Queries_AreLoggedInTheLogArchive_ThroughTheProfile() => Assert.Multiple(() =>
    {
        Assert.That(Of("network-query-log-production/eu-west-1")["destinationArn"], Is.EqualTo("${logs-network.arn}"));
        Assert.That(Of("network-profile-query-log-production/eu-west-1")["resourceArn"], Is.EqualTo("${network-query-log-production/eu-west-1.arn}"));
        Assert.That(Of("network-transit-gateway-flow-log-production/eu-west-1")["maxAggregationInterval"], Is.EqualTo(60d));
    });

    [Test]
    public async Task WithoutCorporateUnits_NoCorporateResourceIsDeclared()
    {
        var sandbox = await StackFiles.PlanAsync(StackFiles.Text("sandbox"));
        Assert.That(sandbox.Resources.Where(r => r.Type.Contains("transit", StringComparison.OrdinalIgnoreCase) || r.Type.Contains("vpn", StringComparison.OrdinalIgnoreCase)
            || r.Type.Contains("directconnect", StringComparison.Ordinal) || r.Type.Contains("aws:ram/", StringComparison.Ordinal) || r.Type.StartsWith("mlfoundation:network:", StringComparison.Ordinal)), Is.Empty);
        Assert.That(sandbox.Foundation!.Network, Is.Null);
    }

    private IEnumerable<PlannedResource> All(string type) => prod.Resources.Where(r => r.Type == type);

    private PlannedResource Of(string name) => prod.Resources.Single(r => r.Name == name);
}
