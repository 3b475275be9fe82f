using MlFoundation.Primitives;
using MlFoundation.Support;

namespace MlFoundation.Network;

[TestFixture]
public sealed class SegmentPlanTests
{
    private const string Network = "mlfoundation:network: { zones: { eu-west-1: [euw1-az1, euw1-az2] } }";
    private const string Zones = "zones: { eu-west-1: [euw1-az2, euw1-az1] }";

    [Test]
    public void ACorporateLink_NeedsTheAccountThatOwnsIt() => Assert.That(
        StackFiles.Problems(StackFiles.With(Network, $"mlfoundation:network: {{ {Zones}, corporate: {{ ranges: [172.16.0.0/12], asn: 65001, directConnect: {{}} }} }}")),
        Is.EqualTo(new[] { "accounts.network: expected the account that owns the corporate network. Add \"network: {}\", or remove network.corporate." }));

    private static string With(string network) => StackFiles.With(Network, $"mlfoundation:network: {{ {Zones}, {network} }}")
        .Replace("    management:", "    network: {}\n    management:", StringComparison.Ordinal);

    [Test]
    public void WithoutSegments_AllCorporateUnitsAreOne()
    {
        var segment = SegmentPlan.Of(StackFiles.Settings(StackFiles.Minimal)).Single();
        Assert.Multiple(() =>
        {
            Assert.That((segment.Key, segment.Inspection, segment.Spokes, segment.Egress), Is.EqualTo(("production", InspectionMode.TransitGateway, SpokeTraffic.Inspected, EgressMode.Central)));
            Assert.That(segment.Units.Select(u => u.ToString()), Is.EqualTo(new[] { "infrastructure", "workloads/production" }));
            Assert.That(segment.Regions.Select(r => (r.Region.ToString(), string.Join(' ', r.Zones), r.Block.ToString())), Is.EqualTo(new[] { ("eu-west-1", "euw1-az1 euw1-az2", "10.96.0.0/12") }));
        });
    }

    [Test]
    public void WithoutCorporateUnits_ThereIsNone() =>
        Assert.That(SegmentPlan.Of(StackFiles.Settings(StackFiles.Text("sandbox"))), Is.Empty);

    [Test]
    public void ASegment_IsTheTopmostOfItsUnits_AndItsPinsAreKept()
    {
        var segment = SegmentPlan.Of(StackFiles.Settings(With("segments: { core: { units: [workloads/production, infrastructure], inspection: none, regions: { eu-west-1: { block: 10.32.0.0/13, asn: 65000 } } } }"))).Single();
        Assert.Multiple(() =>
        {
            Assert.That(segment.Units.Select(u => u.ToString()), Is.EqualTo(new[] { "infrastructure", "workloads/production" }));
            Assert.That(segment.Spokes, Is.EqualTo(SpokeTraffic.Isolated));
            Assert.That(segment.Regions.Select(r => (r.Block.ToString(), r.Asn)), Is.EqualTo(new[] { ("10.32.0.0/13", 65000) }));
            Assert.That(SegmentPlan.OfUnit([segment], OuPath.Parse("workloads/production"))?.Key, Is.EqualTo("core"));
            Assert.That(SegmentPlan.OfUnit([segment], OuPath.Parse("workloads/development")), Is.Null);
            Assert.That(SegmentPlan.OfUnit([segment], OuPath.Parse("infrastructure-two")), Is.Null, "a name that begins alike");
        });
    }

    [Test]
    public void AnotherSegment_OrRegion_MovesNothing()
    {
        var before = SegmentPlan.Of(StackFiles.Settings(With("segments: { core: { units: [infrastructure, workloads/production] } }"))).Single();
        var after = SegmentPlan.Of(StackFiles.Settings(
            With("segments: { apps: { units: [workloads/production] }, core: { units: [infrastructure] } }")
                .Replace("eu-west-1: [euw1-az2, euw1-az1]", "eu-west-1: [euw1-az2, euw1-az1], us-east-1: [use1-az1, use1-az2]", StringComparison.Ordinal)
                .Replace("    owner: platform\n", "    owner: platform\n    governedRegions: [us-east-1]\n", StringComparison.Ordinal))).Single(s => s.Key == "core");
        Assert.That((after.Regions[0].Block, after.Regions[0].Asn), Is.EqualTo((before.Regions[0].Block, before.Regions[0].Asn)));
        Assert.That(after.Regions, Has.Count.EqualTo(2));
    }

    [Test]
    public void ASegment_MayNameEveryGovernedRegion() => Assert.That(
        StackFiles.Problems(
            With("segments: { core: { units: [infrastructure, workloads/production], regions: { eu-west-1: { asn: 64900 }, us-east-1: { asn: 64901 } } } }")
                .Replace("    owner: platform\n", "    owner: platform\n    governedRegions: [us-east-1]\n", StringComparison.Ordinal)),
        Is.Empty);

