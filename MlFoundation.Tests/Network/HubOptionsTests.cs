using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Network;

/// <summary>What each choice of the settings makes of the hub: its tables, its networks, its rules.</summary>
[TestFixture]
public sealed class HubOptionsTests
{
    private const string Here = "production/eu-west-1";
    private const string Corporate = "corporate: { ranges: [172.16.0.0/12, 10.200.0.0/13], asn: 65010, vpn: { hq: { address: 203.0.113.10 } }, directConnect: { asn: 64900 } }";

    [Test]
    public async Task WithTheFirewallOnTheGateway_EverythingPassesItBothWays()
    {
        var plan = await PlanAsync(Corporate);
        const string firewall = "${network-firewall-production/eu-west-1.transitGatewayAttachmentId}";
        Assert.Multiple(() =>
        {
            Assert.That(Routes(plan), Is.EqualTo(new[]
            {
                "inspection 0.0.0.0/0 -> egress", "inspection 10.0.0.0/8 -> dropped", "inspection 100.64.0.0/10 -> dropped", "inspection 192.168.0.0/16 -> dropped",
                "outside 10.96.0.0/12 -> firewall", "outside 10.111.0.0/22 -> endpoints", "spokes 0.0.0.0/0 -> firewall", "spokes 10.111.0.0/22 -> endpoints",
            }));
            Assert.That(Associations(plan), Is.EqualTo(new[] { "direct-connect in outside, replaced", "egress in outside", "endpoints in inspection", "firewall in inspection, replaced", "vpn-hq in outside, replaced" }));
            Assert.That(Of(plan, "network-route-spokes-default")["transitGatewayAttachmentId"], Is.EqualTo(firewall));
            Assert.That(Of(plan, "network-firewall")["availabilityZoneMappings"], Is.EqualTo(new[] { new Dictionary<string, object> { ["availabilityZoneId"] = "euw1-az1" }, new Dictionary<string, object> { ["availabilityZoneId"] = "euw1-az2" } }));
            Assert.That(plan.Resources.Where(r => r.Name.StartsWith("network-inspection-subnet", StringComparison.Ordinal)), Is.Empty);
            Assert.That(plan.Findings.Where(f => f.Severity == Severity.Mandatory), Is.Empty);
        });
    }

    [Test]
    public async Task WithTheFirewallInAVpc_EachZoneUsesItsOwnEndpoint_InApplianceMode()
    {
        var plan = await PlanAsync("segments: { production: { units: [infrastructure, workloads/production], inspection: vpc } }");
        Assert.Multiple(() =>
        {
            Assert.That(Of(plan, "network-inspection-attachment")["applianceModeSupport"], Is.EqualTo("enable"));
            Assert.That(Of(plan, "network-egress-attachment")["applianceModeSupport"], Is.EqualTo("disable"));
            Assert.That(Of(plan, "network-firewall")["subnetMappings"], Has.Length.EqualTo(2));
            Assert.That(Of(plan, "network-inspection-route-firewall-euw1-az2")["vpcEndpointId"], Is.EqualTo("${network-firewall-production/eu-west-1.endpoint[network-inspection-subnet-firewall-euw1-az2-production/eu-west-1]}"));
            Assert.That(Of(plan, "network-inspection-route-firewall-euw1-az2")["routeTableId"], Is.EqualTo("${network-inspection-table-attachment-euw1-az2-production/eu-west-1.id}"));
            Assert.That(Of(plan, "network-inspection-route-back-")["transitGatewayId"], Is.EqualTo("${network-transit-gateway-production/eu-west-1.id}"));
            Assert.That(Routes(plan), Has.Member("spokes 0.0.0.0/0 -> inspection").And.Member("outside 10.96.0.0/12 -> inspection").And.Member("inspection 172.16.0.0/12 -> dropped"));
            Assert.That(Associations(plan), Is.EqualTo(new[] { "egress in outside", "endpoints in inspection", "firewall in inspection" }));
            Assert.That(plan.Findings.Where(f => f.Severity == Severity.Mandatory), Is.Empty);
        });
    }

