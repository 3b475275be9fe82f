using MlFoundation.Accounts;
using static MlFoundation.Catalog.Deployment.DeploymentProjects;
using static MlFoundation.Catalog.Models.ProjectTemplates;

namespace MlFoundation.Catalog.Deployment;

/// <summary>Endpoints that answer at once, with one model or with many.</summary>
[TestFixture]
public sealed class OnlineEndpointTests
{
    private const string Store = $"sagemaker-serving-{DeployedTemplate.Account}-{DeployedTemplate.Account}-{ProductTemplates.Region}";

    [TestCase("test", "2", "2"), TestCase("prod", "3", "9")]
    public void AnEndpoint_HasTwoMachinesAtLeast_AndScalesInProduction(string stage, string least, string most)
    {
        foreach (var product in Online)
        {
            var made = Deploy(product, stage, ("MinInstances", "3"), ("MaxInstances", "9"), ("InvocationsPerInstance", "700"));
            var scaling = made.OfType("AWS::ApplicationAutoScaling::ScalableTarget").Single();
            var variant = made.OfType("AWS::SageMaker::EndpointConfig").Single()["ProductionVariants"]!.AsArray().Single()!;
            var policy = made.OfType("AWS::ApplicationAutoScaling::ScalingPolicy").Single()["TargetTrackingScalingPolicyConfiguration"]!;
            Assert.Multiple(() =>
            {
                Assert.That((variant["InitialInstanceCount"]!.ToString(), scaling["MinCapacity"]!.ToString(), scaling["MaxCapacity"]!.ToString()), Is.EqualTo((least, least, most)));
                Assert.That((string)scaling["ResourceId"]!, Is.EqualTo("endpoint/<Endpoint.EndpointName>/variant/AllTraffic"));
                Assert.That((policy["TargetValue"]!.ToString(), (string)policy["PredefinedMetricSpecification"]!["PredefinedMetricType"]!), Is.EqualTo(("700", "SageMakerVariantInvocationsPerInstance")));
                Assert.That((long)Template(product)["Parameters"]!["MinInstances"]!["MinValue"]!, Is.EqualTo(2));
                Assert.That((long)ProductTemplates.Read(ProductTemplates.Named(product))["Parameters"]!["MinInstances"]!["MinValue"]!, Is.EqualTo(2));
            });
        }
    }

    [TestCase("ml.m5.large", true), TestCase("ml.c5.2xlarge", true), TestCase("ml.g4dn.xlarge", false), TestCase("ml.g5.xlarge", false)]
    public void Volumes_HaveTheDataKey_WhereTheMachineHasNoDiskOfItsOwn(string type, bool hasKey)
    {
        foreach (var product in Online)
        {
            var key = Deploy(product, "prod", ("InstanceType", type)).OfType("AWS::SageMaker::EndpointConfig").Single()["KmsKeyId"];
            Assert.That((string?)key, Is.EqualTo(hasKey ? "ssm:/foundation/keys/data/arn" : null), product);
        }
    }

    [Test]
    public void InstanceTypes_AreTheSixThatTakeAKey_AndTwoThatDoNot() => Assert.That(
        Online.Select(p => ProductTemplates.Read(ProductTemplates.Named(p))["Parameters"]!["InstanceType"]!["AllowedValues"]!.AsArray().Select(t => (string)t!)),
        Is.All.EqualTo(new[] { "ml.m5.large", "ml.m5.xlarge", "ml.m5.2xlarge", "ml.c5.large", "ml.c5.xlarge", "ml.c5.2xlarge", "ml.g4dn.xlarge", "ml.g5.xlarge" }));

    [Test]
    public void AnUpdate_SendsOneMachineFirst_AndTakesBackWhatFails()
    {
        foreach (var product in Online)
        {
            var made = Deploy(product, "prod");
            var endpoint = made.OfType("AWS::SageMaker::Endpoint").Single();
            var deployment = endpoint["DeploymentConfig"]!;
            var routing = deployment["BlueGreenUpdatePolicy"]!["TrafficRoutingConfiguration"]!;
            Assert.Multiple(() =>
            {
                Assert.That(((string)routing["Type"]!, (long)routing["CanarySize"]!["Value"]!, (string)routing["CanarySize"]!["Type"]!), Is.EqualTo(("CANARY", 1L, "INSTANCE_COUNT")));
                Assert.That(deployment["AutoRollbackConfiguration"]!["Alarms"]!.AsArray().Select(a => (string)a!["AlarmName"]!), Is.EqualTo(new[] { "<Errors>", "<Latency>" }));
                Assert.That((bool)endpoint["RetainAllVariantProperties"]!, Is.True);
                Assert.That(endpoint["ExcludeRetainedVariantProperties"]!.AsArray().Select(p => (string)p!["VariantPropertyType"]!), Is.EqualTo(new[] { "DataCaptureConfig" }));
                foreach (var alarm in new[] { "Errors", "Latency" }.Select(a => made.Resources[a]["Properties"]!))
                {
                    Assert.That(alarm["Dimensions"]!.AsArray().Select(d => (string)d!["Value"]!), Is.EqualTo(new[] { (string)endpoint["EndpointName"]!, "AllTraffic" }));
                    Assert.That((string)alarm["TreatMissingData"]!, Is.EqualTo("notBreaching"));
                    Assert.That((long)alarm["Period"]! * (long)alarm["EvaluationPeriods"]!, Is.LessThan((long)routing["WaitIntervalInSeconds"]!), "the canary must be judged before the rest follows");
                }
            });
        }
    }