    [Test]
    public void TheCorporateLink_NeedsOneSegmentThatReachesIt_AndAGatewayInItsRegionAlone() => Assert.That(
        StackFiles.Problems(
            With("segments: { core: { units: [infrastructure] }, apart: { units: [workloads/production], corporate: false } }, corporate: { ranges: [172.16.0.0/12], asn: 65001, vpn: { hq: { address: 203.0.113.1, regions: [eu-west-1] } } }")
                .Replace("eu-west-1: [euw1-az2, euw1-az1]", "eu-west-1: [euw1-az2, euw1-az1], us-east-1: [use1-az1, use1-az2]", StringComparison.Ordinal)
                .Replace("    owner: platform\n", "    owner: platform\n    governedRegions: [us-east-1]\n", StringComparison.Ordinal)),
        Is.Empty);

    [Test]
    public void WithoutAnySegment_TheCorporateLinkHasNothingToConnectTo() => Assert.That(
        StackFiles.Problems(
            With("corporate: { ranges: [172.16.0.0/12], asn: 65001, vpn: { hq: { address: 203.0.113.1, regions: [eu-west-1] } } }")
                .Replace("    owner: platform\n", "    owner: platform\n    units: { security: {}, infrastructure: { connectivity: none }, sandbox: { connectivity: internet }, workloads: { connectivity: none } }\n", StringComparison.Ordinal)),
        Is.EqualTo(new[]
        {
            "network.corporate: expected a segment that reaches it. No unit is corporate, or no segment lets its accounts there: give a unit that connectivity, or remove the section.",
            "network.corporate.vpn.hq.regions[0] = \"eu-west-1\": expected a governed region with network.zones. No transit gateway is there to connect to.",
        }));

