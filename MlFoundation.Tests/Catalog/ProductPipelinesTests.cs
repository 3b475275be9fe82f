using System.Diagnostics;
using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Catalog;

[TestFixture]
public sealed class ProductPipelinesTests
{
    private static readonly string[] Own =
    [
        "aws:codeconnections/connection:Connection", "aws:codepipeline/pipeline:Pipeline", "aws:kms/key:Key", "aws:iam/policy:Policy", "aws:codebuild/project:Project", "aws:iam/role:Role",
    ];

    private Plan plan = null!;

    [OneTimeSetUp]
    public async Task PlanOnce() => plan = await StackFiles.PlanAsync(StackFiles.With("    management: {", "    mlSharedServices: {}\n    management: {") + """
          mlfoundation:catalog:
            analytics: { repository: { name: example/analytics } }
            modelBuilding: { repository: { name: group/sub/building, branch: release, provider: gitLab } }

        """);

    [Test]
    public void APipeline_GoesFromSourceToRelease_OverAnApproval()
    {
        var pipeline = Of("aws:codepipeline/pipeline:Pipeline").First();
        var stages = ((IEnumerable<object?>)pipeline["stages"]!).Cast<IReadOnlyDictionary<string, object?>>().ToArray();
        var actions = stages.Select(s => (IReadOnlyDictionary<string, object?>)((IEnumerable<object?>)s["actions"]!).Single()!).ToArray();
        var source = (IReadOnlyDictionary<string, object?>)actions[0]["configuration"]!;
        Assert.Multiple(() =>
        {
            Assert.That(stages.Select(s => s["name"]), Is.EqualTo(new[] { "Source", "Test", "Publish", "Approve", "Release" }));
            Assert.That(actions.Select(a => a["provider"]), Is.EqualTo(new[] { "CodeStarSourceConnection", "CodeBuild", "CodeBuild", "Manual", "CodeBuild" }));
            Assert.That((pipeline["pipelineType"], pipeline.Account, pipeline.Region), Is.EqualTo(("V2", "ml-shared-services", "eu-west-1")));
            Assert.That((source["FullRepositoryId"], source["BranchName"], source["ConnectionArn"]), Is.EqualTo(("example/analytics", "main", "${pipelines-analytics-connection.arn}")));
        });
    }

    [Test]
    public void TwoPipelines_ShareNothing() => Assert.Multiple(() =>
    {
        foreach (var type in Own)
        {
            Assert.That(Of(type).Count(r => r.Name.Contains("-analytics-", StringComparison.Ordinal)), Is.GreaterThan(0).And.EqualTo(Of(type).Count(r => r.Name.Contains("-model-building-", StringComparison.Ordinal))), type);
        }

        foreach (var resource in plan.Resources.Where(r => r.Name.StartsWith("pipelines-", StringComparison.Ordinal)))
        {
            var (mine, other) = resource.Name.StartsWith("pipelines-analytics", StringComparison.Ordinal) ? ("analytics", "model-building") : ("model-building", "analytics");
            Assert.That(resource.Dependencies.Where(d => d.Contains(other, StringComparison.Ordinal)), Is.Empty, resource.Name);
            Assert.That(resource.Name, Does.Contain(mine));
        }
    });

    [Test]
    public void Connections_AreKept_SomebodyFinishedThemByHand() => Assert.That(
        Of("aws:codeconnections/connection:Connection").Select(c => (c["name"], c["providerType"], c.Options.Protect)),
        Is.EqualTo(new (object?, object?, bool)[] { ("mlfoundation-analytics", "GitHub", true), ("mlfoundation-model-building", "GitLab", true) }));

