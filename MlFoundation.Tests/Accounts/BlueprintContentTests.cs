using System.Text.Json.Nodes;

namespace MlFoundation.Accounts;

/// <summary>What sets the two blueprints apart, what they share, and the controls that they carry.</summary>
[TestFixture]
public sealed class BlueprintContentTests
{
    private static readonly string[] WaysOut =
    [
        "AWS::EC2::InternetGateway", "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::NatGateway", "AWS::EC2::EIP", "AWS::EC2::EgressOnlyInternetGateway",
    ];

    [Test]
    public void Corporate_Always_HasNoWayToTheInternetButTheHub()
    {
        var made = new DeployedTemplate(BlueprintTemplate.Corporate, Blueprints.Home, Blueprints.Everything);
        Assert.Multiple(() =>
        {
            Assert.That(Types(BlueprintTemplate.Corporate).Intersect(WaysOut), Is.Empty);
            Assert.That(made.OfType("AWS::EC2::VPCBlockPublicAccessOptions").Select(o => (string)o["InternetGatewayBlockMode"]!),
                Is.EqualTo(new[] { "block-bidirectional" }));
            Assert.That(made.OfType("AWS::EC2::Route").Select(r => (string?)r["TransitGatewayId"]), Has.All.EqualTo("tgw-0123456789abcdef0"));
            Assert.That(made.OfType("AWS::EC2::Route").Select(r => (string)r["RouteTableId"]!), Has.None.EqualTo("<AttachmentRouteTable>"));
        });
    }

    [TestCase("", new[] { "<AttachmentSubnet1>", "<AttachmentSubnet2>" })]
    [TestCase("euc1-az1", new[] { "<AttachmentSubnet1>", "<AttachmentSubnet2>", "<AttachmentSubnet3>" })]
    public void Corporate_IsAttachedOnce_InItsOwnSubnets(string third, string[] subnets)
    {
        var made = Blueprints.Deploy(BlueprintTemplate.Corporate, Blueprints.Home, ("ZoneId3", third));
        var attachment = made.OfType("AWS::EC2::TransitGatewayAttachment").Single();
        Assert.Multiple(() =>
        {
            Assert.That(attachment["SubnetIds"]!.AsArray().Select(s => (string)s!), Is.EqualTo(subnets));
            Assert.That((string)attachment["TransitGatewayId"]!, Is.EqualTo("tgw-0123456789abcdef0"));
            Assert.That((string)made.OfType("AWS::Route53Profiles::ProfileAssociation").Single()["ResourceId"]!, Is.EqualTo("<Vpc>"));
            Assert.That(made.Resources.Where(r => (string)r.Value["Type"]! == "AWS::EC2::Route").Select(r => (string?)r.Value["DependsOn"]),
                Has.All.EqualTo("Attachment"));
            Assert.That((string)made.OfType("AWS::EC2::VPC").Single()["Ipv4IpamPoolId"]!, Is.EqualTo("ipam-pool-0123456789abcdef0"));
        });
    }

    [TestCase("true", 1), TestCase("false", 0)]
    public void InternetGateways_AreShutInTheAccount_UnlessAPolicyDoesIt(string here, int made) => Assert.That(
        Blueprints.Deploy(BlueprintTemplate.Corporate, Blueprints.Home, ("BlockInternetGateways", here)).OfType("AWS::EC2::VPCBlockPublicAccessOptions").Count(), Is.EqualTo(made));

    [Test]
    public void PublicSnapshots_AreBlockedInTheAccount_UnlessAPolicyDoesIt([ValueSource(typeof(Blueprints), nameof(Blueprints.Both))] BlueprintTemplate blueprint, [Values] bool here) => Assert.That(
        Blueprints.Deploy(blueprint, Blueprints.Home, ("BlockPublicSnapshots", here ? "true" : "false")).OfType("AWS::EC2::SnapshotBlockPublicAccess").Count(), Is.EqualTo(here ? 1 : 0));

    [Test]
    public void Internet_Always_HasNothingThatLeadsToTheCorporateNetwork() =>
        Assert.That(Types(BlueprintTemplate.Internet).Where(t =>
            new[] { "TransitGateway", "VPN", "Peering", "Route53", "::RAM::", "CustomerGateway", "VPCEndpointService" }
            .Any(part => t.Contains(part, StringComparison.OrdinalIgnoreCase))), Is.Empty);