    [TestCase("segments: { core: { units: [] } }", "network.segments.core.units: expected the path of a unit. Name the units of the segment, or remove it.")]
    [TestCase(
        "segments: { core: { units: [infrastructur, workloads/production] } }",
        "organization.units.infrastructure.connectivity = \"corporate\": expected a segment of the network for it. Name infrastructure under network.segments, or give it another connectivity.",
        "network.segments.core.units[0] = \"infrastructur\": expected a unit of organization.units. Did you mean \"infrastructure\"?")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production, the-partners] } }",
        "network.segments.core.units[2] = \"the-partners\": expected a unit of organization.units. The units are: deployments, infrastructure, sandbox, security, workloads, workloads/development, workloads/production.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads] } }",
        "network.segments.core.units[1] = \"workloads\": expected a unit of corporate connectivity. Shares reach everything below the unit: set organization.units.workloads.connectivity to corporate, or name the units below it that are.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production], regions: { eu-west-1: { block: 10.16.0.0/12 } } }, data: { units: [infrastructure], regions: { eu-west-1: { block: 10.32.0.0/12 } } } }",
        "organization.units.infrastructure.connectivity = \"corporate\": expected one segment of the network for it. core and data both name infrastructure or a unit above it: an account is attached once. Remove it from all but one.")]
    [TestCase(
        "segments: { core: { units: [infrastructure], regions: { eu-west-1: { block: 10.32.0.0/12, asn: 64600 } } }, data: { units: [workloads/production], regions: { eu-west-1: { block: 10.40.0.0/13, asn: 64600 } } } }",
        "network.segments.data.regions.eu-west-1.block = \"10.40.0.0/13\": expected a block that does not overlap network.segments.core.regions.eu-west-1.block (10.32.0.0/12). The next free block is 10.8.0.0/13: write it to the newer of the two, and it stays.",
        "network.segments.data.regions.eu-west-1.asn = 64600: expected a number of its own; network.segments.core.regions.eu-west-1.asn has it. The next free number is 64512: write it to the newer of the two, and it stays.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production], regions: { eu-west-1: { block: 10.0.0.0/12 } } } }",
        "network.segments.core.regions.eu-west-1.block = \"10.0.0.0/12\": expected a block that does not overlap the internet blueprint's range (10.0.0.0/22). The next free block is 10.16.0.0/12: write it to the newer of the two, and it stays.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production], regions: { eu-west-1: { block: 172.16.0.0/12 } } } }",
        "network.segments.core.regions.eu-west-1.block = \"172.16.0.0/12\": expected a part of network.addresses.block, 10.0.0.0/8. Choose another block, or a larger network.addresses.block.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production], regions: { eu-west-1: { block: 10.16.0.0/17 } } } }",
        "network.segments.core.regions.eu-west-1.block = \"10.16.0.0/17\": expected a block of /8 to /16. A sixteenth of it holds the hub's own networks, the rest is for accounts.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production], regions: { eu-west-2: {} } } }",
        "network.segments.core.regions.eu-west-2: expected a governed region. Add it to organization.governedRegions, or remove it here.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production], inspection: none, spokes: inspected } }",
        "network.segments.core.spokes = \"inspected\": expected \"isolated\" without inspection. Accounts reach each other through the firewall or not at all: set inspection, or another value.")]
    [TestCase(
        "corporate: { ranges: [10.96.0.0/16], asn: 65001, directConnect: {} }",
        "network.segments.production.regions.eu-west-1.block = \"10.96.0.0/12\": expected a block that does not overlap network.corporate.ranges[0] (10.96.0.0/16). The next free block is 10.16.0.0/12: write it to the newer of the two, and it stays.")]
    [TestCase(
        "corporate: { ranges: [10.96.0.0/16, 10.16.0.0/16], asn: 65001, directConnect: {} }",
        "network.segments.production.regions.eu-west-1.block = \"10.96.0.0/12\": expected a block that does not overlap network.corporate.ranges[0] (10.96.0.0/16). The next free block is 10.32.0.0/12: write it to the newer of the two, and it stays.")]
    [TestCase(
        "addresses: { block: 10.96.0.0/12 }, corporate: { ranges: [10.96.0.0/16], asn: 65001, directConnect: {} }",
        "network.segments.production.regions.eu-west-1.block = \"10.96.0.0/12\": expected a block that does not overlap network.corporate.ranges[0] (10.96.0.0/16). 10.96.0.0/12 has no free block of /12: choose a smaller one, or a larger network.addresses.block.")]
    [TestCase(
        "corporate: { ranges: [172.16.0.0/12], asn: 64900, directConnect: { asn: 64900 } }",
        "network.corporate.directConnect.asn = 64900: expected a number of its own; network.corporate.asn has it. The next free number is 64512: write it to the newer of the two, and it stays.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production], regions: { eu-west-1: { asn: 64900 } } } }, corporate: { ranges: [172.16.0.0/12], asn: 64900, directConnect: { asn: 64512 } }",
        "network.segments.core.regions.eu-west-1.asn = 64900: expected a number of its own; network.corporate.asn has it. The next free number is 64513: write it to the newer of the two, and it stays.")]
    [TestCase(
        "corporate: { ranges: [], asn: 65001 }",
        "network.corporate: expected vpn or directConnect. Name a way to the network on premises, or remove the section.",
        "network.corporate.ranges: expected a block of addresses on premises. Name what accounts are to reach, or remove the section.")]
    [TestCase(
        "corporate: { ranges: [172.16.0.0/12], asn: 65001, vpn: { hq: { address: 203.0.113.1, regions: [eu-west-3] } }, dns: { domains: [corp.example.com], servers: [172.15.0.1] } }",
        "network.corporate.dns.servers[0] = \"172.15.0.1\": expected an address of network.corporate.ranges. Nothing else is reached through the corporate link: correct the address, or add its block there.")]
    [TestCase(
        "corporate: { ranges: [172.16.0.0/12], asn: 65001, vpn: { hq: { address: 203.0.113.1, regions: [eu-west-3] } } }",
        "network.corporate.vpn.hq.regions[0] = \"eu-west-3\": expected a governed region with network.zones. No transit gateway is there to connect to.")]
    [TestCase(
        "segments: { core: { units: [infrastructure, workloads/production], corporate: false } }, corporate: { ranges: [172.16.0.0/12], asn: 65001, directConnect: {} }",
        "network.corporate: expected a segment that reaches it. No unit is corporate, or no segment lets its accounts there: give a unit that connectivity, or remove the section.")]
    [TestCase(
        "corporate: { ranges: [172.16.0.0/12], asn: 65001, directConnect: {}, dns: { domains: [], servers: [] } }",
        "network.corporate.dns.domains: expected a domain. Name what the servers know, or remove the section.",
        "network.corporate.dns.servers = 0 servers: expected one to six. Route 53 Resolver takes no more in a rule.")]
    [TestCase(
        "endpoints: { add: [sts], remove: [sagemaker.ap], withoutPolicy: [bedrock-runtime] }",
        "network.endpoints.add[0] = \"sts\": expected a service that is not on the foundation's list. Remove it here: it has an endpoint already.",
        "network.endpoints.remove[0] = \"sagemaker.ap\": expected a service of the foundation's list. Did you mean \"sagemaker.api\"?",
        "network.endpoints.withoutPolicy[0] = \"bedrock-runtime\": expected a service that has an endpoint. The services are: athena, cloudformation, codeartifact.api, codeartifact.repositories, codebuild, codepipeline, ec2, ec2messages, ecr.api, ecr.dkr, elasticfilesystem, events, glue, kms, lakeformation, lambda, logs, monitoring, redshift, redshift-data, sagemaker.api, sagemaker.featurestore-runtime, sagemaker.runtime, sagemaker.studio, secretsmanager, servicecatalog, ssm, ssmmessages, states, sts.")]
    [TestCase(
        "addresses: { block: 10.64.0.0/14 }",
        "network.addresses.segmentNetmask = 12: expected at least 14, the netmask length of 10.64.0.0/14. A segment's block is a part of network.addresses.block.")]
    public void Segments_WithAProblem_AreNamed(string network, params string[] problems) =>
        Assert.That(StackFiles.Problems(With(network)), Is.EqualTo(problems));
}
