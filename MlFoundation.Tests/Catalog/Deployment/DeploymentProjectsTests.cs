using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlFoundation.Accounts;
using static MlFoundation.Catalog.Deployment.DeploymentProjects;
using static MlFoundation.Catalog.Models.ProjectTemplates;

namespace MlFoundation.Catalog.Deployment;

/// <summary>From approval to production, whatever is deployed.</summary>
[TestFixtureSource(typeof(DeploymentProjects), nameof(All))]
public sealed class DeploymentProjectsTests(string product)
{
    private const string DeployRole = $"role/mlfoundation-products/sagemaker-deploy-{DeployedTemplate.Account}-{ProductTemplates.Region}";
    private const string CheckRole = $"role/mlfoundation-products/sagemaker-check-{DeployedTemplate.Account}-{ProductTemplates.Region}";
    private const string StackRole = $"role/mlfoundation-products/sagemaker-stack-{DeployedTemplate.Account}-{ProductTemplates.Region}";

    [TestCase("", "default", DeployedTemplate.Account), TestCase("222233334444", "models", "222233334444")]
    public void AnApproval_OfTheModelsAccount_StartsARelease(string registry, string bus, string account)
    {
        var rule = Launch(product, ("RegistryAccountId", registry), ("EventBusName", bus)).Resources["Approved"]["Properties"]!;
        var pattern = rule["EventPattern"]!;
        Assert.Multiple(() =>
        {
            Assert.That(Texts(pattern["account"]), Is.EqualTo(new[] { account }));
            Assert.That((string)rule["EventBusName"]!, Is.EqualTo(bus));
            Assert.That(Texts(pattern["detail"]!["ModelPackageGroupName"]), Is.EqualTo(product == MultiModel ? ["sagemaker-p-fraud", "sagemaker-p-churn"] : new[] { "sagemaker-p-fraud" }));
            Assert.That(Texts(pattern["detail"]!["ModelApprovalStatus"]), Is.EqualTo(new[] { "Approved" }));
            Assert.That((string)rule["Targets"]![0]!["Arn"]!, Is.EqualTo("<Release.Arn>"));
        });
    }

    [TestCase("", DeployedTemplate.Account), TestCase("222233334444", "222233334444")]
    public void TheRelease_LooksInTheModelsAccount(string registry, string account)
    {
        var made = Launch(product, ("RegistryAccountId", registry));
        Assert.That(Variables(made, "Release")["REGISTRY"], Is.EqualTo($"arn:aws-us-gov:sagemaker:eu-central-1:{account}:model-package-group/"));
        Assert.That((string)Policy(made, "ReleaseRole")["Registry"]["Resource"]!, Is.EqualTo($"arn:aws-us-gov:sagemaker:eu-central-1:{account}:model-package*"));
    }

    [Test]
    public void Pipeline_TriesInTest_Asks_AndOnlyThenTouchesProduction()
    {
        var stages = Stage(Launch(product));
        Assert.Multiple(() =>
        {
            Assert.That(stages.Select(s => (string)s["Name"]!), Is.EqualTo(new[] { "Source", "Test", "Production" }));
            Assert.That(Actions(stages[1]), Is.EqualTo(new[] { "1 Deploy", "2 Check" }));
            Assert.That(Actions(stages[2]), Is.EqualTo(new[] { "1 Prepare", "2 Approve", "3 Deploy", "4 Check" }));
            Assert.That(Action(stages[2], "Prepare")["Configuration"]!["ActionMode"]!.ToString(), Is.EqualTo("CHANGE_SET_REPLACE"));
            Assert.That((string)Action(stages[2], "Approve")["ActionTypeId"]!["Category"]!, Is.EqualTo("Approval"));
            Assert.That(Action(stages[2], "Deploy")["Configuration"]!["ActionMode"]!.ToString(), Is.EqualTo("CHANGE_SET_EXECUTE"));
            Assert.That((string)Action(stages[2], "Deploy")["Configuration"]!["ChangeSetName"]!, Is.EqualTo((string)Action(stages[2], "Prepare")["Configuration"]!["ChangeSetName"]!));
        });
    }

