using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlFoundation.Accounts;
using MlFoundation.Documents;
using MlFoundation.Planning;
using MlFoundation.Policies;
using MlFoundation.Support;

namespace MlFoundation.Lifecycle;

[TestFixture]
public sealed partial class MlLifecycleTests
{
    private const string StackSet = "aws:cloudformation/stackSet:StackSet";
    private const string Instance = "aws:cloudformation/stackSetInstance:StackSetInstance";

    private const string Accounts = """
            sharedServices: { unit: workloads, id: "222222222222" }
            mlSharedServices: { unit: workloads, id: "333333333333" }
            dataGovernance: { unit: workloads/production, id: "444444444444" }
            dataLakes: { customer: { id: "555555555555" } }
          mlfoundation:teams: { fraud: { stages: { dev: { id: "666666666666" }, prod: { id: "777777777777" } } } }

        """;

    [Test]
    public async Task EveryAccount_IsLinkedToItsRegionsSink_ThatTheOrganizationMayLinkTo()
    {
        var plan = await PlanAsync();
        var graph = new PlanGraph(plan);
        Assert.Multiple(() =>
        {
            foreach (var region in new[] { "eu-west-1", "eu-central-1" })
            {
                var sink = Of(plan, $"lifecycle-observability-sink-{region}");
                Assert.That((sink.Account, sink.Region), Is.EqualTo(("security-tooling", region)));
                Assert.That(Parameters(Of(plan, $"lifecycle-observability-members-{region}"))["SinkArn"], Is.EqualTo($"${{{sink.Name}.arn}}"));
                var instance = Of(plan, $"lifecycle-observability-members-{region}/organization");
                Assert.That(instance["stackSetInstanceRegion"], Is.EqualTo(region));
                Assert.That(((ImmutableDictionary<string, object?>)instance["deploymentTargets"]!)["organizationalUnitIds"], Has.Exactly(1).Items);
                Assert.That(graph.ComesAfter(instance.Urn, Of(plan, $"lifecycle-observability-sink-policy-{region}").Urn), Is.True);
            }
        });
    }

    [TestCase("AWS::Logs::LogGroup", "o-exampleorgid", true), TestCase("AWS::Logs::LogGroup", "o-otherorgid111", false), TestCase("AWS::ApplicationInsights::Application", "o-exampleorgid", false)]
    public async Task TheSink_TakesWhatIsShared_FromTheOrganizationAlone(string type, string organization, bool linked)
    {
        var plan = await PlanAsync();
        // What a plan does not know yet is the organization's id: here it has one.
        var policy = AccessPolicy.Parse("sink", Unknown().Replace(Of(plan, "lifecycle-observability-sink-policy-eu-west-1").Text("policy")!, "o-exampleorgid"));
        var request = Requests.Of("oam:CreateLink", [("oam:ResourceTypes", [type])], caller: Requests.Role with { OrganizationId = organization }) with { ResourceAccount = Requests.Other };
        var layers = new PolicyLayers { Identity = [AccessPolicy.FullAccess], Resource = policy };
        Assert.That(PolicyEvaluator.Evaluate(request, layers).Outcome == AccessOutcome.Allowed, Is.EqualTo(linked));
    }

    [Test]
    public async Task ModelVersions_OfTeamsUnits_AreToldToMlSharedServices_KeptAndLogged()
    {
        var plan = await PlanAsync();
        var bus = Of(plan, "lifecycle-model-registry-bus");
        Assert.Multiple(() =>
        {
            Assert.That((bus.Account, bus.Region), Is.EqualTo(("ml-shared-services", "eu-west-1")));
            Assert.That(Of(plan, "lifecycle-model-registry-bus-policy").Text("policy"), Does.Contain("aws:PrincipalOrgID"));
            Assert.That(Of(plan, "lifecycle-model-registry-archive")["retentionDays"], Is.EqualTo(365));
            Assert.That(Of(plan, "lifecycle-model-registry-target").Text("arn"), Is.EqualTo("${lifecycle-model-registry-log.arn}"));
            Assert.That(plan.Resources.Where(r => r.Type == Instance && r.Name.StartsWith("lifecycle-model-registry", StringComparison.Ordinal)).Select(r => r.Name), Is.EqualTo(new[]
            {
                "lifecycle-model-registry-members-eu-central-1/workloads/development", "lifecycle-model-registry-members-eu-central-1/workloads/production",
                "lifecycle-model-registry-members-eu-west-1/workloads/development", "lifecycle-model-registry-members-eu-west-1/workloads/production",
            }));
        });
    }