    [TestCase("false", "euc1-az1", 1, new[] { "<NatGateway1>", "<NatGateway1>", "<NatGateway1>" })]
    [TestCase("true", "euc1-az1", 3, new[] { "<NatGateway1>", "<NatGateway2>", "<NatGateway3>" })]
    [TestCase("true", "", 2, new[] { "<NatGateway1>", "<NatGateway2>" })]
    public void Internet_Nat_IsOneOrOneAZone(string perZone, string third, int count, string[] ways)
    {
        var made = Blueprints.Deploy(BlueprintTemplate.Internet, Blueprints.Home, ("NatPerZone", perZone), ("ZoneId3", third));
        Assert.Multiple(() =>
        {
            Assert.That(made.OfType("AWS::EC2::NatGateway").Select(n => (string)n["SubnetId"]!),
                Is.EqualTo(new[] { "<PublicSubnet1>", "<PublicSubnet2>", "<PublicSubnet3>" }[..count]));
            Assert.That(made.OfType("AWS::EC2::Route").Select(r => (string?)r["NatGatewayId"]).OfType<string>(), Is.EqualTo(ways));
            Assert.That(made.Outputs["NatAddresses"].Split(','), Has.Length.EqualTo(count));
        });
    }

    [Test]
    public void Exports_OfBoth_DifferOnlyInTheWayOut() => Assert.Multiple(() =>
    {
        Assert.That(BlueprintTemplate.Corporate.Exports.Except(BlueprintTemplate.Internet.Exports),
            Is.EqualTo(new[] { "mlfoundation-transit-gateway-attachment-id" }));
        Assert.That(BlueprintTemplate.Internet.Exports.Except(BlueprintTemplate.Corporate.Exports),
            Is.EqualTo(new[] { "mlfoundation-public-subnet-ids", "mlfoundation-nat-addresses" }));
        Assert.That(BlueprintTemplate.Corporate.Exports,
            Is.SupersetOf(new[] { "mlfoundation-vpc-id", "mlfoundation-private-subnet-ids", "mlfoundation-data-key-arn" }).And.Unique);
    });

