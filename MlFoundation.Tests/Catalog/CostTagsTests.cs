using System.Text.Json;
using System.Text.Json.Nodes;
using MlFoundation.Catalog.Deployment;
using MlFoundation.Catalog.Models;
using MlFoundation.Costs;
using MlFoundation.Organization;
using MlFoundation.Policies;
using MlFoundation.Support;

namespace MlFoundation.Catalog;

/// <summary>One set of tags for costs, wherever it stands: settings, tag policy, service control policy, and everything that products make.</summary>
[TestFixture]
public sealed class CostTagsTests
{
    private static readonly string[] Project = ["sagemaker:project-name", "sagemaker:project-id"];
    private static readonly string[] Tags = [.. new CostsSettings().Tags.Order(StringComparer.Ordinal)];

    /// <summary>Types that CloudFormation gives no tags to.</summary>
    /// <remarks>Source: AWS CloudFormation Template Reference: no property for tags.</remarks>
    private static readonly string[] Untaggable =
    [
        "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy", "AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress", "AWS::Glue::Database",
        "AWS::Glue::SecurityConfiguration", "AWS::IAM::Policy", "AWS::KMS::Alias", "AWS::LakeFormation::PrincipalPermissions", "AWS::LakeFormation::Resource", "AWS::Redshift::ScheduledAction",
        "AWS::S3::BucketPolicy", "AWS::SNS::Subscription", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::Scheduler::Schedule",
    ];

    /// <summary>Rules cost nothing, and the roles that launch products may not tag them.</summary>
    private const string CostsNothing = "AWS::Events::Rule";

    /// <summary>What the service control policy asks tags of, by the type that calls it.</summary>
    private static readonly Dictionary<string, string> Guarded = new()
    {
        ["AWS::Redshift::Cluster"] = "redshift:CreateCluster",
        ["AWS::RedshiftServerless::Workgroup"] = "redshift-serverless:CreateWorkgroup",
        ["AWS::SageMaker::Endpoint"] = "sagemaker:CreateEndpoint",
        ["AWS::SageMaker::EndpointConfig"] = "sagemaker:CreateEndpointConfig",
    };

    private static readonly AccessPolicy Required = AccessPolicy.Parse("require-cost-tags", Document("service-control/require-cost-tags").Replace("{{deployRoleArnPattern}}", "arn:aws:iam::*:role/none", StringComparison.Ordinal));

