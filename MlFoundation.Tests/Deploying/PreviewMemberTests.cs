using System.Text.Json.Nodes;
using MlFoundation.Planning;
using MlFoundation.Policies;
using MlFoundation.Support;

namespace MlFoundation.Deploying;

/// <summary>What the role of deploy/preview-member.template.json may do in a member account, and who may take it on.</summary>
[TestFixture]
public sealed class PreviewMemberTests
{
    private const string Management = "111122223333";
    private const string Member = "444455556666";

    private static readonly JsonNode Role = JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploy", "preview-member.template.json")))!["Resources"]!["PreviewRole"]!["Properties"]!;

    /// <summary>What a provider reads of the types that a stack has in member accounts, by the service of their token.</summary>
    private static readonly Dictionary<string, string[]> Reads = new()
    {
        ["accessanalyzer"] = ["access-analyzer:GetAnalyzer", "access-analyzer:ListTagsForResource"],
        ["backup"] = ["backup:DescribeBackupVault", "backup:GetBackupPlan", "backup:GetBackupSelection", "backup:ListTags"],
        ["chatbot"] = ["chatbot:DescribeSlackChannelConfigurations"],
        ["cloudwatch"] = ["cloudwatch:DescribeAlarms", "events:DescribeRule", "events:ListTargetsByRule", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies"],
        ["codebuild"] = ["codebuild:BatchGetProjects"],
        ["codeconnections"] = ["codeconnections:GetConnection"],
        ["codepipeline"] = ["codepipeline:GetPipeline", "codepipeline:ListTagsForResource"],
        ["detective"] = ["detective:ListGraphs", "detective:GetMembers", "detective:DescribeOrganizationConfiguration"],
        ["directconnect"] = ["directconnect:DescribeDirectConnectGateways"],
        ["directoryservice"] = ["ds:DescribeDirectories", "ds:ListTagsForResource"],
        ["ec2"] = ["ec2:DescribeVpcs", "ec2:DescribeIpamPools", "ec2:GetIpamPoolCidrs", "ec2:DescribeVpnConnections"],
        ["ec2transitgateway"] = ["ec2:DescribeTransitGateways", "ec2:GetTransitGatewayRouteTableAssociations", "ec2:SearchTransitGatewayRoutes"],
        ["guardduty"] = ["guardduty:GetDetector", "guardduty:DescribeOrganizationConfiguration", "guardduty:DescribePublishingDestination"],
        ["iam"] = ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies"],
        ["inspector2"] = ["inspector2:BatchGetAccountStatus", "inspector2:GetMember", "inspector2:DescribeOrganizationConfiguration"],
        ["kms"] = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListAliases"],
        ["macie2"] = ["macie2:GetMacieSession", "macie2:GetMember", "macie2:DescribeClassificationJob", "macie2:DescribeOrganizationConfiguration"],
        ["networkfirewall"] = ["network-firewall:DescribeFirewall", "network-firewall:DescribeRuleGroup", "network-firewall:DescribeLoggingConfiguration"],
        ["oam"] = ["oam:GetSink", "oam:GetSinkPolicy", "oam:GetLink"],
        ["ram"] = ["ram:GetResourceShares", "ram:GetResourceShareAssociations"],
        ["route53"] = ["route53:GetHostedZone", "route53:ListResourceRecordSets", "route53resolver:GetResolverRule", "route53profiles:GetProfile"],
        ["s3"] = ["s3:GetBucketPolicy", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration", "s3:GetBucketVersioning", "s3:ListBucket"],
        ["sagemaker"] = ["sagemaker:DescribeModelPackageGroup", "sagemaker:GetSagemakerServicecatalogPortfolioStatus", "sagemaker:ListTags"],
        ["securityhub"] = ["securityhub:DescribeHub", "securityhub:GetConfigurationPolicy", "securityhub:GetFindingAggregator"],
        ["servicecatalog"] = ["servicecatalog:DescribePortfolio", "servicecatalog:DescribeProductAsAdmin", "servicecatalog:ListPrincipalsForPortfolio"],
        ["sns"] = ["sns:GetTopicAttributes", "sns:GetSubscriptionAttributes"],
        ["sqs"] = ["sqs:GetQueueAttributes", "sqs:ListQueueTags"],
    };

    [TestCase("prod"), TestCase("sandbox")]
    public async Task WhateverTheStackHasInMembers_IsRead(string stack)
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text(stack));
        string[] services = [.. plan.Resources.Where(r => r.Custom && r.Account is not (null or "management") && r.Type.StartsWith("aws:", StringComparison.Ordinal)).Select(r => r.Type.Split(':', '/')[1]).Distinct()];
        Assert.That(services, Is.Not.Empty.And.SubsetOf(Reads.Keys));
        Assert.That(services.SelectMany(s => Reads[s]).Where(a => !Allowed(a, "*")), Is.Empty);
    }