    [TestCase("prod", "20", true), TestCase("prod", "0", false), TestCase("test", "20", false)]
    public void Requests_AreCapturedInProduction_WithTheKey_WhereAsked(string stage, string percent, bool captured)
    {
        foreach (var product in Online)
        {
            var made = Deploy(product, stage, ("CapturePercent", percent));
            var capture = made.OfType("AWS::SageMaker::EndpointConfig").Single()["DataCaptureConfig"];
            Assert.That(capture is not null, Is.EqualTo(captured), product);
            if (captured)
            {
                Assert.That(((string)capture!["DestinationS3Uri"]!, (string)capture["KmsKeyId"]!, capture["InitialSamplingPercentage"]!.ToString()),
                    Is.EqualTo(($"s3://{Store}/capture/p-abc123def456", "ssm:/foundation/keys/data/arn", percent)));
                Assert.That(capture["CaptureOptions"]!.AsArray().Select(o => (string)o!["CaptureMode"]!), Is.EqualTo(new[] { "Input", "Output" }));
            }
        }
    }

    [TestCase("20", 1), TestCase("0", 0)]
    public void TheQualityOfData_IsWatched_WhereRequestsAreCaptured(string percent, int watched)
    {
        var made = Deploy(RealTime, "prod", ("CapturePercent", percent));
        Assert.That(new[] { "AWS::SageMaker::DataQualityJobDefinition", "AWS::SageMaker::MonitoringSchedule", "AWS::Events::Rule" }.Select(t => made.OfType(t).Count()), Is.All.EqualTo(watched));
    }

    [TestCase("", false), TestCase("s3://baselines-of-fraud/baselines/7", true)]
    public void TheWatch_IsIsolated_Encrypted_AndComparesWithTheBaselineIfThereIsOne(string baseline, bool compares)
    {
        var made = Deploy(RealTime, "prod", ("BaselineUri", baseline));
        var job = made.OfType("AWS::SageMaker::DataQualityJobDefinition").Single();
        Assert.Multiple(() =>
        {
            Assert.That((bool)job["NetworkConfig"]!["EnableNetworkIsolation"]!, Is.True);
            Assert.That((bool)job["NetworkConfig"]!["EnableInterContainerTrafficEncryption"]!, Is.True);
            Assert.That((string)job["JobResources"]!["ClusterConfig"]!["VolumeKmsKeyId"]!, Is.EqualTo("ssm:/foundation/keys/data/arn"));
            Assert.That((string)job["DataQualityAppSpecification"]!["ImageUri"]!, Is.EqualTo("048819808253.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-model-monitor-analyzer"));
            Assert.That((string?)job["DataQualityBaselineConfig"]?["ConstraintsResource"]!["S3Uri"], Is.EqualTo(compares ? $"{baseline}/constraints.json" : null));
            Assert.That((string)made.OfType("AWS::SageMaker::MonitoringSchedule").Single()["MonitoringScheduleConfig"]!["MonitoringJobDefinitionName"]!, Is.EqualTo("<DataQuality.name>"));
            Assert.That((long)job["StoppingCondition"]!["MaxRuntimeInSeconds"]!, Is.LessThan(3600), "the next hour's run must find this one ended");
        });
    }

    [Test]
    public void ARealTimeModel_IsTheApprovedVersion_AndReadsItFromItsAccountOnly()
    {
        var made = Deploy(RealTime, "prod");
        var role = Statements(made.Resources["ServingRole"]["Properties"]!["Policies"]![0]!["PolicyDocument"]!);
        Assert.That((string)made.OfType("AWS::SageMaker::Model").Single()["Containers"]![0]!["ModelPackageName"]!, Is.EqualTo(ModelPackage));
        Assert.That((string)role["ModelsOfTheRegistry"]["Condition"]!["StringEquals"]!["aws:ResourceAccount"]!, Is.EqualTo(DeployedTemplate.Account));
    }

    [Test]
    public void ManyModels_ComeFromOnePrefix_ThatTheRoleReadsAndNothingBeside()
    {
        var made = Deploy(MultiModel, "prod");
        var container = made.OfType("AWS::SageMaker::Model").Single()["PrimaryContainer"]!;
        var reads = Statements(made.Resources["ServingRole"]["Properties"]!["Policies"]![0]!["PolicyDocument"]!);
        Assert.Multiple(() =>
        {
            Assert.That(((string)container["Mode"]!, (string)container["ModelDataUrl"]!), Is.EqualTo(("MultiModel", $"s3://{Store}/multi-model/p-abc123def456/")));
            Assert.That(container["ModelPackageName"], Is.Null);
            Assert.That(reads.Values.Where(s => Texts(s["Action"]).Contains("s3:GetObject")).Select(s => (string)s["Resource"]!), Is.EqualTo(new[] { $"arn:aws-us-gov:s3:::{Store}/multi-model/p-abc123def456/*" }));
            Assert.That((string)reads["FindObjects"]["Condition"]!["StringLike"]!["s3:prefix"]!, Is.EqualTo("multi-model/p-abc123def456/*"));
        });
    }

    [TestCase("Enabled", true), TestCase("Disabled", false)]
    public void ModelsThatAreLoadedOverAndOver_AreTold_WhereTheyAreKept(string cache, bool told)
    {
        var made = Deploy(MultiModel, "prod", ("ModelCache", cache));
        Assert.That((string)made.OfType("AWS::SageMaker::Model").Single()["PrimaryContainer"]!["MultiModelConfig"]!["ModelCacheSetting"]!, Is.EqualTo(cache));
        Assert.That(made.Resources.ContainsKey("CacheMisses"), Is.EqualTo(told));
        Assert.That((string)made.Resources["LoadingWait"]["Properties"]!["MetricName"]!, Is.EqualTo("ModelLoadingWaitTime"));
    }
}