    [Test]
    public void Parameters_ThatProductsRead_AreTheSameInBoth_AndTellWhatIsExported()
    {
        var (corporate, internet) = (Deployed(BlueprintTemplate.Corporate), Deployed(BlueprintTemplate.Internet));
        var names = corporate.OfType("AWS::SSM::Parameter").Select(p => (string)p["Name"]!).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(internet.OfType("AWS::SSM::Parameter").Select(p => (string)p["Name"]!), Is.EqualTo(names));
            Assert.That(names, Is.Unique.And.All.StartsWith("/foundation/"));
            foreach (var made in new[] { corporate, internet })
            {
                Assert.That(made.OfType("AWS::SSM::Parameter").Select(p => (string)p["Value"]!), Is.SubsetOf(made.Outputs.Values));
            }
        });
    }

    [TestCaseSource(typeof(Blueprints), nameof(Blueprints.Both))]
    public void Roles_ThatOutputsName_AreMade(BlueprintTemplate blueprint)
    {
        var made = Deployed(blueprint);
        var roles = made.OfType("AWS::IAM::Role").Select(r => $"arn:aws-us-gov:iam::{DeployedTemplate.Account}:role{(string?)r["Path"] ?? "/"}{r["RoleName"]}");
        Assert.That(made.Outputs.Values.Where(v => v.Contains(":role/", StringComparison.Ordinal)), Is.SubsetOf(roles).And.Exactly(5).Items);
    }

    [TestCaseSource(typeof(Blueprints), nameof(Blueprints.Both))]
    public void Policies_Fit_AndLetNoServiceActForAnotherAccount(BlueprintTemplate blueprint)
    {
        var made = Deployed(blueprint);
        Assert.Multiple(() =>
        {
            Assert.That(made.OfType("AWS::IAM::ManagedPolicy").Select(p => p["PolicyDocument"]!.ToJsonString().Length), Has.All.LessThanOrEqualTo(6144));
            foreach (var role in made.OfType("AWS::IAM::Role"))
            {
                var inline = (role["Policies"] as JsonArray ?? []).Sum(p => p!["PolicyDocument"]!.ToJsonString().Length);
                Assert.That(inline, Is.LessThanOrEqualTo(10_240), (string)role["RoleName"]!);
                var service = (string?)Trust(role)["Principal"]?["Service"];
                Assert.That(service is "sagemaker.amazonaws.com" or "servicecatalog.amazonaws.com",
                    Is.EqualTo((string?)Trust(role)["Condition"]?["StringEquals"]?["aws:SourceAccount"] == DeployedTemplate.Account),
                    (string)role["RoleName"]!);
            }
        });
    }

    [TestCaseSource(typeof(Blueprints), nameof(Blueprints.Both))]
    public void DeployRole_TrustsOneIssuerAudienceAndSubject(BlueprintTemplate blueprint)
    {
        var trust = Trust(Deployed(blueprint).Resources["DeployRole"]["Properties"]!.AsObject());
        Assert.Multiple(() =>
        {
            Assert.That((string)trust["Principal"]!["Federated"]!, Is.EqualTo("<OidcProvider>"));
            Assert.That((string)trust["Condition"]!["StringEquals"]!["token.example.com/oidc:aud"]!, Is.EqualTo("sts.amazonaws.com"));
            Assert.That((string)trust["Condition"]!["StringLike"]!["token.example.com/oidc:sub"]!, Is.EqualTo("repo:example/fraud:environment:prod"));
        });
    }

    [TestCaseSource(typeof(Blueprints), nameof(Blueprints.Both))]
    public void BreakGlassRole_NeedsASecondFactor_InOneAccount(BlueprintTemplate blueprint)
    {
        var trust = Trust(Deployed(blueprint).Resources["BreakGlassRole"]["Properties"]!.AsObject());
        Assert.Multiple(() =>
        {
            Assert.That((string)trust["Principal"]!["AWS"]!, Is.EqualTo("arn:aws-us-gov:iam::444455556666:root"));
            Assert.That((string)trust["Condition"]!["Bool"]!["aws:MultiFactorAuthPresent"]!, Is.EqualTo("true"));
        });
    }

    [TestCaseSource(typeof(Blueprints), nameof(Blueprints.Both))]
    public void Controls_Always_AreSet(BlueprintTemplate blueprint)
    {
        var made = Deployed(blueprint);
        var flow = made.OfType("AWS::EC2::FlowLog").Single();
        var code = (string)made.OfType("AWS::Lambda::Function").Single()["Code"]!["ZipFile"]!;
        Assert.Multiple(() =>
        {
            Assert.That(made.OfType("AWS::EC2::Subnet").Select(s => (bool)s["MapPublicIpOnLaunch"]!), Has.All.False);
            Assert.That(((string)flow["ResourceId"]!, (string)flow["TrafficType"]!, (string)flow["LogDestination"]!),
                Is.EqualTo(("<Vpc>", "ALL", "arn:aws:s3:::example-log-archive-flow-logs")));
            Assert.That(made.OfType("AWS::KMS::Key").Select(k => (bool)k["EnableKeyRotation"]!), Has.All.True);
            Assert.That((string)made.Resources["DataKey"]["DeletionPolicy"]!, Is.EqualTo("Retain"));
            Assert.That(made.OfType("AWS::EC2::SnapshotBlockPublicAccess").Select(s => (string)s["State"]!), Is.EqualTo(new[] { "block-all-sharing" }));
            Assert.That(made.OfType("AWS::EC2::VPCEndpoint").Select(e => (string)e["VpcEndpointType"]!), Is.EqualTo(new[] { "Gateway", "Gateway" }));
            Assert.That((string)made.Resources["AccountBaseline"]["Properties"]!["DefaultSecurityGroupId"]!, Is.EqualTo("<Vpc.DefaultSecurityGroup>"));
            Assert.That((string)made.Resources["AccountBaseline"]["Properties"]!["WholeAccount"]!, Is.EqualTo("true"));
            Assert.That(code, Does.Contain("revoke_security_group_ingress").And.Contain("enable_ebs_encryption_by_default")
                .And.Contain("put_public_access_block").And.Contain("update_account_password_policy"));
            Assert.That(code, Has.Length.LessThanOrEqualTo(4096));
        });
    }

    private static JsonNode Trust(JsonObject role) =>
        (role["AssumeRolePolicyDocument"] is JsonValue text ? JsonNode.Parse((string)text!) : role["AssumeRolePolicyDocument"])!["Statement"]![0]!;

    private static IEnumerable<string> Types(BlueprintTemplate blueprint) => new TemplateReader(blueprint.Text).Types.Values;

    private static DeployedTemplate Deployed(BlueprintTemplate blueprint) => new(blueprint, Blueprints.Home, Blueprints.Everything);
}