    [TestCase("s3:GetObject"), TestCase("s3:GetObjectVersion"), TestCase("secretsmanager:GetSecretValue"), TestCase("ssm:GetParameter"), TestCase("dynamodb:GetItem"), TestCase("logs:GetLogEvents")]
    [TestCase("logs:FilterLogEvents"), TestCase("kms:Decrypt"), TestCase("sagemaker:InvokeEndpoint"), TestCase("sagemaker:CreatePresignedDomainUrl"), TestCase("athena:GetQueryResults"), TestCase("redshift:GetClusterCredentials")]
    [TestCase("ec2:GetPasswordData"), TestCase("ec2:GetConsoleOutput"), TestCase("macie2:GetSensitiveDataOccurrences"), TestCase("macie2:GetFindings"), TestCase("sqs:ReceiveMessage"), TestCase("codecommit:GetFile"), TestCase("lambda:GetFunction")]
    [TestCase("sts:AssumeRole"), TestCase("iam:PassRole"), TestCase("iam:CreateRole"), TestCase("ec2:RunInstances"), TestCase("s3:PutBucketPolicy"), TestCase("kms:PutKeyPolicy"), TestCase("codepipeline:StartPipelineExecution")]
    [TestCase("backup:GetRecoveryPointRestoreMetadata"), TestCase("codeconnections:UseConnection")]
    public void DataAndChanges_AreOutOfItsReach(string action) => Assert.That(Allowed(action, "*"), Is.False);

    [TestCase("foundation/directory", "arn:aws:secretsmanager:eu-west-1:444455556666:secret:foundation/directory-AbCdEf", true)]
    [TestCase("foundation/directory", "arn:aws:secretsmanager:eu-west-1:444455556666:secret:foundation/directory-other-AbCdEf", false)]
    [TestCase("", "arn:aws:secretsmanager:eu-west-1:444455556666:secret:foundation/directory-AbCdEf", false)]
    public void OneSecret_IsRead_WhereItIsNamed(string named, string secret, bool allowed) => Assert.That(Allowed("secretsmanager:GetSecretValue", secret, named), Is.EqualTo(allowed));

    [TestCase("arn:aws:iam::111122223333:role/mlfoundation/mlfoundation-preview", true)]
    [TestCase("arn:aws:iam::111122223333:role/mlfoundation/mlfoundation-deploy", false)]
    [TestCase("arn:aws:iam::111122223333:role/mlfoundation-preview", false)]
    [TestCase("arn:aws:iam::999999999999:role/mlfoundation/mlfoundation-preview", false)]
    public void OnlyThePreviewOfTheManagementAccount_TakesItOn(string caller, bool trusted)
    {
        var statement = Role["AssumeRolePolicyDocument"]!["Statement"]![0]!;
        Assert.That(Filled(statement["Principal"]!, ""), Is.EqualTo("""{"AWS":"arn:aws:iam::111122223333:root"}"""));
        Assert.That(Filled(statement["Condition"]!, ""), Is.EqualTo("""{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/mlfoundation/mlfoundation-preview"}}"""));
        Assert.That(caller == (string?)JsonNode.Parse(Filled(statement["Condition"]!, ""))!["ArnEquals"]!["aws:PrincipalArn"], Is.EqualTo(trusted));
    }