    [Test]
    public void Roles_HaveABoundary_AndPoliciesThatFit() => Assert.Multiple(() =>
    {
        foreach (var role in Of("aws:iam/role:Role").Where(r => r.Name.StartsWith("pipelines-", StringComparison.Ordinal)))
        {
            Assert.That((role["path"], role.Text("permissionsBoundary")), Is.EqualTo(("/mlfoundation/", $"${{{string.Join('-', role.Name.Split('-')[..^2])}-boundary.arn}}")));
            Assert.That(role.Text("assumeRolePolicy"), Does.Contain("aws:SourceAccount"));
        }

        foreach (var policy in Of("aws:iam/rolePolicy:RolePolicy").Where(r => r.Name.StartsWith("pipelines-", StringComparison.Ordinal)))
        {
            Assert.That(policy.Text("policy"), Does.Not.Contain("{{").And.Not.Contain("\"*:*\"").And.Length.LessThan(10_240), policy.Name);
            foreach (var statement in JsonDocument.Parse(policy.Text("policy")!).RootElement.GetProperty("Statement").EnumerateArray().Where(s => s.GetProperty("Resource").ToString() == "*"))
            {
                Assert.That(statement.TryGetProperty("Condition", out _) || statement.GetProperty("Sid").GetString() is "Look" or "Templates", Is.True, $"{policy.Name}: {statement.GetProperty("Sid")}");
            }
        }
    });

    [Test]
    public void OnlyPublish_WritesTemplates_AndOnlyRelease_Offers()
    {
        string Policy(string stage) => plan.Resources.Single(r => r.Name == $"pipelines-analytics-{stage}-policy").Text("policy")!;
        Assert.Multiple(() =>
        {
            Assert.That(Policy("publish"), Does.Contain("s3:PutObject").And.Contain("\"aws:ResourceTag/mlfoundation:portfolio\": \"analytics\"").And.Not.Contain("AssociateProductWithPortfolio"));
            Assert.That(Policy("release"), Does.Contain("AssociateProductWithPortfolio").And.Not.Contain("s3:PutObject").And.Not.Contain("servicecatalog:CreateProduct"));
            Assert.That(Policy("test"), Does.Not.Contain("servicecatalog:").And.Not.Contain("s3:PutObject"));
        });
    }

    [Test]
    public void Builds_RunWithoutPrivileges_AsTheirDocumentSays()
    {
        foreach (var project in Of("aws:codebuild/project:Project"))
        {
            var stage = project.Name.Split('-')[^1];
            var environment = (IReadOnlyDictionary<string, object?>)project["environment"]!;
            var source = (IReadOnlyDictionary<string, object?>)project["source"]!;
            Assert.That((environment["privilegedMode"], source["buildspec"]), Is.EqualTo((false, (object)File.ReadAllText(Repository.PathOf("MlFoundation", "Catalog", "Pipelines", $"{stage}.buildspec.yaml")))));
        }
    }

    [Test]
    public void TheTool_DoesWhatItsTestsSay()
    {
        using var python = Start("-c", "import yaml");
        python?.WaitForExit();
        if (python is null || python.ExitCode != 0)
        {
            Assert.Ignore("There is no Python with PyYAML here: the pipeline's own test stage and CI have both.");
        }

        using var tests = Start("-m", "unittest", "test_products")!;
        var report = tests.StandardError.ReadToEnd();
        tests.WaitForExit();
        Assert.That((tests.ExitCode, report.Contains("Ran 10 tests", StringComparison.Ordinal)), Is.EqualTo((0, true)), report);
    }

    private static Process? Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments)
        {
            WorkingDirectory = Repository.PathOf("MlFoundation.Tests", "Catalog", "Pipelines"), RedirectStandardError = true,
            Environment = { ["PYTHONPATH"] = Repository.PathOf("MlFoundation", "Catalog", "Pipelines"), ["PYTHONDONTWRITEBYTECODE"] = "1" },
        };
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private IEnumerable<PlannedResource> Of(string type) => plan.Resources.Where(r => r.Type == type && r.Name.StartsWith("pipelines-", StringComparison.Ordinal));
}
