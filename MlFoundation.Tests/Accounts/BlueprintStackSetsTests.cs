using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Accounts;

[TestFixture]
public sealed class BlueprintStackSetsTests
{
    private const string StackSet = "aws:cloudformation/stackSet:StackSet";
    private const string Instance = "aws:cloudformation/stackSetInstance:StackSetInstance";

    private static readonly string TwoRegions = StackFiles.With("    owner: platform\n", "    owner: platform\n    governedRegions: [us-east-1]\n")
        .Replace("eu-west-1: [euw1-az1, euw1-az2]", "eu-west-1: [euw1-az1, euw1-az2], us-east-1: [use1-az1, use1-az2, use1-az4]", StringComparison.Ordinal);

    [Test]
    public async Task TheInternetBlueprint_GoesToEveryUnitOfThatConnectivity_InEveryRegion_HomeFirst()
    {
        var plan = await StackFiles.PlanAsync(TwoRegions);
        Assert.That(plan.Resources.Where(r => r.Type == Instance).Select(r => (r.Name, r["stackSetInstanceRegion"])), Is.EqualTo(new (string, object?)[]
        {
            ("accounts-blueprint-internet-eu-west-1/sandbox", "eu-west-1"), ("accounts-blueprint-internet-eu-west-1/workloads/development", "eu-west-1"),
            ("accounts-blueprint-internet-us-east-1/sandbox", "us-east-1"), ("accounts-blueprint-internet-us-east-1/workloads/development", "us-east-1"),
        }));
        var graph = new PlanGraph(plan);
        Assert.Multiple(() =>
        {
            Assert.That(graph.ComesAfter(Of(plan, "accounts-blueprint-internet-us-east-1/sandbox").Urn, Of(plan, "accounts-blueprint-internet-eu-west-1/workloads/development").Urn), Is.True);
            Assert.That(Of(plan, "accounts-blueprint-internet-us-east-1")["autoDeployment"], Is.EqualTo(new Dictionary<string, object>
            {
                ["enabled"] = true, ["retainStacksOnAccountRemoval"] = true, ["dependsOnStackSets"] = new[] { "${accounts-blueprint-internet-eu-west-1.arn}" },
            }));
        });
    }

    [Test]
    public async Task AStackSet_GivesTheTemplateAllItsRequiredParameters_AndNoOther()
    {
        var plan = await StackFiles.PlanAsync(TwoRegions);
        foreach (var stackSet in plan.Resources.Where(r => r.Type == StackSet))
        {
            var given = ((IReadOnlyDictionary<string, object?>)stackSet["parameters"]!).Keys.ToArray();
            Assert.That(BlueprintTemplate.Internet.RequiredParameters, Is.SubsetOf(given));
            Assert.That(given, Is.SubsetOf(BlueprintTemplate.Internet.Parameters));
        }

        Assert.That(((IReadOnlyDictionary<string, object?>)Of(plan, "accounts-blueprint-internet-us-east-1")["parameters"]!)["ZoneId3"], Is.EqualTo("use1-az4"));
    }

