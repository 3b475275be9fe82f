using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Network;

[TestFixture]
public sealed class ManagedDirectoryTests
{
    private const string Network = "mlfoundation:network: { zones: { eu-west-1: [euw1-az1, euw1-az2] } }";
    private const string Wanted = "directory: { domain: aws.corp.example.com, edition: enterprise, passwordSecret: foundation/directory }";

    [Test]
    public async Task TheDirectory_StandsInSharedServices_InTwoZones_OfTheHubsAddresses()
    {
        var plan = await StackFiles.PlanAsync(With(Wanted));
        var directory = Of(plan, "directory-service");
        Assert.Multiple(() =>
        {
            Assert.That((directory.Account, directory["type"], directory["edition"], directory["name"]), Is.EqualTo(("shared-services", "MicrosoftAD", "Enterprise", "aws.corp.example.com")));
            Assert.That(directory.Options, Has.Property("Protect").True.And.Property("RetainOnDelete").True);
            Assert.That(JsonSerializer.Serialize(directory["vpcSettings"]), Does.Contain("${directory-subnet-euw1-az1.id}").And.Contain("${directory-subnet-euw1-az2.id}"));
            Assert.That((Of(plan, "directory-vpc")["cidrBlock"], Of(plan, "directory-vpc")["ipv4IpamPoolId"]), Is.EqualTo(("10.111.6.0/24", "${network-pool-hub-production/eu-west-1.id}")));
            Assert.That(Of(plan, "directory-share-account")["principal"], Does.Contain("shared-services"));
            Assert.That(new PlanGraph(plan).ComesAfter(Of(plan, "directory-vpc").Urn, Of(plan, "directory-share-account").Urn), Is.True);
            Assert.That(plan.Findings.Where(f => f.Severity == Severity.Mandatory), Is.Empty);
        });
    }

    [Test]
    public async Task ThePassword_IsLookedUp_AndNeverPartOfAPlan()
    {
        var plan = await StackFiles.PlanAsync(With(Wanted));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Calls.Single(c => c.Type == "aws:secretsmanager/getSecretVersion:getSecretVersion").Inputs["secretId"], Is.EqualTo("foundation/directory"));
            Assert.That(Of(plan, "directory-service")["password"], Is.EqualTo("${secret.text}"));
        });
    }

    [Test]
    public async Task ItsNetwork_IsAttachedOnceTheGatewayIsShared_AndItsDomainIsResolvedByAll()
    {
        var plan = await StackFiles.PlanAsync(With(Wanted));
        var graph = new PlanGraph(plan);
        Assert.Multiple(() =>
        {
            Assert.That(graph.ComesAfter(Of(plan, "directory-attachment").Urn, Of(plan, "network-share-production/eu-west-1/unit/infrastructure").Urn), Is.True);
            Assert.That((Of(plan, "directory-domain").Account, Of(plan, "directory-domain")["resolverEndpointId"]), Is.EqualTo(("network", "${network-resolver-outbound-production/eu-west-1.id}")));
            Assert.That(Of(plan, "directory-profile-domain")["resourceArn"], Is.EqualTo("${directory-domain.arn}"));
            Assert.That(JsonSerializer.Serialize(Of(plan, "network-resolver-outbound-group-production/eu-west-1")["egress"]), Does.Contain("10.111.6.0/24"));
            Assert.That(plan.Resources.Where(r => r.Name.StartsWith("network-resolver-inbound", StringComparison.Ordinal)), Is.Empty);
        });
    }

    [TestCase("", "network.directory: expected accounts.network, and accounts.sharedServices in a unit of corporate connectivity with network.zones in the home region. The directory is attached to the segment of the shared services account: add what is missing, or remove the section.")]
    [TestCase("    sharedServices: { unit: workloads/development }\n    network: {}\n", "network.directory: expected accounts.network, and accounts.sharedServices in a unit of corporate connectivity with network.zones in the home region. The directory is attached to the segment of the shared services account: add what is missing, or remove the section.")]
    public void WithoutWhatItStandsOn_TheSettingIsNamed(string accounts, string problem) => Assert.That(StackFiles.Problems(With(Wanted, accounts)), Is.EqualTo(new[] { problem }));

    [Test]
    public void WhereAccountsAreIsolated_NoneWouldReachIt() => Assert.That(
        StackFiles.Problems(With($"segments: {{ core: {{ units: [infrastructure, workloads/production], spokes: isolated }} }}, {Wanted}")),
        Is.EqualTo(new[] { "network.directory: expected a segment whose accounts reach each other. No account would reach it: set network.segments.core.spokes to inspected, or remove the section." }));

    private static string With(string network, string accounts = "    sharedServices: {}\n    network: {}\n") =>
        StackFiles.With(Network, $"mlfoundation:network: {{ zones: {{ eu-west-1: [euw1-az1, euw1-az2] }}, {network} }}").Replace("    management:", $"{accounts}    management:", StringComparison.Ordinal);

    private static PlannedResource Of(Plan plan, string name) => plan.Resources.Single(r => r.Name == name);
}
