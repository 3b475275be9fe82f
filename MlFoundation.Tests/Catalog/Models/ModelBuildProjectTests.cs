using System.Text;
using System.Text.Json.Nodes;
using MlFoundation.Accounts;
using MlFoundation.Documents;
using static MlFoundation.Catalog.Models.ProjectTemplates;

namespace MlFoundation.Catalog.Models;

[TestFixture]
public sealed class ModelBuildProjectTests
{
    private static readonly string[] Deployers = [Test, Prod];

    [Test]
    public void DeployAccounts_GetModelsImagesAndTheKey_AllFour()
    {
        var made = Build();
        var key = Statements(made.OfType("AWS::KMS::Key").Single()["KeyPolicy"]!)["DeployAccountsReadModels"];
        var bucket = Statements(made.OfType("AWS::S3::BucketPolicy").Single()["PolicyDocument"]!)["DeployAccountsReadModels"];
        var images = Statements(made.OfType("AWS::ECR::Repository").Single()["RepositoryPolicyText"]!)["DeployAccountsPull"];
        var group = Statements(made.OfType("AWS::SageMaker::ModelPackageGroup").Single()["ModelPackageGroupPolicy"]!);
        Assert.Multiple(() =>
        {
            foreach (var statement in new[] { key, bucket, images, group["DeployAccountsFindVersions"], group["DeployAccountsUseVersions"] })
            {
                Assert.That(Texts(statement["Principal"]!["AWS"]), Is.EqualTo(Deployers), $"{statement["Sid"]}");
                Assert.That((string)statement["Effect"]!, Is.EqualTo("Allow"));
            }

            Assert.That(Texts(key["Action"]), Has.Member("kms:Decrypt").And.No.Member("kms:Encrypt"));
            Assert.That(Texts(bucket["Action"]), Is.EqualTo(new[] { "s3:GetObject" }));
            Assert.That(group.Values.SelectMany(s => Texts(s["Action"])), Has.Member("sagemaker:CreateModel").And.No.Member("sagemaker:UpdateModelPackage"));
        });
    }

    [Test]
    public void WhatThePipelineWritesModelsTo_IsWhatDeployAccountsRead()
    {
        var bucket = Statements(Build().OfType("AWS::S3::BucketPolicy").Single()["PolicyDocument"]!)["DeployAccountsReadModels"];
        Assert.That((string)bucket["Resource"]!, Is.EqualTo("<Artefacts.Arn>/models/*"));
        Assert.That((string)Step("Train")["Arguments"]!["OutputDataConfig"]!["S3OutputPath"]!, Is.EqualTo("s3://${BUCKET}/models/"));
    }

    [Test]
    public void Build_Never_IsPrivilegedOrOutsideTheVpc_AndLogsWithTheKey()
    {
        var made = Build();
        var build = made.OfType("AWS::CodeBuild::Project").Single();
        Assert.Multiple(() =>
        {
            Assert.That((bool)build["Environment"]!["PrivilegedMode"]!, Is.False);
            Assert.That((string)build["EncryptionKey"]!, Is.EqualTo("<Key.Arn>"));
            Assert.That(Texts(build["VpcConfig"]!["Subnets"]), Has.Exactly(2).Items);
            Assert.That((string)build["LogsConfig"]!["CloudWatchLogs"]!["GroupName"]!, Is.EqualTo((string)made.OfType("AWS::Logs::LogGroup").Single()["LogGroupName"]!));
            Assert.That((string)made.OfType("AWS::CodePipeline::Pipeline").Single()["ArtifactStore"]!["EncryptionKey"]!["Id"]!, Is.EqualTo("<Key.Arn>"));
        });
    }

    [Test]
    public void BuildSpec_BringsTheSeedAsItIs_AndNamesOnlyVariablesThatItHas()
    {
        var build = Build().OfType("AWS::CodeBuild::Project").Single();
        var script = (string)CloudFormationYaml.Read((string)build["Source"]!["BuildSpec"]!)["phases"]!["build"]!["commands"]![0]!;
        var files = script.Split('\n').Select(l => l.Split(' ')).Where(l => l is ["lacking", _, _]).ToDictionary(l => l[1], l => Encoding.UTF8.GetString(Convert.FromBase64String(l[2])));
        string[] variables = [.. build["Environment"]!["EnvironmentVariables"]!.AsArray().Select(v => (string)v!["Name"]!), "COMMIT", "CODEBUILD_RESOLVED_SOURCE_VERSION"];
        Assert.Multiple(() =>
        {
            Assert.That(files.Keys, Is.EquivalentTo(new[] { "pipeline.json", "steps/prepare.py", "steps/train.py", "steps/evaluate.py", "steps/inference.py" }));
            Assert.That(files, Is.All.Matches<KeyValuePair<string, string>>(f => f.Value == Seed.Read(Path.GetFileName(f.Key))));
            Assert.That(Seed.Placeholders(files["pipeline.json"]), Is.SubsetOf(variables));
            Assert.That(System.Text.RegularExpressions.Regex.Matches(script, @"\$([A-Z][A-Z_0-9]*)").Select(m => m.Groups[1].Value).Distinct(), Is.SubsetOf(variables));
        });
    }

