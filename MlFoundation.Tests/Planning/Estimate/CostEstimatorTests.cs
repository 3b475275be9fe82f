using System.Collections.Immutable;
using MlFoundation.Configuration;
using MlFoundation.Planning.Proofs;
using MlFoundation.Support;

namespace MlFoundation.Planning.Estimate;

[TestFixture]
public sealed class CostEstimatorTests
{
    [Test]
    public void EachResource_CostsItsPriceInItsRegion()
    {
        var costs = Of(
            In("eu-west-1", "aws:ec2/natGateway:NatGateway", "n1"), In("eu-west-1", "aws:ec2/natGateway:NatGateway", "n2"), In("us-west-2", "aws:ec2/natGateway:NatGateway", "n3"),
            In("eu-central-1", "aws:ec2/vpcEndpoint:VpcEndpoint", "e", ("vpcEndpointType", "Interface"), ("subnetIds", List("a", "b", "c"))),
            In("eu-central-1", "aws:ec2/vpcEndpoint:VpcEndpoint", "g", ("vpcEndpointType", "Gateway")));
        // 730 hours: 2 × 0.048, 0.045, 3 × 0.012.
        Assert.That(costs.Fixed.Select(l => (l.What, l.Region, l.Count, l.Monthly)), Is.EqualTo(new (string, string?, long, decimal)[]
        {
            ("NAT gateways", "eu-west-1", 2, 70.08m), ("NAT gateways", "us-west-2", 1, 32.85m), ("interface endpoints, by zone", "eu-central-1", 3, 26.28m),
        }));
        Assert.That(costs.FixedTotal, Is.EqualTo(129.21m));
    }

    [Test]
    public void AFirewall_IsPaidByZone_AndItsAttachment() => Assert.That(
        Of(In("us-east-1", "aws:networkfirewall/firewall:Firewall", "f", ("availabilityZoneMappings", List("1", "2")), ("transitGatewayId", "${t.id}"))).Fixed.Select(l => (l.What, l.Monthly)),
        Is.EqualTo(new[] { ("firewall endpoints", 576.70m), ("transit gateway attachments", 36.50m) }));

    [Test]
    public async Task Prod_PaysForItsAccountsNetworks_AndSavesWithCentralOnes()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text("prod"));
        var costs = plan.Estimate!.Costs;
        var spokes = plan.Foundation!.Accounts.Count(a => a.Connectivity == "corporate" && a.Unit is not null && a.State == "active");
        var ownAttachments = plan.Resources.Count(r => r.Type is "aws:ec2transitgateway/vpcAttachment:VpcAttachment" or "aws:ec2/vpnConnection:VpnConnection"
            or "aws:directconnect/gatewayAssociation:GatewayAssociation" or "aws:networkfirewall/firewall:Firewall");
        Assert.Multiple(() =>
        {
            Assert.That(costs.Fixed.Where(l => l.What == "transit gateway attachments").Sum(l => l.Count), Is.EqualTo(ownAttachments + (2 * spokes)));
            Assert.That(costs.Choices.Select(c => c.What.Split(',')[0]), Is.EqualTo(new[] { "interface endpoints", "inspection", "NAT gateways" }));
            Assert.That(costs.Choices.Select(c => c.Networks), Is.All.EqualTo(2 * spokes));
            Assert.That(costs.Choices.Select(c => c.Saves), Is.All.Positive);
            Assert.That(costs.Fixed.Concat(costs.Assumed).Select(l => l.Monthly), Is.All.GreaterThanOrEqualTo(0));
        });
    }

    [Test]
    public async Task Sandbox_HasNothingCentral_AndNothingThatIsOff()
    {
        var costs = (await StackFiles.PlanAsync(StackFiles.Text("sandbox"))).Estimate!.Costs;
        Assert.That(costs.Choices, Is.Empty);
        Assert.That(costs.Assumed.Select(l => l.What), Has.None.Contains("Detective").And.Some.Contains("GuardDuty"));
    }

    [Test]
    public void AUsersPrices_StandInForTheListsOnly_WhereTheyNameSomething()
    {
        var table = PriceTable.Over("ours.yaml", "asOf: \"2027-01-01\"\nprices:\n  natGateway: { unit: hour, amount: \"0.01\" }\n");
        Assert.Multiple(() =>
        {
            Assert.That(table.Monthly("natGateway", "eu-west-1"), Is.EqualTo(7.30m));
            Assert.That(table.Monthly("vpnConnection", null), Is.EqualTo(36.50m));
            Assert.That(table.Assumptions, Is.EqualTo(PriceTable.BuiltIn.Assumptions));
        });
    }

    [Test]
    public void WrongPrices_AreNamedWithTheirPlaces()
    {
        var wrong = Assert.Throws<SettingsException>(() => PriceTable.Over("ours.yaml", "asOf: \"2027-01-01\"\nprices:\n  natGatway: { unit: hour, amount: \"1\" }\n  kmsKey: { unit: hour, amount: \"1\" }\n"))!;
        Assert.That(wrong.Problems.Select(p => p.ToString()), Is.EqualTo(new[]
        {
            "ours.yaml:3:14: prices.natGatway: expected a price that the foundation knows. Did you mean \"natGateway\"?",
            "ours.yaml:4:19: prices.kmsKey.unit = \"hour\": expected \"month\". The amount is multiplied by it.",
        }));
        var form = Assert.Throws<SettingsException>(() => PriceTable.Over("ours.yaml", "asOf: \"2027-01-01\"\nprices:\n  natGateway: { unit: hour, amount: 0.05 }\n"))!;
        Assert.That(form.Problems.Single().ToString(), Does.StartWith("ours.yaml:3:37: prices.natGateway.amount = 0.05: expected US dollars such as 0.045, in quotes."));
    }

    [Test]
    public void EveryPrice_SaysWhereItIsPublished() =>
        Assert.That(PriceTable.BuiltIn.Prices.Values.Select(p => p.Source), Is.All.StartsWith("https://aws.amazon.com/"));

    private static RunningCosts Of(params PlannedResource[] resources) => CostEstimator.Of(new ProofInput(PlanOf.Resources(resources)), PriceTable.BuiltIn);

    private static PlannedResource In(string region, string type, string name, params (string Key, object Value)[] inputs) => PlanOf.Resource(type, name, inputs) with { Region = region };

    private static ImmutableArray<object?> List(params string[] items) => [.. items];
}