    [Test]
    public void EveryStage_WorksUnderTheRolesThatTheTargetMakes()
    {
        var made = Launch(product);
        var (test, production) = (Stage(made)[1], Stage(made)[2]);
        Assert.Multiple(() =>
        {
            foreach (var (stage, account) in new[] { (test, Test), (production, Prod) })
            {
                var deploys = stage["Actions"]!.AsArray().Where(a => (string)a!["ActionTypeId"]!["Provider"]! == "CloudFormation").ToArray();
                Assert.That(deploys.Select(a => (string)a!["RoleArn"]!), Is.All.EqualTo($"arn:aws-us-gov:iam::{account}:{DeployRole}"));
                Assert.That(deploys.Select(a => a!["Configuration"]!["RoleArn"]).OfType<JsonNode>().Select(r => (string)r!), Is.EqualTo(new[] { $"arn:aws-us-gov:iam::{account}:{StackRole}" }));
                Assert.That((string)Action(stage, "Check")["Configuration"]!["EnvironmentVariables"]!, Is.EqualTo($$"""[{"name":"ACCOUNT","value":"{{account}}"}]"""));
            }

            Assert.That(Texts(Policy(made, "DeliveryRole")["Targets"]["Resource"]), Is.EqualTo(new[] { $"arn:aws-us-gov:iam::{Test}:{DeployRole}", $"arn:aws-us-gov:iam::{Prod}:{DeployRole}" }));
            Assert.That(Texts(Policy(made, "CheckRole")["Targets"]["Resource"]), Is.EqualTo(new[] { $"arn:aws-us-gov:iam::{Test}:{CheckRole}", $"arn:aws-us-gov:iam::{Prod}:{CheckRole}" }));
            var target = DeploymentTargetTests.Target();
            Assert.That(new[] { "DeployRole", "CheckRole", "StackRole" }.Select(r => $"role{target.Resources[r]["Properties"]!["Path"]}{target.Resources[r]["Properties"]!["RoleName"]}"),
                Is.EqualTo(new[] { DeployRole, CheckRole, StackRole }));
        });
    }

    [Test]
    public void Targets_ReadReleases_UnderTheirDeployRoleOnly()
    {
        var made = Launch(product);
        var key = Statements(made.OfType("AWS::KMS::Key").Single()["KeyPolicy"]!)["TargetsReadReleases"];
        var bucket = Statements(made.OfType("AWS::S3::BucketPolicy").Single()["PolicyDocument"]!)["TargetsReadReleases"];
        Assert.Multiple(() =>
        {
            foreach (var statement in new[] { key, bucket })
            {
                Assert.That(Texts(statement["Principal"]!["AWS"]), Is.EqualTo(new[] { Test, Prod }));
                Assert.That((string)statement["Condition"]!["ArnLike"]!["aws:PrincipalArn"]!,
                    Is.EqualTo($"arn:aws-us-gov:iam::*:role/mlfoundation-products/sagemaker-deploy-{DeployedTemplate.Account}-*"));
            }

            Assert.That(Texts(bucket["Action"]), Is.All.StartsWith("s3:Get"));
            Assert.That(Texts(key["Action"]), Has.Member("kms:Decrypt").And.No.Member("kms:Encrypt"));
        });
    }

    [TestCase(Test, Prod, "", "default"), TestCase(Test, Test, "", "default", "TestIsNotProduction"), TestCase(Test, Prod, "", "models", "AnotherBusIsForAnotherAccount")]
    [TestCase(Test, Prod, "222233334444", "models")]
    public void ALaunch_ThatCannotWork_IsRefused(string test, string prod, string registry, string bus, params string[] broken) => Assert.That(
        Launch(product, ("TestAccountId", test), ("ProdAccountId", prod), ("RegistryAccountId", registry), ("EventBusName", bus)).BrokenRules, Is.EqualTo(broken));

    [TestCase("", 0), TestCase("team@example.com", 1)]
    public void Failures_GoToTheTopic_AndToTheAddressIfGiven(string address, int subscriptions)
    {
        var made = Launch(product, ("NotificationEmail", address));
        Assert.That(made.OfType("AWS::SNS::Subscription").Count(), Is.EqualTo(subscriptions));
        Assert.That(new[] { "DeliveryFailed", "ReleaseFailed" }.Select(r => (string)made.Resources[r]["Properties"]!["Targets"]![0]!["Arn"]!), Is.All.EqualTo("<Notifications>"));
        Assert.That((string)made.OfType("AWS::SNS::Topic").Single()["KmsMasterKeyId"]!, Is.EqualTo("<Key.Arn>"));
    }

    [Test]
    public void Builds_Never_ArePrivilegedOrOutsideTheVpc_AndNameOnlyVariablesThatTheyHave()
    {
        var made = Launch(product);
        Assert.Multiple(() =>
        {
            foreach (var build in new[] { "Release", "Check" })
            {
                var properties = made.Resources[build]["Properties"]!;
                Assert.That((bool)properties["Environment"]!["PrivilegedMode"]!, Is.False);
                Assert.That(Texts(properties["VpcConfig"]!["Subnets"]), Has.Exactly(2).Items);
                Assert.That((string)properties["LogsConfig"]!["CloudWatchLogs"]!["GroupName"]!, Is.EqualTo($"<{build}Log>"));
                var script = Script(made, build);
                var set = Regex.Matches(script, @"\b([A-Z][A-Z_]+)=").Select(m => m.Groups[1].Value).Concat(["AWS_REGION", "ACCOUNT", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]);
                Assert.That(Regex.Matches(script, @"\$([A-Z][A-Z_0-9]*)").Select(m => m.Groups[1].Value).Distinct(), Is.SubsetOf(Variables(made, build).Keys.Concat(set)), build);
            }
        });
    }

