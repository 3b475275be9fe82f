using System.Collections.Immutable;
using MlFoundation.Configuration;
using MlFoundation.Planning.Proofs;
using MlFoundation.Support;

namespace MlFoundation.Planning.Estimate;

[TestFixture]
public sealed class CostEstimatorTests
{
    private const string Profile = "aws:route53/profilesProfile:ProfilesProfile";

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
            Assert.That(table.BaseRegion, Is.EqualTo(PriceTable.BuiltIn.BaseRegion));
            Assert.That(PriceTable.Over("ours.yaml", "asOf: \"2027-01-01\"\nassumptions: { bucketsWatched: 9 }\n").Use("bucketsWatched"), Is.EqualTo(9));
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
        var use = Assert.Throws<SettingsException>(() => PriceTable.Over("ours.yaml", "asOf: \"2027-01-01\"\nassumptions: { bucketsWached: 1 }\n"))!;
        Assert.That(use.Problems.Single().ToString(), Does.EndWith("assumptions.bucketsWached: expected an amount of use that the foundation knows. Did you mean \"bucketsWatched\"?"));
        var form = Assert.Throws<SettingsException>(() => PriceTable.Over("ours.yaml", "asOf: \"2027-01-01\"\nprices:\n  natGateway: { unit: hour, amount: 0.05 }\n"))!;
        Assert.That(form.Problems.Single().ToString(), Does.StartWith("ours.yaml:3:37: prices.natGateway.amount = 0.05: expected US dollars such as 0.045, in quotes."));
    }

    [Test]
    public void EveryPrice_SaysWhereItIsPublished_AndWhereItWasRead()
    {
        Assert.That(PriceTable.BuiltIn.Prices.Values.Select(p => p.Source), Is.All.StartsWith("https://aws.amazon.com/"));
        Assert.That(PriceTable.BuiltIn.Prices.Values.Select(p => p.Seen), Is.All.Not.Null);
    }

    [Test]
    public void EveryPriceAndAssumption_IsUsed()
    {
        var code = string.Concat(Directory.EnumerateFiles(Repository.PathOf("MlFoundation", "Planning", "Estimate"), "*.cs").Select(File.ReadAllText));
        Assert.That(PriceTable.BuiltIn.Prices.Keys.Concat(PriceTable.BuiltIn.Assumptions.Keys).Where(k => !code.Contains($"\"{k}\"", StringComparison.Ordinal)), Is.Empty);
    }

    // A profile's price is an account's and a region's: 730 hours at 0.75, twice.
    [Test]
    public void Profiles_ArePaidOnceInEachRegion() => Assert.That(
        Of(In("eu-west-1", Profile, "a"), In("eu-west-1", Profile, "b"), In("eu-central-1", Profile, "c")).Fixed.Select(l => (l.Region, l.Count, l.Monthly)),
        Is.EquivalentTo(new (string?, long, decimal)[] { ("eu-west-1", 1, 547.50m), ("eu-central-1", 1, 547.50m) }));

    // Four pipelines of 100 minutes at 0.002, and builds of as many at 0.005; two ports at 0.30 an hour.
    [Test]
    public void WhatGoesByUse_IsCountedAtTheAssumptions()
    {
        var costs = Of([.. Enumerable.Range(0, 4).Select(i => In("eu-west-1", "aws:codepipeline/pipeline:Pipeline", $"p{i}")), In("eu-west-1", "aws:directconnect/gateway:Gateway", "g")]);
        Assert.That(costs.Assumed.Select(l => (l.What, l.Count, l.Monthly)), Is.EqualTo(new[] { ("Direct Connect ports", 2L, 438.00m), ("builds, minutes", 400L, 2.00m), ("pipelines, minutes", 400L, 0.80m) }));
    }

    // Prod: 14 networks a region, each 150 GB through the transit gateway at 0.02, of which 50 GB are inspected at 0.065 and translated.
    [Test]
    public async Task Traffic_IsCounted_AndWhatPassesTheTransitGatewayCountsAgainstTheCentralForm()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text("prod"));
        var spokes = plan.Foundation!.Accounts.Count(a => a.Connectivity == "corporate" && a.Unit is not null && a.State == "active");
        var costs = plan.Estimate!.Costs;
        var without = CostEstimator.Of(new ProofInput(plan), PriceTable.Over("ours.yaml", "asOf: \"2027-01-01\"\nassumptions: { gigabytesToInternet: 0, gigabytesToServices: 0 }\n"));
        decimal Monthly(string what) => costs.Assumed.Where(l => l.What == what && l.Region == "eu-west-1").Sum(l => l.Monthly);
        Assert.Multiple(() =>
        {
            Assert.That(Monthly("transit gateways, gigabytes"), Is.EqualTo(spokes * 150 * 0.02m));
            Assert.That(Monthly("firewalls, gigabytes"), Is.EqualTo(spokes * 50 * 0.065m));
            Assert.That(costs.Choices.Zip(without.Choices, (a, b) => a.Central - b.Central), Is.EqualTo(new[] { 2 * spokes * 100 * 0.02m, 2 * spokes * 50 * 0.02m, 2 * spokes * 50 * 0.02m }));
            Assert.That(without.Assumed.Select(l => l.What), Has.None.Contains("NAT"));
        });
    }

    private static RunningCosts Of(params PlannedResource[] resources) => CostEstimator.Of(new ProofInput(PlanOf.Resources(resources)), PriceTable.BuiltIn);

    private static PlannedResource In(string region, string type, string name, params (string Key, object Value)[] inputs) => PlanOf.Resource(type, name, inputs) with { Region = region };

    private static ImmutableArray<object?> List(params string[] items) => [.. items];
}
