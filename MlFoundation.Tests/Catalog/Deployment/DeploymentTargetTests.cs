using MlFoundation.Accounts;
using MlFoundation.Policies;
using static MlFoundation.Catalog.Models.ProjectTemplates;

namespace MlFoundation.Catalog.Deployment;

/// <summary>What an account makes so that another one's projects may deploy there, and what they cannot do with it.</summary>
[TestFixture]
public sealed class DeploymentTargetTests
{
    private const string Boundary = "ssm:/foundation/policies/workload-boundary/arn";
    private const string Stack = "sagemaker-p-abc123def456";

    /// <summary>By type of resource: ARN of one of them, and what CloudFormation calls to make, change and delete it (permissions of the type's schema).</summary>
    private static readonly Dictionary<string, (string Resource, string Actions)> Needs = new()
    {
        ["AWS::ApplicationAutoScaling::ScalableTarget"] = ("*", "application-autoscaling:RegisterScalableTarget application-autoscaling:DescribeScalableTargets application-autoscaling:DeregisterScalableTarget"),
        ["AWS::ApplicationAutoScaling::ScalingPolicy"] = ("*", "application-autoscaling:PutScalingPolicy application-autoscaling:DescribeScalingPolicies application-autoscaling:DeleteScalingPolicy"),
        ["AWS::CloudWatch::Alarm"] = (Arn("cloudwatch", $"alarm:{Stack}-errors"), "cloudwatch:PutMetricAlarm cloudwatch:TagResource cloudwatch:UntagResource cloudwatch:DeleteAlarms"),
        ["AWS::Events::Rule"] = (Arn("events", $"rule/{Stack}-violations"), "events:PutRule events:DescribeRule events:PutTargets events:RemoveTargets events:ListTargetsByRule events:DeleteRule"),
        ["AWS::IAM::Role"] = ($"arn:aws-us-gov:iam::{DeployedTemplate.Account}:role/mlfoundation-products/{Stack}-ServingRole-A1B2C3", "iam:CreateRole iam:GetRole iam:PutRolePolicy iam:GetRolePolicy iam:ListRolePolicies iam:ListAttachedRolePolicies iam:TagRole iam:PassRole iam:DeleteRolePolicy iam:DeleteRole"),
        ["AWS::Logs::LogGroup"] = (Arn("logs", $"log-group:/aws/vendedlogs/states/{Stack}-transform"), "logs:CreateLogGroup logs:PutRetentionPolicy logs:AssociateKmsKey logs:TagResource logs:DeleteLogGroup"),
        ["AWS::SageMaker::DataQualityJobDefinition"] = (Arn("sagemaker", "data-quality-job-definition/x"), "sagemaker:CreateDataQualityJobDefinition sagemaker:DescribeDataQualityJobDefinition sagemaker:AddTags sagemaker:ListTags sagemaker:DeleteDataQualityJobDefinition"),
        ["AWS::SageMaker::Endpoint"] = (Arn("sagemaker", $"endpoint/{Stack}"), "sagemaker:CreateEndpoint sagemaker:DescribeEndpoint sagemaker:UpdateEndpoint sagemaker:AddTags sagemaker:DeleteEndpoint"),
        ["AWS::SageMaker::EndpointConfig"] = (Arn("sagemaker", "endpoint-config/x"), "sagemaker:CreateEndpointConfig sagemaker:DescribeEndpointConfig sagemaker:AddTags sagemaker:DeleteEndpointConfig"),
        ["AWS::SageMaker::Model"] = (Arn("sagemaker", "model/x"), "sagemaker:CreateModel sagemaker:DescribeModel sagemaker:AddTags sagemaker:DeleteModel"),
        ["AWS::SageMaker::MonitoringSchedule"] = (Arn("sagemaker", $"monitoring-schedule/{Stack}"), "sagemaker:CreateMonitoringSchedule sagemaker:DescribeMonitoringSchedule sagemaker:UpdateMonitoringSchedule sagemaker:DeleteMonitoringSchedule"),
        ["AWS::Scheduler::Schedule"] = (Arn("scheduler", $"schedule/default/{Stack}-transform"), "scheduler:CreateSchedule scheduler:GetSchedule scheduler:UpdateSchedule scheduler:DeleteSchedule"),
        ["AWS::SQS::Queue"] = (Arn("sqs", $"{Stack}-failures"), "sqs:CreateQueue sqs:GetQueueUrl sqs:GetQueueAttributes sqs:SetQueueAttributes sqs:ListQueueTags sqs:TagQueue sqs:UntagQueue sqs:DeleteQueue"),
        ["AWS::SQS::QueuePolicy"] = (Arn("sqs", $"{Stack}-failures"), "sqs:SetQueueAttributes"),
        ["AWS::StepFunctions::StateMachine"] = (Arn("states", $"stateMachine:{Stack}-transform"), "states:CreateStateMachine states:DescribeStateMachine states:UpdateStateMachine states:TagResource states:ListTagsForResource states:DeleteStateMachine"),
    };

