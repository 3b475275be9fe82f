using System.Text.Json.Nodes;
using MlFoundation.Accounts;
using MlFoundation.Policies;

namespace MlFoundation.Catalog.Models;

/// <summary>The launch role of the projects may make what their templates declare, and nothing that is somebody else's.</summary>
[TestFixture]
public sealed class LaunchRoleTests
{
    private const string Project = "sagemaker-p-abc123def456";
    private const string DataKey = "alias/mlfoundation-data";

    /// <summary>By type of resource: ARN of one of them, and what CloudFormation calls to make it ("create" permissions of the type's schema).</summary>
    private static readonly Dictionary<string, (string Resource, string[] Actions)> Needs = new()
    {
        ["AWS::KMS::Key"] = (Arn("kms", "key/0a1b"), ["kms:DescribeKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags", "kms:CreateGrant", "kms:PutKeyPolicy"]),
        ["AWS::KMS::Alias"] = (Arn("kms", $"alias/{Project}-build"), ["kms:CreateAlias"]),
        ["AWS::S3::Bucket"] = ($"arn:aws-us-gov:s3:::{Project}-111122223333-eu-central-1",
            ["s3:CreateBucket", "s3:PutBucketTagging", "s3:PutEncryptionConfiguration", "s3:PutBucketPublicAccessBlock", "s3:PutBucketOwnershipControls", "s3:PutLifecycleConfiguration", "s3:PutBucketVersioning", "s3:PutBucketNotification"]),
        ["AWS::S3::BucketPolicy"] = ($"arn:aws-us-gov:s3:::{Project}-111122223333-eu-central-1", ["s3:GetBucketPolicy", "s3:PutBucketPolicy"]),
        ["AWS::ECR::Repository"] = (Arn("ecr", $"repository/{Project}"),
            ["ecr:CreateRepository", "ecr:DescribeRepositories", "ecr:GetLifecyclePolicy", "ecr:PutLifecyclePolicy", "ecr:SetRepositoryPolicy", "ecr:GetRepositoryPolicy", "ecr:TagResource", "ecr:ListTagsForResource"]),
        ["AWS::SageMaker::ModelPackageGroup"] = (Arn("sagemaker", $"model-package-group/{Project}"),
            ["sagemaker:CreateModelPackageGroup", "sagemaker:DescribeModelPackageGroup", "sagemaker:GetModelPackageGroupPolicy", "sagemaker:PutModelPackageGroupPolicy", "sagemaker:ListTags", "sagemaker:AddTags"]),
        ["AWS::Logs::LogGroup"] = (Arn("logs", $"log-group:/aws/codebuild/{Project}-build"),
            ["logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:AssociateKmsKey", "logs:TagResource", "logs:ListTagsForResource", "logs:DescribeLogGroups"]),
        ["AWS::IAM::Role"] = ("arn:aws-us-gov:iam::111122223333:role/mlfoundation-products/SC-111122223333-pp-abc-Role-1",
            ["iam:CreateRole", "iam:GetRole", "iam:PutRolePolicy", "iam:GetRolePolicy", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:TagRole", "iam:ListRoleTags", "iam:PassRole"]),
        ["AWS::CodeBuild::Project"] = (Arn("codebuild", $"project/{Project}-build"), ["codebuild:CreateProject", "codebuild:BatchGetProjects"]),
        ["AWS::CodePipeline::Pipeline"] = (Arn("codepipeline", $"{Project}-build"),
            ["codepipeline:CreatePipeline", "codepipeline:GetPipeline", "codepipeline:GetPipelineState", "codepipeline:TagResource", "codepipeline:ListTagsForResource"]),
        ["AWS::SNS::Topic"] = (Arn("sns", $"{Project}-build"), ["sns:CreateTopic", "sns:GetTopicAttributes", "sns:SetTopicAttributes", "sns:TagResource", "sns:ListTagsForResource", "sns:ListSubscriptionsByTopic", "sns:GetDataProtectionPolicy"]),
        ["AWS::SNS::TopicPolicy"] = (Arn("sns", $"{Project}-build"), ["sns:SetTopicAttributes"]),
        ["AWS::SNS::Subscription"] = (Arn("sns", $"{Project}-build"), ["sns:Subscribe", "sns:GetSubscriptionAttributes"]),
        ["AWS::Events::Rule"] = (Arn("events", $"rule/{Project}-approvals"), ["events:PutRule", "events:DescribeRule", "events:PutTargets", "events:ListTargetsByRule"]),
    };

    private static IEnumerable<string> Types =>
        (from product in ProductCatalog.All
         where product.LaunchRole == "mlfoundation-launch-projects"
         from resource in ProductTemplates.Read(product)["Resources"]!.AsObject()
         select (string)resource.Value!["Type"]!).Distinct().Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Types))]
    public void TheLaunchRole_MayMakeWhatProjectsDeclare(string type)
    {
        Assert.That(Needs.ContainsKey(type), Is.True, $"{type} is not in the table");
        var (resource, actions) = Needs[type];
        foreach (var action in actions)
        {
            Assert.That(Decide(action, action.EndsWith("LogGroups", StringComparison.Ordinal) ? "*" : resource, Tags()).IsAllowed, Is.True, $"{action} on {resource}: {Decide(action, resource, Tags())}");
        }
    }

    [Test]
    public void AKey_IsMadeWithTheProjectsTagOnly() => Assert.Multiple(() =>
    {
        Assert.That(Decide("kms:CreateKey", "*", ("aws:RequestTag/sagemaker:project-id", ["p-abc123def456"])).IsAllowed, Is.True);
        Assert.That(Decide("kms:CreateKey", "*").IsAllowed, Is.False);
    });

    [TestCase("kms:PutKeyPolicy", "key/0a1b"), TestCase("kms:ScheduleKeyDeletion", "key/0a1b"), TestCase("kms:DeleteAlias", "alias/mlfoundation-data")]
    public void AKeyThatIsNoProjects_StaysAsItIs(string action, string key) => Assert.That(Decide(action, Arn("kms", key)).IsAllowed, Is.False);

    [Test]
    public void TheDataKey_DoesNotBecomeAProjects() => Assert.That(
        Decide("kms:TagResource", Arn("kms", "key/0a1b"), ("aws:RequestTag/sagemaker:project-id", ["p-abc123def456"]), ("kms:ResourceAliases", [DataKey])).Outcome,
        Is.EqualTo(AccessOutcome.ExplicitlyDenied));

    [TestCase("iam:CreateRole", "role/mlfoundation-products/x", null), TestCase("iam:CreateRole", "role/x", "mlfoundation-workload-boundary")]
    [TestCase("iam:CreateRole", "role/mlfoundation-products/x", "another")]
    public void ARole_WithoutTheBoundaryOrElsewhere_IsNotMade(string action, string role, string? boundary) => Assert.That(
        Decide(action, $"arn:aws-us-gov:iam::{DeployedTemplate.Account}:{role}", boundary is null ? [] : [("iam:PermissionsBoundary", [Boundary(boundary)])]).IsAllowed, Is.False);

    private static (string, string[])[] Tags() =>
    [
        ("aws:ResourceTag/sagemaker:project-id", ["p-abc123def456"]), ("aws:ResourceOrgID", ["o-a1b2c3d4e5"]), ("iam:PermissionsBoundary", [Boundary("mlfoundation-workload-boundary")]),
        ("iam:PassedToService", ["codebuild.amazonaws.com"]),
    ];

    private static string Boundary(string name) => $"arn:aws-us-gov:iam::{DeployedTemplate.Account}:policy/mlfoundation/{name}";

    private static string Arn(string service, string rest) => $"arn:aws-us-gov:{service}:{ProductTemplates.Region}:{DeployedTemplate.Account}:{rest}";

    private static AccessDecision Decide(string action, string resource, params (string Key, string[] Values)[] context)
    {
        var made = Blueprints.Deploy(BlueprintTemplate.Corporate, Blueprints.Home);
        JsonNode[] documents =
        [
            made.Resources["LaunchWork"]["Properties"]!["PolicyDocument"]!,
            .. made.Resources["LaunchProjectsRole"]["Properties"]!["Policies"]!.AsArray().Select(p => p!["PolicyDocument"]!),
        ];
        var caller = new Caller($"arn:aws-us-gov:iam::{DeployedTemplate.Account}:role/mlfoundation-launch-projects", DeployedTemplate.Account) { OrganizationId = "o-a1b2c3d4e5" };
        return PolicyEvaluator.Evaluate(Requests.Of(action, context, resource, caller), new PolicyLayers { Identity = [.. documents.Select((d, i) => AccessPolicy.Parse($"launch-{i}", d.ToJsonString()))] });
    }
}