    [Test]
    public async Task WithoutInspection_AccountsAreIsolated_AndLearnOfTheNetworkOnPremises()
    {
        var plan = await PlanAsync($"segments: {{ production: {{ units: [infrastructure, workloads/production], inspection: none }} }}, {Corporate}");
        Assert.Multiple(() =>
        {
            Assert.That(Routes(plan), Is.EqualTo(new[]
            {
                "outside 10.111.0.0/22 -> endpoints", "spokes 0.0.0.0/0 -> egress", "spokes 10.0.0.0/8 -> dropped", "spokes 10.96.0.0/12 -> dropped",
                "spokes 10.111.0.0/22 -> endpoints", "spokes 100.64.0.0/10 -> dropped", "spokes 192.168.0.0/16 -> dropped",
            }));
            Assert.That(Associations(plan), Is.EqualTo(new[] { "direct-connect in inspection, replaced", "egress in inspection", "endpoints in inspection", "vpn-hq in inspection, replaced" }));
            Assert.That(plan.Resources.Where(r => r.Type == "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation").Select(r => (r.Name, r["transitGatewayRouteTableId"])), Is.EqualTo(new (string, object?)[]
            {
                ($"network-propagation-spokes-direct-connect-{Here}", "${network-spokes-table-production/eu-west-1.id}"), ($"network-propagation-spokes-vpn-hq-{Here}", "${network-spokes-table-production/eu-west-1.id}"),
            }));
            Assert.That(plan.Resources.Where(r => r.Type.StartsWith("aws:networkfirewall", StringComparison.Ordinal)), Is.Empty);
        });
    }

    [Test]
    public async Task IsolatedAndWithoutEgress_AccountsReachEndpointsAlone()
    {
        var plan = await PlanAsync("segments: { production: { units: [infrastructure, workloads/production], spokes: isolated, egress: none } }");
        Assert.Multiple(() =>
        {
            Assert.That(Routes(plan), Is.EqualTo(new[]
            {
                "outside 10.96.0.0/12 -> firewall", "outside 10.111.0.0/22 -> endpoints", "spokes 0.0.0.0/0 -> firewall", "spokes 10.96.0.0/12 -> dropped", "spokes 10.111.0.0/22 -> endpoints",
            }));
            Assert.That(plan.Resources.Where(r => r.Type is "aws:ec2/natGateway:NatGateway" or "aws:ec2/internetGateway:InternetGateway" or "aws:ec2/eip:Eip"), Is.Empty);
            Assert.That(Groups(plan), Is.EqualTo(new[] { "network-firewall-domains-production/eu-west-1" }));
        });
    }

    [Test]
    public async Task WithoutACorporateLink_NothingOfItIsThere()
    {
        var plan = await PlanAsync("endpoints: {}");
        Assert.That(plan.Resources.Where(r => r.Type.Contains("vpn", StringComparison.OrdinalIgnoreCase) || r.Type.Contains("customerGateway", StringComparison.Ordinal) || r.Type.Contains("directconnect", StringComparison.Ordinal)
            || r.Type.Contains("resolverEndpoint", StringComparison.Ordinal) || r.Type.Contains("resolverRule", StringComparison.Ordinal) || r.Type.Contains("managedPrefixList", StringComparison.Ordinal)).Select(r => r.Name), Is.Empty);
        Assert.That(Groups(plan), Is.EqualTo(new[] { "network-firewall-domains-production/eu-west-1", "network-firewall-spokes-production/eu-west-1" }));
    }

    [Test]
    public async Task ASegment_MayStayApartFromTheNetworkOnPremises()
    {
        var plan = await PlanAsync($"segments: {{ open: {{ units: [infrastructure], regions: {{ eu-west-1: {{ block: 10.32.0.0/12 }} }} }}, closed: {{ units: [workloads/production], corporate: false, regions: {{ eu-west-1: {{ block: 10.48.0.0/12 }} }} }} }}, {Corporate}");
        Assert.That(plan.Resources.Where(r => r.Type is "aws:ec2/vpnConnection:VpnConnection" or "aws:directconnect/gatewayAssociation:GatewayAssociation").Select(r => r.Name), Is.EqualTo(new[]
        {
            "network-direct-connect-open/eu-west-1", "network-vpn-hq-open/eu-west-1",
        }));
        Assert.That(plan.Resources.Count(r => r.Type == "aws:ec2/customerGateway:CustomerGateway"), Is.EqualTo(1));
    }