    private static IEnumerable<string> Types =>
        (from product in DeploymentProjects.All
         from resource in DeploymentProjects.Template(product)["Resources"]!.AsObject()
         select (string)resource.Value!["Type"]!).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The product in an account whose own id the tests' source account shares, so that names of both sides can be compared.</summary>
    internal static DeployedTemplate Target(params (string Name, string Value)[] given) => ProductTemplates.Deploy("deployment-target",
        [("SourceAccountId", DeployedTemplate.Account), ("ModelAccountId", DeployedTemplate.Account), ("Owner", "fraud"), ("CostCenter", "cc-1"), .. given]);

    [TestCaseSource(nameof(Types))]
    public void TheStacksRole_MayMakeWhatReleasesDeclare(string type)
    {
        Assert.That(Needs.ContainsKey(type), Is.True, $"{type} is not in the table");
        var (resource, actions) = Needs[type];
        Assert.Multiple(() =>
        {
            foreach (var action in actions.Split(' '))
            {
                var decision = Decide("StackRole", action, resource, ("iam:PermissionsBoundary", [Boundary]), ("iam:PassedToService", ["sagemaker.amazonaws.com"]));
                Assert.That(decision.IsAllowed, Is.True, $"{action} on {resource}: {decision}");
            }
        });
    }

    [TestCase("sagemaker:CreateModel", "model-package/sagemaker-p-fraud/7", true), TestCase("sagemaker:UpdateModelPackage", "model-package/sagemaker-p-fraud/7", false)]
    [TestCase("sagemaker:CreateTrainingJob", "training-job/x", false), TestCase("sagemaker:CreateNotebookInstance", "notebook-instance/x", false)]
    public void TheStacksRole_Serves_AndNeitherTrainsNorApproves(string action, string resource, bool may) =>
        Assert.That(Decide("StackRole", action, Arn("sagemaker", resource)).IsAllowed, Is.EqualTo(may));

    [TestCase("role/mlfoundation-products/sagemaker-p-x", null), TestCase("role/mlfoundation-products/sagemaker-p-x", "another"), TestCase("role/sagemaker-p-x", Boundary)]
    [TestCase("role/mlfoundation-products/sagemaker-stack-x", Boundary)]
    public void ARole_OutsideTheBoundaryOrTheProjectsNames_IsNotMade(string role, string? boundary) => Assert.That(
        Decide("StackRole", "iam:PutRolePolicy", $"arn:aws-us-gov:iam::{DeployedTemplate.Account}:{role}", boundary is null ? [] : [("iam:PermissionsBoundary", [boundary])]).IsAllowed, Is.False);

    [TestCase("cloudformation:UpdateStack", "stack/sagemaker-p-x/1", true), TestCase("cloudformation:UpdateStack", "stack/mlfoundation-account/1", false), TestCase("cloudformation:DeleteStack", "stack/sagemaker-p-x/1", false)]
    public void Deployments_TouchTheirStacksOnly_AndDeleteNone(string action, string stack, bool may) =>
        Assert.That(Decide("DeployRole", action, Arn("cloudformation", stack)).IsAllowed, Is.EqualTo(may));