    [Test]
    public async Task Approvals_AreToldToTheCentralDeploymentsAccount_InTheirRegion()
    {
        var plan = await StackFiles.PlanAsync(Text("{}").Replace("    sharedServices: {", "    centralDeployments: { id: \"888888888888\" }\n    sharedServices: {", StringComparison.Ordinal));
        var graph = new PlanGraph(plan);
        Assert.Multiple(() =>
        {
            foreach (var region in new[] { "eu-west-1", "eu-central-1" })
            {
                var bus = Of(plan, $"lifecycle-approvals-{region}-bus");
                var policy = Of(plan, $"lifecycle-approvals-{region}-bus-policy");
                var members = Of(plan, $"lifecycle-model-registry-members-{region}");
                Assert.That((bus.Account, bus.Region, bus["name"]), Is.EqualTo(("central-deployments", region, "mlfoundation-approvals")));
                Assert.That(policy.Text("policy"), Does.Contain("aws:PrincipalOrgID").And.Contains($"${{{bus.Name}.arn}}"));
                Assert.That(Of(plan, $"lifecycle-approvals-{region}-rule").Text("eventPattern"), Does.Contain("Approved"));
                Assert.That(Parameters(members)["ApprovalBusArn"], Is.EqualTo($"${{{bus.Name}.arn}}"));
                Assert.That(graph.ComesAfter(members.Urn, policy.Urn), Is.True);
            }
        });
    }

    [Test]
    public async Task WithoutACentralDeploymentsAccount_ApprovalsStayWhereTheyAre()
    {
        var plan = await PlanAsync();
        Assert.That(plan.Resources.Select(r => r.Name), Has.None.StartsWith("lifecycle-approvals-"));
        Assert.That(Parameters(Of(plan, "lifecycle-model-registry-members-eu-west-1"))["ApprovalBusArn"], Is.EqualTo(""));
    }

    [TestCase("", 1), TestCase("arn:aws:events:eu-west-1:888888888888:event-bus/mlfoundation-approvals", 2)]
    public void AMember_SendsApprovals_OnlyWhereSomebodyListens(string bus, int rules)
    {
        const string Registry = "arn:aws:events:eu-west-1:333333333333:event-bus/mlfoundation-model-registry";
        var made = new DeployedTemplate(CloudFormationYaml.Read(LifecycleDocuments.Read("Members/model-registry-events.yaml")), "eu-west-1", new Dictionary<string, string> { ["EventBusArn"] = Registry, ["ApprovalBusArn"] = bus });
        string[] targets = [.. made.OfType("AWS::Events::Rule").Select(r => (string)r["Targets"]![0]!["Arn"]!)];
        var allowed = made.OfType("AWS::IAM::Role").Single()["Policies"]![0]!["PolicyDocument"]!["Statement"]![0]!["Resource"]!.AsArray().Select(r => (string)r!);
        Assert.That(targets, Has.Length.EqualTo(rules).And.EquivalentTo(allowed));
    }

    [Test]
    public async Task DataGovernance_AdministersTheDataLakesUnit_BesideWhoeverDoesAlready()
    {
        var plan = await PlanAsync();
        var stackSet = Of(plan, "lifecycle-data-governance-members-eu-west-1");
        var template = CloudFormationYaml.Read(stackSet.Text("templateBody")!);
        var settings = template["Resources"]!.AsObject().Single(r => (string)r.Value!["Type"]! == "AWS::LakeFormation::DataLakeSettings").Value!["Properties"]!;
        Assert.Multiple(() =>
        {
            Assert.That(Parameters(stackSet)["GovernanceAccountId"], Is.EqualTo("444444444444"));
            Assert.That(settings.AsObject().Select(p => p.Key), Is.EquivalentTo(new[] { "Admins", "MutationType" }), "anything else would be set for the whole account");
            Assert.That((string)settings["MutationType"]!, Is.EqualTo("APPEND"));
            Assert.That(plan.Resources.Where(r => r.Type == Instance && r.Name.StartsWith("lifecycle-data-governance", StringComparison.Ordinal)).Select(r => r.Name), Has.All.EndsWith("/workloads/production").And.Exactly(2).Items);
        });
    }