    [TestCase("", 0, 0), TestCase("arn:aws:events:eu-central-1:123456789012:event-bus/mlfoundation-model-registry", 1, 1)]
    public void Approvals_GoToTheRegistry_WhereThereIsOne(string bus, int rules, int roles)
    {
        var made = Build(("RegistryEventBusArn", bus));
        var forwarding = made.OfType("AWS::Events::Rule").Where(r => (string)r["Name"]! == "sagemaker-p-abc123def456-approvals").ToArray();
        Assert.That(forwarding, Has.Length.EqualTo(rules));
        Assert.That(forwarding.Select(r => (string)r["Targets"]![0]!["Arn"]!), Is.All.EqualTo(bus));
        Assert.That(made.Resources.Keys.Count(k => k == "RegistryRole"), Is.EqualTo(roles));
    }

    [TestCase("", 0), TestCase("team@example.com", 1)]
    public void Failures_GoToTheTopic_AndToTheAddressIfGiven(string address, int subscriptions)
    {
        var made = Build(("NotificationEmail", address));
        Assert.That(made.OfType("AWS::SNS::Subscription").Count(), Is.EqualTo(subscriptions));
        Assert.That(made.OfType("AWS::Events::Rule").Select(r => (string)r["Targets"]![0]!["Arn"]!), Is.EqualTo(new[] { "<Notifications>", "<Notifications>" }));
    }

    [Test]
    public void Pipeline_PreparesTrainsEvaluates_AndRegistersOnlyWhatIsGoodEnough_ForSomebodyToApprove()
    {
        var condition = Step("GoodEnough")["Arguments"]!;
        var register = condition["IfSteps"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That(Definition["Steps"]!.AsArray().Select(s => (string)s!["Type"]!), Is.EqualTo(new[] { "Processing", "Training", "Processing", "Condition" }));
            Assert.That((string)condition["Conditions"]![0]!["LeftValue"]!["Std:JsonGet"]!["PropertyFile"]!["Get"]!, Is.EqualTo("Steps.Evaluate.PropertyFiles.Evaluation"));
            Assert.That(((string)register["Type"]!, (string)register["Arguments"]!["ModelApprovalStatus"]!), Is.EqualTo(("RegisterModel", "PendingManualApproval")));
            Assert.That(condition["ElseSteps"]!.AsArray().Select(s => (string)s!["Type"]!), Is.EqualTo(new[] { "Fail" }));
            Assert.That(Definition["Steps"]!.AsArray().Select(s => (string)s!["Name"]!), Is.Unique);
        });
    }

    [Test]
    public void EveryJob_StaysInTheVpc_WithoutNetworkOfItsOwn_Encrypted_AndEnds() => Assert.Multiple(() =>
    {
        foreach (var step in Definition["Steps"]!.AsArray().Where(s => (string)s!["Type"]! is "Processing" or "Training"))
        {
            var job = step!["Arguments"]!;
            var network = job["NetworkConfig"] ?? job;
            Assert.That((bool)network["EnableNetworkIsolation"]!, Is.True, $"{step["Name"]}");
            Assert.That((bool)network["EnableInterContainerTrafficEncryption"]!, Is.True, $"{step["Name"]}");
            Assert.That(network["VpcConfig"]!["Subnets"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That((string)(job["ProcessingResources"]?["ClusterConfig"] ?? job["ResourceConfig"])!["VolumeKmsKeyId"]!, Is.EqualTo("${KEY}"));
            Assert.That((string)(job["ProcessingOutputConfig"] ?? job["OutputDataConfig"])!["KmsKeyId"]!, Is.EqualTo("${KEY}"));
            Assert.That((int)job["StoppingCondition"]!["MaxRuntimeInSeconds"]!, Is.InRange(600, 86_400));
            Assert.That(job["Tags"]!.AsArray().Select(t => (string)t!["Key"]!), Is.SupersetOf(new[] { "sagemaker:project-name", "sagemaker:project-id" }));
        }
    });

    [Test]
    public void EveryReferenceOfThePipeline_LeadsToAnEarlierStepOrAParameter()
    {
        string[] parameters = [.. Definition["Parameters"]!.AsArray().Select(p => $"Parameters.{p!["Name"]}")];
        List<string> steps = [];
        foreach (var step in Definition["Steps"]!.AsArray())
        {
            foreach (var target in TemplateReader.Calls(step).Where(c => c.Key == "Get").Select(c => (string)c.Value!))
            {
                Assert.That(parameters.Contains(target) || target.StartsWith("Execution.", StringComparison.Ordinal)
                    || steps.Any(s => target.StartsWith($"Steps.{s}.", StringComparison.Ordinal)), Is.True, $"{step!["Name"]}: {target}");
            }

            steps.Add((string)step!["Name"]!);
        }
    }

    private static JsonNode Definition => JsonNode.Parse(Seed.Read("pipeline.json"))!;

    private static JsonNode Step(string name) => Definition["Steps"]!.AsArray().Single(s => (string)s!["Name"]! == name)!;
}