    [TestCase("DeployRole"), TestCase("CheckRole")]
    public void WhoComesFromOutside_IsAProductOfTheSourceAccount(string role)
    {
        var trust = Target(("SourceAccountId", "222233334444")).Resources[role]["Properties"]!["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Single()!;
        Assert.That((string)trust["Principal"]!["AWS"]!, Is.EqualTo("arn:aws-us-gov:iam::222233334444:root"));
        Assert.That((string)trust["Condition"]!["ArnLike"]!["aws:PrincipalArn"]!, Is.EqualTo("arn:aws-us-gov:iam::222233334444:role/mlfoundation-products/*"));
    }

    [Test]
    public void TheStacksRole_IsCloudFormationsAlone() => Assert.That(
        Texts(Target().Resources["StackRole"]["Properties"]!["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Single()!["Principal"]!["Service"]), Is.EqualTo(new[] { "cloudformation.amazonaws.com" }));

    [TestCase("222233334444"), TestCase(DeployedTemplate.Account, "NotItsOwnTarget")]
    public void AnAccount_IsNotItsOwnTarget(string source, params string[] broken) => Assert.That(Target(("SourceAccountId", source)).BrokenRules, Is.EqualTo(broken));

    [TestCase("", 0), TestCase("team@example.com", 1)]
    public void Alarms_ReachTheTopic_AndTheAddressIfGiven(string address, int subscriptions)
    {
        var made = Target(("NotificationEmail", address));
        var key = Statements(made.OfType("AWS::KMS::Key").Single()["KeyPolicy"]!)["AlarmsThroughTheTopic"];
        var topic = Statements(made.OfType("AWS::SNS::TopicPolicy").Single()["PolicyDocument"]!);
        Assert.That(made.OfType("AWS::SNS::Subscription").Count(), Is.EqualTo(subscriptions));
        Assert.That(Texts(key["Principal"]!["Service"]), Is.EquivalentTo(topic.Values.SelectMany(s => Texts(s["Principal"]!["Service"]))));
    }

    [Test]
    public void TheStore_IsNamedAsReleasesNameIt_AndForgetsWhatIsCaptured()
    {
        var store = Target(("CaptureDays", "30")).Resources["Store"]["Properties"]!;
        var captured = Deploy(DeploymentProjects.RealTime);
        Assert.That(captured, Does.StartWith($"s3://{store["BucketName"]}/capture/"));
        Assert.That(store["LifecycleConfiguration"]!["Rules"]!.AsArray().Where(r => r!["Prefix"] is not null).Select(r => $"{r!["Prefix"]} {r["ExpirationInDays"]}"), Is.EqualTo(new[] { "capture/ 30", "monitoring/ 30" }));
    }

    private static string Deploy(string product) => (string)DeploymentProjects.Deploy(product, "prod").OfType("AWS::SageMaker::EndpointConfig").Single()["DataCaptureConfig"]!["DestinationS3Uri"]!;

    private static string Arn(string service, string rest) => $"arn:aws-us-gov:{service}:{ProductTemplates.Region}:{DeployedTemplate.Account}:{rest}";

    private static AccessDecision Decide(string role, string action, string resource, params (string Key, string[] Values)[] context)
    {
        var policies = Target().Resources[role]["Properties"]!["Policies"]!.AsArray();
        var caller = new Caller($"arn:aws-us-gov:iam::{DeployedTemplate.Account}:role/mlfoundation-products/{role}", DeployedTemplate.Account) { OrganizationId = "o-a1b2c3d4e5" };
        return PolicyEvaluator.Evaluate(Requests.Of(action, context, resource, caller), new PolicyLayers { Identity = [.. policies.Select(p => AccessPolicy.Parse(role, p!["PolicyDocument"]!.ToJsonString()))] });
    }
}