    [TestCase("{ observability: { enabled: false } }", "lifecycle-observability"), TestCase("{ modelRegistry: { enabled: false } }", "lifecycle-model-registry")]
    [TestCase("{ dataGovernance: { enabled: false } }", "lifecycle-data-governance")]
    public async Task APartThatIsOff_DeclaresNothing(string section, string name)
    {
        var (on, off) = (await PlanAsync(), await PlanAsync(section));
        Assert.Multiple(() =>
        {
            Assert.That(on.Resources.Select(r => r.Name), Has.Some.StartsWith(name));
            Assert.That(off.Resources.Select(r => r.Name), Has.None.StartsWith(name));
        });
    }

    [Test]
    public async Task WithoutALandingZone_StackSetsReachNobody_AndNothingIsDeclared()
    {
        var plan = await StackFiles.PlanAsync(Text("{}").Replace("landingZone: managed, accessManagement: false", "landingZone: none", StringComparison.Ordinal));
        Assert.That(plan.Resources.Where(r => r.Name.StartsWith("lifecycle-", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("{ observability: { account: sharedServices } }", "shared-services"), TestCase("{ observability: { account: mlSharedServices } }", "ml-shared-services")]
    public async Task TheMonitoringAccount_IsASetting(string section, string account) =>
        Assert.That(Of(await PlanAsync(section), "lifecycle-observability-sink-eu-west-1").Account, Is.EqualTo(account));

    [TestCase("{ observability: { account: sharedServices } }", "lifecycle.observability.account = \"sharedServices\": expected an account that the stack file names")]
    [TestCase("{ observability: { account: mlSharedServices } }", "lifecycle.observability.account = \"mlSharedServices\": expected an account that the stack file names")]
    [TestCase("{ observability: { share: [] } }", "lifecycle.observability.share: expected at least one of logs, metrics and traces")]
    public void AMistake_NamesPlaceAndWayOut(string section, string problem) =>
        Assert.That(StackFiles.Problems(StackFiles.Minimal + $"  mlfoundation:lifecycle: {section}\n"), Has.Length.EqualTo(1).And.All.StartsWith(problem));

    [TestCase("111122223333", 1), TestCase("222233334444", 0)]
    public void TheMonitoringAccount_IsNotLinkedToItself(string monitoring, int unlinked)
    {
        var template = CloudFormationYaml.Read(LifecycleDocuments.Read("Members/observability-link.yaml"));
        var made = new DeployedTemplate(template, "eu-west-1", new Dictionary<string, string>
        {
            ["MonitoringAccountId"] = monitoring, ["SinkArn"] = "arn:aws:oam:eu-west-1:222233334444:sink/1", ["ResourceTypes"] = "AWS::Logs::LogGroup,AWS::XRay::Trace",
        });
        Assert.That(made.OfType("AWS::Oam::Link").Count(), Is.EqualTo(1 - unlinked));
    }

    [TestCase("model-registry"), TestCase("data-governance"), TestCase("approvals")]
    public void MembersSend_WhatTheMiddleListensTo(string events)
    {
        var file = events == "data-governance" ? events : "model-registry-events";
        var rule = CloudFormationYaml.Read(LifecycleDocuments.Read($"Members/{file}.yaml"))["Resources"]!.AsObject()
            .Single(r => (string)r.Value!["Type"]! == "AWS::Events::Rule" && (string)r.Value["Properties"]!["Name"]! == $"mlfoundation-{events}").Value!;
        Assert.That(JsonNode.DeepEquals(rule["Properties"]!["EventPattern"], JsonNode.Parse(LifecycleDocuments.Read($"Documents/{events}-pattern.json"))), Is.True);
    }

    private static Task<Plan> PlanAsync(string section = "{}") => StackFiles.PlanAsync(Text(section));

    private static string Text(string section) =>
        StackFiles.With("    homeRegion: eu-west-1\n", "    homeRegion: eu-west-1\n    governedRegions: [eu-west-1, eu-central-1]\n") + Accounts + $"  mlfoundation:lifecycle: {section}\n";

    private static ImmutableDictionary<string, object?> Parameters(PlannedResource stackSet) => (ImmutableDictionary<string, object?>)stackSet["parameters"]!;

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Unknown();

    private static PlannedResource Of(Plan plan, string name) => plan.Resources.Single(r => r.Name == name);
}
