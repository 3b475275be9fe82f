namespace MlFoundation.Accounts;

/// <summary>What the blueprints become, for each answer that their parameters may give.</summary>
[TestFixture("corporate"), TestFixture("internet")]
public sealed class BlueprintChoicesTests(string name)
{
    private readonly BlueprintTemplate blueprint = Blueprints.Named(name);

    [Test]
    public void EveryChoice_CanBeMade([Values] bool thirdZone, [Values] bool home, [Values] bool natPerZone, [Values] bool breakGlass, [Values] bool oidc)
    {
        var values = Blueprints.Everything;
        (bool, string)[] choices = [(thirdZone, "ZoneId3"), (natPerZone, "NatPerZone"), (breakGlass, "BreakGlassAccountId"), (oidc, "OidcIssuer")];
        foreach (var (given, parameter) in choices)
        {
            if (!given)
            {
                values.Remove(parameter);
            }
        }
        Assert.That(new DeployedTemplate(blueprint, home ? Blueprints.Home : Blueprints.Elsewhere, values).BrokenRules, Is.Empty);
    }

    [TestCase(2), TestCase(3)]
    public void Zone_Each_HasItsSubnetsTableAndWayOut(int count)
    {
        var made = Blueprints.Deploy(blueprint, Blueprints.Home, ("ZoneId3", count == 3 ? "euc1-az1" : ""));
        var subnets = made.OfType("AWS::EC2::Subnet").GroupBy(s => ((string)s["Tags"]![0]!["Value"]!)[..^2]).ToDictionary(g => g.Key, g => g.ToList());
        var ways = made.OfType("AWS::EC2::Route").Where(r => ((string)r["RouteTableId"]!).StartsWith("<PrivateRouteTable", StringComparison.Ordinal)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(subnets.Keys,
                Is.EquivalentTo(new[] { "mlfoundation-private", name == "corporate" ? "mlfoundation-attachment" : "mlfoundation-public" }));
            Assert.That(subnets.Values, Has.All.Count.EqualTo(count));
            Assert.That(subnets.Values.Select(s => s.Select(z => (string)z["AvailabilityZoneId"]!)),
                Has.All.EqualTo(new[] { "euc1-az2", "euc1-az3", "euc1-az1" }[..count]));
            Assert.That(ways.Select(w => (string)w["RouteTableId"]!), Is.Unique.And.Exactly(count).Items);
            Assert.That(ways.Select(w => (string)w["DestinationCidrBlock"]!), Has.All.EqualTo("0.0.0.0/0"));
            Assert.That(made.OfType("AWS::EC2::SubnetRouteTableAssociation").Select(a => (string)a["SubnetId"]!), Is.Unique.And.Exactly(2 * count).Items);
            Assert.That(made.OfType("AWS::EC2::VPCEndpoint").Select(e => e["RouteTableIds"]!.AsArray().Count), Is.EqualTo(new[] { count, count }));
            Assert.That(made.Outputs["PrivateSubnetIds"].Split(','), Has.Length.EqualTo(count));
        });
    }

    [TestCase("euc1-az1", "euc1-az1", "")]
    [TestCase("euc1-az1", "euc1-az2", "euc1-az1")]
    [TestCase("euc1-az1", "euc1-az2", "euc1-az2")]
    public void Zones_ThatAreTheSame_AreRefused(string first, string second, string third) =>
        Assert.That(Blueprints.Deploy(blueprint, Blueprints.Home, ("ZoneId1", first), ("ZoneId2", second), ("ZoneId3", third)).BrokenRules,
            Is.EqualTo(new[] { "ZonesDiffer" }));

    [Test]
    public void Subnets_OfEverySize_LieInTheVpcApartFromEachOther([Range(16, 24)] int netmask)
    {
        var made = new DeployedTemplate(blueprint, Blueprints.Home, Blueprints.Values(("VpcNetmaskLength", $"{netmask}"), ("VpcNetwork", "10.64.0.0")),
            poolBlock: "10.64.0.0");
        var (start, size) = DeployedTemplate.Range(made.Outputs["VpcCidr"]);
        var blocks = made.OfType("AWS::EC2::Subnet").Select(s => DeployedTemplate.Range((string)s["CidrBlock"]!)).OrderBy(b => b.Start).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(size, Is.EqualTo(1L << (32 - netmask)));
            Assert.That(blocks.Select(b => b.Size),
                Is.EqualTo(new[] { size / 4, size / 4, size / 4, size / 16, size / 16, size / 16 }).And.All.GreaterThanOrEqualTo(16));
            Assert.That(blocks.Zip(blocks.Skip(1), (a, b) => a.Start + a.Size <= b.Start), Has.All.True);
            Assert.That(blocks[0].Start, Is.EqualTo(start));
            Assert.That(blocks[^1].Start + blocks[^1].Size, Is.LessThanOrEqualTo(start + size));
        });
    }

    [Test]
    public void Iam_OutsideTheHomeRegion_MakesNothing()
    {
        var made = new DeployedTemplate(blueprint, Blueprints.Elsewhere, Blueprints.Everything);
        Assert.That(made.Resources.Values.Select(r => (string)r["Type"]!).Where(t => t.StartsWith("AWS::IAM::", StringComparison.Ordinal)), Is.Empty);
        Assert.That((string)made.Resources["AccountBaseline"]["Properties"]!["WholeAccount"]!, Is.EqualTo("false"));
        Assert.That((string)made.Resources["BaselineFunction"]["Properties"]!["Role"]!, Does.EndWith(":role/mlfoundation/mlfoundation-account-baseline"));
    }

    [TestCase("", "", "")]
    [TestCase("444455556666", "", "mlfoundation-break-glass")]
    [TestCase("", "token.example.com", "mlfoundation-deploy")]
    [TestCase("444455556666", "token.example.com", "mlfoundation-break-glass,mlfoundation-deploy")]
    public void Roles_InTheHomeRegion_AreTheStandardOnesAndThoseAskedFor(string breakGlass, string issuer, string asked)
    {
        string[] standard =
        [
            "mlfoundation-account-baseline", "mlfoundation-launch-analytics", "mlfoundation-launch-projects",
            "mlfoundation-sagemaker-data-engineer", "mlfoundation-sagemaker-data-scientist", "mlfoundation-sagemaker-ml-engineer",
        ];
        var made = Blueprints.Deploy(blueprint, Blueprints.Home, ("BreakGlassAccountId", breakGlass), ("OidcIssuer", issuer),
            ("OidcSubject", "repo:example/x"));
        Assert.Multiple(() =>
        {
            Assert.That(made.OfType("AWS::IAM::Role").Select(r => (string)r["RoleName"]!),
                Is.EquivalentTo(standard.Concat(asked.Split(',', StringSplitOptions.RemoveEmptyEntries))));
            Assert.That(made.OfType("AWS::IAM::OIDCProvider").Count(), Is.EqualTo(issuer.Length > 0 ? 1 : 0));
        });
    }

    [Test]
    public void DeployRole_WithAnIssuerAndNoSubject_IsRefused() =>
        Assert.That(Blueprints.Deploy(blueprint, Blueprints.Home, ("OidcIssuer", "token.example.com")).BrokenRules, Is.EqualTo(new[] { "OidcSubjectIsGiven" }));
}