    [Test]
    public void SettingsTagPolicyAndServiceControlPolicy_NameTheSameTags()
    {
        using var policy = JsonDocument.Parse(Document("tag/cost-allocation-tags"));
        var required = Required.Statements.SelectMany(s => s.Conditions).Select(c => c.Key).Where(k => k.StartsWith("aws:RequestTag/", StringComparison.Ordinal)).Select(k => k["aws:RequestTag/".Length..]).Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(policy.RootElement.GetProperty("tags").EnumerateObject().Select(t => t.Name).Order(StringComparer.Ordinal), Is.EqualTo(Tags));
            Assert.That(required, Is.SubsetOf(Tags).And.Not.Empty);
        });
    }

    [TestCaseSource(nameof(Templates))]
    public void WhateverAProductMakes_HasEveryTag_AndNoOther(string name, JsonObject template)
    {
        string[] allowed = [.. Tags, .. Project, "DataClassification", "UserId", "aws-glue-data-catalog"];
        Assert.Multiple(() =>
        {
            foreach (var (key, resource) in template["Resources"]!.AsObject())
            {
                var type = (string)resource!["Type"]!;
                var tags = Keys(resource["Properties"]?["Tags"]);
                Assert.That(type == CostsNothing || Untaggable.Contains(type) ? [] : Tags.Except(tags), Is.Empty, $"{name} {key} ({type}) lacks tags");
                Assert.That(tags.Except(allowed).Where(t => t != "Name"), Is.Empty, $"{name} {key} ({type})");
            }
        });
    }

    [TestCaseSource(nameof(Templates))]
    public void WhatTheServiceControlPolicyAsksFor_IsGivenAtCreation(string name, JsonObject template)
    {
        foreach (var (key, resource) in template["Resources"]!.AsObject().Where(r => Guarded.ContainsKey((string)r.Value!["Type"]!)))
        {
            var action = Guarded[(string)resource!["Type"]!];
            Assert.That(Decide(action, Keys(resource["Properties"]!["Tags"])).IsAllowed, Is.True, $"{name} {key}");
            Assert.That(Decide(action, []).IsAllowed, Is.False, $"{action} is guarded");
        }
    }

    [Test]
    public void JobsOfPipelinesAndSchedules_CarryThemToo()
    {
        var steps = JsonNode.Parse(Seed.Read("pipeline.json"))!["Steps"]!.AsArray().Where(s => (string)s!["Type"]! is "Processing" or "Training").ToArray();
        var transform = DeploymentProjects.Template(DeploymentProjects.Batch).ToJsonString();
        Assert.Multiple(() =>
        {
            Assert.That(steps, Has.Length.EqualTo(3));
            foreach (var step in steps)
            {
                Assert.That(Decide($"sagemaker:Create{step!["Type"]}Job", Keys(step["Arguments"]!["Tags"])).IsAllowed, Is.True, (string)step["Name"]!);
                Assert.That(Keys(step["Arguments"]!["Tags"]), Is.EquivalentTo(Tags.Concat(Project)));
            }

            Assert.That(Find(JsonNode.Parse(transform), "createTransformJob").ToArray(), Has.Length.EqualTo(1).And.All.Matches<JsonObject>(state =>
                Keys(state["Parameters"]!["Tags"]).Order(StringComparer.Ordinal).SequenceEqual(Tags.Concat(Project).Order(StringComparer.Ordinal))));
        });
    }

    [Test]
    public void TheExampleStack_AsksForThemWhereProductsAloneMakeThings()
    {
        var units = StackFiles.Settings(StackFiles.Text("prod")).Organization;
        Assert.That(UnitPlan.Of(units).Where(u => u.Policies.Contains("require-cost-tags")).Select(u => u.Path.ToString()), Is.EqualTo(new[] { "workloads/production" }));
    }

    private static IEnumerable<TestCaseData> Templates() =>
    [
        .. ProductCatalog.All.Select(p => new TestCaseData(p.Key, ProductTemplates.Read(p)).SetArgDisplayNames(p.Key)),
        .. DeploymentProjects.All.Select(p => new TestCaseData($"{p} deployed", DeploymentProjects.Template(p)).SetArgDisplayNames($"{p} deployed")),
    ];

    private static AccessDecision Decide(string action, IEnumerable<string> tags) => PolicyEvaluator.Evaluate(
        new AccessRequest
        {
            Caller = new Caller("arn:aws:iam::111122223333:role/someone", "111122223333"), Action = action,
            Context = tags.ToDictionary(t => $"aws:RequestTag/{t}", _ => (IReadOnlyList<string>)["x"], StringComparer.OrdinalIgnoreCase),
        },
        new PolicyLayers { ServiceControl = [new PolicyLevel("unit", [AccessPolicy.FullAccess, Required])], Identity = [AccessPolicy.FullAccess] });

    private static IEnumerable<JsonObject> Find(JsonNode? node, string task) => node switch
    {
        JsonObject map => (map["Resource"]?.ToJsonString().Contains(task, StringComparison.Ordinal) is true && map.ContainsKey("Parameters") ? [map] : Array.Empty<JsonObject>()).Concat(map.SelectMany(p => Find(p.Value, task))),
        JsonArray list => list.SelectMany(item => Find(item, task)),
        _ => [],
    };

    private static string[] Keys(JsonNode? tags) => tags switch
    {
        JsonArray list => [.. list.Select(t => (string)(t!["Fn::If"]?[1] ?? t)["Key"]!)],
        JsonObject map => [.. map.Select(t => t.Key)],
        _ => [],
    };

    private static string Document(string name) => File.ReadAllText(Repository.PathOf("MlFoundation", "Organization", "Policies", $"{name}.json"));
}