    [TestCaseSource(typeof(DeploymentProjects), nameof(Stages))]
    public void AStage_GivesItsTemplateEveryValue_AndNoOther(string stage)
    {
        var asked = Template(product)["Parameters"]!.AsObject().Where(p => !ProductTemplates.IsStored(p.Value!)).Select(p => p.Key);
        var given = Parameters(product, stage).ToDictionary(p => p.Name, p => p.Value);
        Assert.That(given.Keys, Is.EquivalentTo(asked));
        Assert.That((given["Stage"], given["ProjectId"], given["SourceAccountId"]), Is.EqualTo((stage, "p-abc123def456", DeployedTemplate.Account)));
    }

    [TestCaseSource(typeof(DeploymentProjects), nameof(Stages))]
    public void WhatIsDeployed_ReadsOnlyWhatBlueprintsWrite_AndIsTagged(string stage)
    {
        foreach (var blueprint in Blueprints.Both)
        {
            var written = new TemplateReader(blueprint.Text).Section("Resources").Select(r => r.Value!)
                .Where(r => (string)r["Type"]! == "AWS::SSM::Parameter").Select(r => (string)r["Properties"]!["Name"]!);
            Assert.That(ProductTemplates.Reads(Template(product)), Is.SubsetOf(written), blueprint.Name);
        }

        string[] tagged = ["AWS::CloudWatch::Alarm", "AWS::IAM::Role", "AWS::SageMaker::Endpoint", "AWS::SageMaker::EndpointConfig", "AWS::SageMaker::Model", "AWS::SQS::Queue", "AWS::StepFunctions::StateMachine"];
        foreach (var (name, resource) in Deploy(product, stage).Resources.Where(r => tagged.Contains((string)r.Value["Type"]!)))
        {
            Assert.That(resource["Properties"]!["Tags"]!.AsArray().Select(t => (string)t!["Key"]!),
                Is.EquivalentTo(new[] { "sagemaker:project-name", "sagemaker:project-id", "Stage", "Owner", "Team", "CostCenter" }), name);
        }
    }

    [TestCaseSource(typeof(DeploymentProjects), nameof(Stages))]
    public void AModel_Always_IsIsolated_InTheVpc_UnderARoleWithinTheBoundary(string stage)
    {
        var made = Deploy(product, stage);
        var model = made.OfType("AWS::SageMaker::Model").Single();
        Assert.Multiple(() =>
        {
            Assert.That((bool)model["EnableNetworkIsolation"]!, Is.True);
            Assert.That(Texts(model["VpcConfig"]!["Subnets"]), Has.Exactly(2).Items);
            Assert.That(made.OfType("AWS::IAM::Role").Select(r => (string)r["PermissionsBoundary"]!), Is.All.EqualTo("ssm:/foundation/policies/workload-boundary/arn"));
            Assert.That(made.OfType("AWS::IAM::Role").Select(r => (string)r["Path"]!), Is.All.EqualTo("/mlfoundation-products/"));
        });
    }

    [TestCaseSource(typeof(DeploymentProjects), nameof(Stages))]
    public void EveryAlarm_TellsTheTargetsTopic(string stage)
    {
        var topic = $"arn:aws-us-gov:sns:eu-central-1:{DeployedTemplate.Account}:{DeploymentTargetTests.Target().OfType("AWS::SNS::Topic").Single()["TopicName"]}";
        var alarms = Deploy(product, stage).OfType("AWS::CloudWatch::Alarm").ToArray();
        Assert.That(alarms, Has.Length.GreaterThanOrEqualTo(3));
        Assert.That(alarms.SelectMany(a => Texts(a["AlarmActions"])), Is.All.EqualTo(topic));
        Assert.That(alarms.Select(a => (string)a["AlarmName"]!), Is.Unique.And.All.StartsWith("sagemaker-p-abc123def456-"));
    }

    private static JsonNode[] Stage(DeployedTemplate made) => [.. made.OfType("AWS::CodePipeline::Pipeline").Single()["Stages"]!.AsArray().Select(s => s!)];

    private static JsonNode Action(JsonNode stage, string name) => stage["Actions"]!.AsArray().Single(a => (string)a!["Name"]! == name)!;

    private static IEnumerable<string> Actions(JsonNode stage) => stage["Actions"]!.AsArray().Select(a => $"{a!["RunOrder"]} {a["Name"]}");

    private static Dictionary<string, JsonNode> Policy(DeployedTemplate made, string role) => Statements(made.Resources[role]["Properties"]!["Policies"]![0]!["PolicyDocument"]!);
}