    [Test]
    public async Task Vpn_HasTwoTunnelsWithBgp_AndNoKeyInAnyInput()
    {
        var connection = Of(await PlanAsync(Corporate), "network-vpn-hq");
        Assert.Multiple(() =>
        {
            Assert.That((connection["staticRoutesOnly"], connection["presharedKeyStorage"], connection["type"]), Is.EqualTo((false, "SecretsManager", "ipsec.1")));
            Assert.That(connection.Inputs.Keys.Where(k => k.EndsWith("PresharedKey", StringComparison.Ordinal)), Is.Empty);
            Assert.That(connection["tunnel1IkeVersions"], Is.EqualTo(connection["tunnel2IkeVersions"]).And.EqualTo(new[] { "ikev2" }));
            Assert.That(connection.Options.Protect, Is.True);
        });
    }

    [Test]
    public async Task DirectConnect_AnnouncesTheSegmentsBlock()
    {
        var plan = await PlanAsync(Corporate);
        Assert.That(Of(plan, "network-direct-connect-production")["allowedPrefixes"], Is.EqualTo(new[] { "10.96.0.0/12" }));
        Assert.That(plan.Resources.Single(r => r.Name == "network-direct-connect")["amazonSideAsn"], Is.EqualTo("64900"));
    }

    [Test]
    public async Task Names_OnPremisesAreForwarded_ThroughTheProfile()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text("prod"));
        var rule = plan.Resources.Single(r => r.Name == $"network-domain-corp-example-com-{Here}");
        Assert.Multiple(() =>
        {
            Assert.That((rule["domainName"], rule["ruleType"], rule["resolverEndpointId"]), Is.EqualTo(("corp.example.com", "FORWARD", $"${{network-resolver-outbound-{Here}.id}}")));
            Assert.That(plan.Resources.Single(r => r.Name == $"network-profile-domain-corp-example-com-{Here}")["resourceArn"], Is.EqualTo($"${{network-domain-corp-example-com-{Here}.arn}}"));
            Assert.That(plan.Resources.Single(r => r.Name == $"network-resolver-inbound-{Here}")["ipAddresses"], Has.Length.EqualTo(3));
            Assert.That(plan.Resources.Where(r => r.Type == "aws:ec2/customerGateway:CustomerGateway").Select(r => r.Name), Is.EqualTo(new[] { "network-device-dublin/eu-west-1", "network-device-frankfurt/eu-central-1", "network-device-frankfurt/eu-west-1" }));
        });
    }

    [Test]
    public async Task Endpoints_AnswerToTheServicesNames_ForTheOrganizationOnly_AndAreInTheProfile()
    {
        var plan = await PlanAsync("endpoints: { add: [bedrock-runtime], remove: [lambda], withoutPolicy: [athena] }");
        var endpoints = plan.Resources.Where(r => r.Type == "aws:ec2/vpcEndpoint:VpcEndpoint").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(endpoints.Select(e => e["serviceName"]), Has.Member("aws.sagemaker.eu-west-1.studio").And.Member("com.amazonaws.eu-west-1.sagemaker.runtime").And.Member("com.amazonaws.eu-west-1.bedrock-runtime").And.No.Member("com.amazonaws.eu-west-1.lambda"));
            Assert.That(endpoints.Select(e => e["privateDnsEnabled"]), Is.All.True);
            Assert.That(endpoints.Where(e => e["policy"] is null).Select(e => e["serviceName"]), Is.EqualTo(new[] { "com.amazonaws.eu-west-1.athena" }));
            Assert.That(
                plan.Resources.Where(r => r.Name.StartsWith("network-profile-endpoint-", StringComparison.Ordinal)).Select(r => r["resourceArn"]),
                Is.EquivalentTo(endpoints.Select(e => $"${{{e.Name}.arn}}")));
        });
        using var policy = JsonDocument.Parse(endpoints.First(e => e["policy"] is not null).Text("policy")!);
        Assert.That(policy.RootElement.GetProperty("Statement")[0].GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:PrincipalOrgID").GetString(), Does.StartWith("${organization"));
    }

    [Test]
    public async Task TheFirewall_LetsNamedDomainsThrough_DropsTheRest_AndLogsBoth()
    {
        var plan = await PlanAsync($"segments: {{ production: {{ units: [infrastructure, workloads/production], allowedDomains: [.huggingface.co] }} }}, {Corporate}");
        using var domains = JsonDocument.Parse(JsonSerializer.Serialize(Of(plan, "network-firewall-domains")["ruleGroup"]));
        using var policy = JsonDocument.Parse(JsonSerializer.Serialize(Of(plan, "network-firewall-policy")["firewallPolicy"]));
        var source = domains.RootElement.GetProperty("rulesSource").GetProperty("rulesSourceList");
        Assert.Multiple(() =>
        {
            Assert.That(source.GetProperty("targets").EnumerateArray().Select(t => t.GetString()), Is.Ordered.And.Member(".huggingface.co").And.Member("pypi.org"));
            Assert.That(source.GetProperty("generatedRulesType").GetString(), Is.EqualTo("ALLOWLIST"));
            Assert.That(domains.RootElement.GetProperty("ruleVariables").GetProperty("ipSets").EnumerateArray().Select(s => $"{s.GetProperty("key")}: {s.GetProperty("ipSet").GetProperty("definitions")}"), Is.EqualTo(new[]
            {
                "HOME_NET: [\"10.96.0.0/12\"]", "CORPORATE_NET: [\"172.16.0.0/12\",\"10.200.0.0/13\"]",
            }));
            Assert.That(policy.RootElement.GetProperty("statefulEngineOptions").GetProperty("ruleOrder").GetString(), Is.EqualTo("STRICT_ORDER"));
            Assert.That(policy.RootElement.GetProperty("statefulDefaultActions").EnumerateArray().Select(a => a.GetString()), Is.EqualTo(new[] { "aws:drop_established", "aws:alert_established" }));
            Assert.That(Groups(plan), Has.Length.EqualTo(3));
            Assert.That(Of(plan, "network-firewall-logs")["loggingConfiguration"], Is.Not.Null);
            Assert.That(JsonSerializer.Serialize(Of(plan, "network-firewall-logs")["loggingConfiguration"]), Does.Contain("ALERT").And.Contain("FLOW").And.Contain("${logs-network.arn}"));
        });
    }

    [TestCase("spokes", "$HOME_NET any -> $HOME_NET")]
    [TestCase("corporate", "$CORPORATE_NET any -> $HOME_NET")]
    public void Rules_AreAcceptedInForm_EachWithANumberOfItsOwn(string document, string pair)
    {
        var rules = Documents.EmbeddedDocuments.Read($"Network/Firewall/{document}.rules").Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToArray();
        Assert.That(rules, Is.All.Matches(@"^pass ip \$[A-Z_]+ any -> \$[A-Z_]+ any \(msg:""[^""]+""; sid:[0-9]{7}; rev:[0-9]+;\)\r?$"));
        Assert.That(rules.Select(r => r.Split("sid:")[1][..7]), Is.Unique);
        Assert.That(string.Join('\n', rules), Does.Contain(pair));
    }

    private static Task<Plan> PlanAsync(string network) => StackFiles.PlanAsync(StackFiles.With("mlfoundation:network: { zones: { eu-west-1: [euw1-az1, euw1-az2] } }", $"mlfoundation:network: {{ zones: {{ eu-west-1: [euw1-az1, euw1-az2] }}, {network} }}")
        .Replace("    management:", "    network: {}\n    management:", StringComparison.Ordinal));

    private static PlannedResource Of(Plan plan, string name) => plan.Resources.Single(r => r.Name.StartsWith(name, StringComparison.Ordinal) && (r.Name == $"{name}-{Here}" || r.Name == $"{name}/eu-west-1" || (name[^1] == '-' && r.Name.EndsWith(Here, StringComparison.Ordinal))));

    private static string[] Groups(Plan plan) => [.. plan.Resources.Where(r => r.Type == "aws:networkfirewall/ruleGroup:RuleGroup").Select(r => r.Name)];

    private static string[] Routes(Plan plan) =>
    [
        .. plan.Resources.Where(r => r.Type == "aws:ec2transitgateway/route:Route")
            .Select(r => (Table: r.Name.Split('-')[2], Destination: r.Text("destinationCidrBlock")!, To: r["blackhole"] is true ? "dropped" : r.Text("transitGatewayAttachmentId")!.Split('-')[1]))
            .OrderBy(r => r.Table, StringComparer.Ordinal).ThenBy(r => Primitives.CidrBlock.Parse(r.Destination)).Select(r => $"{r.Table} {r.Destination} -> {r.To}"),
    ];

    private static string[] Associations(Plan plan) =>
    [
        .. plan.Resources.Where(r => r.Type == "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation")
            .Select(r => $"{r.Name["network-association-".Length..^$"-{Here}".Length]} in {r.Text("transitGatewayRouteTableId")!.Split('-')[1]}{(r["replaceExistingAssociation"] is true ? ", replaced" : "")}"),
    ];
}