    [Test]
    public async Task AStack_EntersMembersByTheRoleThatIsNamed_ElseByControlTowers()
    {
        Assert.That($"{Role["Path"]}{Role["RoleName"]}", Is.EqualTo($"/{FoundationRoles.PreviewMemberRole}"));
        Assert.That(await RolesAsync(null), Is.EqualTo(new[] { "AWSControlTowerExecution" }));
        Assert.That(await RolesAsync(FoundationRoles.PreviewMemberRole), Is.EqualTo(new[] { "mlfoundation/mlfoundation-preview-member" }));
        Assert.That(File.ReadAllText(Repository.PathOf(".github", "workflows", "pull-request.yml")), Does.Contain($"{FoundationRoles.MemberRoleVariable}: {FoundationRoles.PreviewMemberRole}\n"));
        foreach (var deploys in new[] { "up.yml", "push.yml" })
        {
            Assert.That(File.ReadAllText(Repository.PathOf(".github", "workflows", deploys)), Does.Not.Contain(FoundationRoles.MemberRoleVariable));
        }

        async Task<string[]> RolesAsync(string? role)
        {
            var settings = StackFiles.Settings(StackFiles.Text("sandbox"));
            var plan = await PlanRunner.RunAsync("test", new StackLookups(settings), options => new MlFoundationStack(settings, options, role));
            return [.. plan.Resources.Where(r => r.Type == "pulumi:providers:aws" && r.Text("assumeRoles") is not null)
                .Select(r => ((string)JsonNode.Parse(r.Text("assumeRoles")!)![0]!["roleArn"]!).Split(":role/")[1]).Distinct()];
        }
    }

    [Test]
    public void ThePolicy_HasRoom() =>
        // IAM quotas: 10,240 characters for the inline policies of a role, white space not counted.
        Assert.That(Filled(Role["Policies"]![0]!["PolicyDocument"]!, "foundation/directory").Length, Is.LessThan(10_240));

    private static bool Allowed(string action, string resource, string secret = "")
    {
        var policy = AccessPolicy.Parse("look", Filled(Role["Policies"]![0]!["PolicyDocument"]!, secret));
        return PolicyEvaluator.Evaluate(
            new AccessRequest { Caller = new Caller($"arn:aws:iam::{Member}:role/mlfoundation/mlfoundation-preview-member", Member), Action = action, Resource = resource },
            new PolicyLayers { Identity = [policy] }).IsAllowed;
    }

    /// <summary>The document as CloudFormation would fill it in.</summary>
    private static string Filled(JsonNode document, string secret) => Substituted(document, secret)!.ToJsonString()
        .Replace("${AWS::Partition}", "aws", StringComparison.Ordinal).Replace("${AWS::AccountId}", Member, StringComparison.Ordinal)
        .Replace("${ManagementAccount}", Management, StringComparison.Ordinal).Replace("${ReadableSecret}", secret, StringComparison.Ordinal);

    private static JsonNode? Substituted(JsonNode? node, string secret) => node switch
    {
        JsonObject { Count: 1 } only when only["Fn::Sub"] is { } text => text.DeepClone(),
        JsonObject { Count: 1 } only when only["Fn::If"] is JsonArray { Count: 3 } choice => secret.Length > 0 ? Substituted(choice[1], secret) : null,
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Substituted(p.Value, secret)))),
        JsonArray list => new JsonArray([.. list.Select(i => Substituted(i, secret)).Where(i => i is not null)]),
        _ => node?.DeepClone(),
    };
}