    [Test]
    public async Task TheTemplate_IsPublishedByItsHash_InAClosedBucketThatTheOrganizationReads()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal);
        var template = BlueprintTemplate.Internet;
        var published = Of(plan, $"accounts-blueprint-template-internet-{template.ContentHash}");
        Assert.Multiple(() =>
        {
            Assert.That((published["key"], published["content"], published.Options.RetainOnDelete), Is.EqualTo((template.ObjectKey, template.Text, true)));
            Assert.That(Of(plan, "accounts-blueprint-internet-eu-west-1")["templateUrl"], Is.EqualTo($"https://${{accounts-blueprint-templates.id}}.s3.eu-west-1.amazonaws.com/{template.ObjectKey}"));
            Assert.That(Of(plan, "accounts-blueprint-templates")["bucket"], Is.EqualTo("mlfoundation-templates-111122223333"));
            Assert.That(Of(plan, "accounts-blueprint-templates").Options, Has.Property("Protect").True.And.Property("RetainOnDelete").True);
            Assert.That(Policy(plan, "accounts-blueprint-templates-policy"), Does.Contain("aws:PrincipalOrgID").And.Contains("aws:SecureTransport").And.Not.Contains("{{"));
        });
    }

    [Test]
    public async Task FlowLogs_GoToTheLogArchive_ThroughAProviderOfItsOwn()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal);
        var bucket = Of(plan, "logs-network");
        Assert.Multiple(() =>
        {
            Assert.That((bucket.Account, bucket["bucket"]), Is.EqualTo(("log-archive", "mlfoundation-network-logs-${organization-account-log-archive.id}")));
            Assert.That(Of(plan, "log-archive-aws")["allowedAccountIds"], Is.EqualTo("[\"${organization-account-log-archive.id}\"]"));
            Assert.That(Policy(plan, "logs-network-policy"), Does.Contain("delivery.logs.amazonaws.com").And.Contains("aws:SourceOrgID").And.Not.Contains("{{"));
        });
    }

    [Test]
    public async Task ARegionWithoutZones_GetsNoNetworks_AndTheSettingIsNamed()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With("mlfoundation:network: { zones: { eu-west-1: [euw1-az1, euw1-az2] } }", "mlfoundation:network: {}"));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Resources.Where(r => r.Type == StackSet || r.Name == "accounts-blueprint-templates"), Is.Empty);
            Assert.That(plan.Findings.Select(f => (f.Id, f.Severity)), Is.EqualTo(new[] { ("MLF-NET-001", Severity.Advisory) }));
        });
    }

    [Test]
    public void TheDeployRole_OfTheTemplates_IsTheOneThatGuardrailsLeaveAlone()
    {
        foreach (var template in new[] { BlueprintTemplate.Corporate, BlueprintTemplate.Internet })
        {
            var roles = JsonDocument.Parse(template.Text).RootElement.GetProperty("Resources").EnumerateObject().Select(r => r.Value)
                .Where(r => r.GetProperty("Type").GetString() == "AWS::IAM::Role").Select(r => r.GetProperty("Properties"))
                .Select(r => (Path: r.TryGetProperty("Path", out var path) ? path.GetString() : "/", Name: r.GetProperty("RoleName").GetString()!)).ToArray();
            Assert.That(roles.Select(r => $"arn:aws:iam::*:role{r.Path}{r.Name}"), Has.Member(FoundationRoles.DeployRolePattern));
            Assert.That(roles.Select(r => r.Name), Is.All.StartsWith(FoundationRoles.Prefix));
        }
    }

    [TestCase("[euw1-az1]", "network.zones.eu-west-1 = 1 zones: expected two or three. Two keep a network alive when one fails.")]
    [TestCase("[euw1-az1, euw1-az1]", "network.zones.eu-west-1[1] = \"euw1-az1\": expected each item once. Remove one of the two.")]
    [TestCase("[eu-west-1a, eu-west-1b]", "network.zones.eu-west-1[0] = \"eu-west-1a\": expected the id of an availability zone, such as euw1-az1, 1 to 1024 characters on one line.|network.zones.eu-west-1[1] = \"eu-west-1b\": expected the id of an availability zone, such as euw1-az1, 1 to 1024 characters on one line.")]
    public void Zones_WithAProblem_AreNamed(string zones, string problems) =>
        Assert.That(StackFiles.Problems(StackFiles.With("[euw1-az1, euw1-az2]", zones)), Is.EqualTo(problems.Split('|')));

    [Test]
    public void AUnit_HasTheConnectivityOfTheUnitAbove_UnlessThatHasNone() => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", "    owner: platform\n    units: { security: {}, sandbox: {}, workloads: { connectivity: internet, units: { development: {}, production: { connectivity: corporate } } } }\n")),
        Is.EqualTo(new[]
        {
            "organization.units.workloads.units.production.connectivity = \"corporate\": expected the connectivity of the unit above. What a unit has reaches all below it: give the unit above none, and each unit below its own.",
        }));

    private static PlannedResource Of(Plan plan, string name) => plan.Resources.Single(r => r.Name == name);

    private static string Policy(Plan plan, string name)
    {
        var text = Of(plan, name).Text("policy")!;
        using var parsed = JsonDocument.Parse(text);
        return text;
    }
}
