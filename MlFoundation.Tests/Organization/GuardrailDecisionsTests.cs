using MlFoundation.Policies;

namespace MlFoundation.Organization;

/// <summary>What each guardrail denies and what it leaves alone, decided by the evaluator.</summary>
[TestFixture]
public sealed class GuardrailDecisionsTests
{
    private const string Account = "111122223333";
    private const string Iam = "arn:aws:iam::111122223333:role/";
    private const string Deploy = "mlfoundation/mlfoundation-deploy";
    private const string Key = "sagemaker:VolumeKmsKeyArn=arn:aws:kms:eu-west-1:111122223333:key/k";
    private const string Vpc = "sagemaker:VpcSubnets=subnet-1|sagemaker:VpcSecurityGroupIds=sg-1";
    private const string Own = "aws:ResourceOrgID=o-exampleorgid";
    private const string Foreign = "aws:ResourceOrgID=o-otherorgid00|aws:ResourceAccount=999999999999";

    private static readonly PolicyValues Values = new(
        ["eu-west-1", "eu-central-1"], "o-exampleorgid", "r-ab12", FoundationRoles.Path, FoundationRoles.Prefix, FoundationRoles.DeployRolePattern)
    {
        Guardrails = new GuardrailSettings { BedrockModels = ["anthropic.claude-*", "amazon.titan-embed-text-v2:0"], Instances = new InstanceSettings { Sandbox = ["ml.m5", "ml.g4dn.xlarge"] } },
    };

    // policy, role, action, resource, context, statement that denies (null: allowed)
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateTrainingJob", "*", Key, "DenyWorkOutsideTheVpc")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateTrainingJob", "*", $"{Vpc}|{Key}", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateTrainingJob", "*", $"{Vpc}|sagemaker:InstanceTypes=ml.m5.xlarge", "DenyUnencryptedVolumes")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateTrainingJob", "*", $"{Vpc}|sagemaker:InstanceTypes=ml.m5.xlarge|{Key}", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateTrainingJob", "*", $"{Vpc}|sagemaker:InstanceTypes=ml.m5.xlarge|sagemaker:VolumeKmsKey=k", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateTrainingJob", "*", $"{Vpc}|sagemaker:InstanceTypes=ml.g5.2xlarge", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateProcessingJob", "*", $"{Vpc}|sagemaker:InstanceTypes=ml.m5d.large", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateEndpointConfig", "*", "sagemaker:ServerlessMemorySize=2048", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateEndpointConfig", "*", "sagemaker:InstanceTypes=ml.c6i.large", "DenyUnencryptedVolumes")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateModel", "*", "", "DenyWorkOutsideTheVpc")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateModel", "*", Vpc, null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateModel", "*", $"{Vpc}|sagemaker:DirectGatedModelAccess=true", "DenyGatedModelsPastTheHub")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateDomain", "*", Key, "DenyStudioOnTheInternet")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateDomain", "*", $"{Key}|sagemaker:AppNetworkAccessType=PublicInternetOnly", "DenyStudioOnTheInternet")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateDomain", "*", "sagemaker:AppNetworkAccessType=VpcOnly", "DenyUnencryptedHomesAndNotebooks")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateDomain", "*", $"{Key}|sagemaker:AppNetworkAccessType=VpcOnly", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:UpdateDomain", "*", "sagemaker:AppNetworkAccessType=PublicInternetOnly", "DenyMovingStudioToTheInternet")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:UpdateDomain", "*", "", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateNotebookInstance", "*", $"{Vpc}|{Key}|sagemaker:RootAccess=Disabled", "DenyNotebooksOnTheInternet")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateNotebookInstance", "*", $"{Vpc}|{Key}|sagemaker:DirectInternetAccess=Disabled", "DenyRootOnNotebooks")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateNotebookInstance", "*", $"{Vpc}|{Key}|sagemaker:DirectInternetAccess=Disabled|sagemaker:RootAccess=Disabled", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:UpdateNotebookInstance", "*", "sagemaker:RootAccess=Enabled", "DenyGivingRootOnNotebooks")]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:CreateMonitoringSchedule", "*", "", null)]
    [TestCase("sagemaker-boundary", "dev", "sagemaker:InvokeEndpoint", "*", "", null)]

    [TestCase("instances-sandbox", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.p5.48xlarge", "DenyOtherSageMakerInstances")]
    [TestCase("instances-sandbox", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.m5.4xlarge,ml.p5.48xlarge", "DenyOtherSageMakerInstances")]
    [TestCase("instances-sandbox", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.m5.4xlarge", null)]
    [TestCase("instances-sandbox", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.m5d.large", "DenyOtherSageMakerInstances")]
    [TestCase("instances-sandbox", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.g4dn.2xlarge", "DenyOtherSageMakerInstances")]
    [TestCase("instances-sandbox", "dev", "sagemaker:CreateApp", "*", "sagemaker:InstanceTypes=system", null)]
    [TestCase("instances-sandbox", "dev", "sagemaker:CreateEndpointConfig", "*", "sagemaker:ServerlessMemorySize=2048", null)]
    [TestCase("instances-sandbox", "dev", "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/*", "ec2:InstanceType=p5.48xlarge", "DenyOtherAcceleratedInstances")]
    [TestCase("instances-sandbox", "dev", "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/*", "ec2:InstanceType=g4dn.xlarge", null)]
    [TestCase("instances-sandbox", "dev", "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/*", "ec2:InstanceType=t3.large", null)]
    [TestCase("instances-sandbox", "dev", "ec2:RunInstances", "arn:aws:ec2:eu-west-1::image/ami-1", "", null)]
    [TestCase("instances-development", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.p5.48xlarge", "DenyOtherSageMakerInstances")]
    [TestCase("instances-development", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.g5.12xlarge", null)]
    [TestCase("instances-production", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.p5.48xlarge", null)]
    [TestCase("instances-production", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InstanceTypes=ml.p6-b200.48xlarge", "DenyOtherSageMakerInstances")]

    [TestCase("bedrock-models", "dev", "bedrock:InvokeModel", "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0", "", null)]
    [TestCase("bedrock-models", "dev", "bedrock:InvokeModel", "arn:aws:bedrock:eu-west-1::foundation-model/amazon.titan-embed-text-v2:0", "", null)]
    [TestCase("bedrock-models", "dev", "bedrock:InvokeModel", "arn:aws:bedrock:eu-west-1::foundation-model/deepseek.r1-v1:0", "", "DenyOtherModels")]
    [TestCase("bedrock-models", "dev", "bedrock:InvokeModelWithResponseStream", "arn:aws:bedrock:eu-west-1::foundation-model/meta.llama3-70b-instruct-v1:0", "", "DenyOtherModels")]
    [TestCase("bedrock-models", "dev", "bedrock:InvokeModel", "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "", null)]
    [TestCase("bedrock-models", "dev", "bedrock:InvokeModel", "arn:aws:bedrock:eu-west-1:111122223333:imported-model/x", "", "DenyOtherModels")]
    [TestCase("bedrock-models", "dev", "bedrock:CreateModelImportJob", "*", "", "DenyModelsOfOtherOrigin")]
    [TestCase("bedrock-models", "dev", "bedrock:ListFoundationModels", "*", "", null)]
    [TestCase("bedrock-models", "dev", "bedrock-mantle:CreateInference", "*", "bedrock-mantle:Model=openai.gpt-oss-120b", "DenyOtherModelsOfTheOpenInterface")]
    [TestCase("bedrock-models", "dev", "bedrock-mantle:CreateInference", "*", "bedrock-mantle:Model=anthropic.claude-opus-4", null)]

    [TestCase("corporate-boundary", "admin", "ec2:CreateInternetGateway", "*", "", "DenyOwnWaysToTheInternet")]
    [TestCase("corporate-boundary", "stacksets-exec-1", "ec2:CreateInternetGateway", "*", "", null)]
    [TestCase("corporate-boundary", Deploy, "ec2:CreateTransitGatewayVpcAttachment", "*", "", null)]
    [TestCase("corporate-boundary", "admin", "ec2:CreateTransitGatewayVpcAttachment", "*", "", "DenyJoiningOtherNetworks")]
    [TestCase("corporate-boundary", "admin", "ec2:CreateVpcPeeringConnection", "*", "", "DenyJoiningOtherNetworks")]
    [TestCase("corporate-boundary", "admin", "ec2:CreateVpcEndpoint", "*", "", null)]
    [TestCase("corporate-boundary", "admin", "lambda:CreateFunctionUrlConfig", "*", "lambda:FunctionUrlAuthType=NONE", "DenyPublicFunctionUrls")]
    [TestCase("corporate-boundary", "admin", "lambda:CreateFunctionUrlConfig", "*", "lambda:FunctionUrlAuthType=AWS_IAM", null)]
    [TestCase("corporate-boundary", "admin", "lambda:AddPermission", "*", "", null)]
    [TestCase("corporate-boundary", "admin", "apigateway:POST", "arn:aws:apigateway:eu-west-1::/restapis", "apigateway:Request/EndpointType=REGIONAL", "DenyPublicApis")]
    [TestCase("corporate-boundary", "admin", "apigateway:POST", "arn:aws:apigateway:eu-west-1::/restapis", "apigateway:Request/EndpointType=PRIVATE", null)]
    [TestCase("corporate-boundary", "admin", "apigateway:POST", "arn:aws:apigateway:eu-west-1::/restapis/a1/resources", "", null)]

    [TestCase("data-egress", "dev", "s3:PutObject", "arn:aws:s3:::theirs/k", Foreign, "DenyDataToOtherOrganizations")]
    [TestCase("data-egress", "dev", "s3:PutObject", "arn:aws:s3:::theirs/k", "aws:ResourceOrgID=|aws:ResourceAccount=999999999999", "DenyDataToOtherOrganizations")]
    [TestCase("data-egress", "dev", "s3:PutObject", "arn:aws:s3:::ours/k", Own, null)]
    [TestCase("data-egress", "dev", "s3:PutObject", "arn:aws:s3:::sc-templates/k", $"{Foreign}|aws:CalledVia=servicecatalog.amazonaws.com", null)]
    [TestCase("data-egress", "dev", "s3:PutObject", "arn:aws:s3:::theirs/k", $"{Foreign}|aws:CalledVia=athena.amazonaws.com", "DenyDataToOtherOrganizations")]
    [TestCase("data-egress", "dev", "s3:GetObject", "arn:aws:s3:::jumpstart-cache-prod-eu-west-1/k", Foreign, null)]
    [TestCase("data-egress", "dev", "ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:999999999999:repository/pytorch-training", Foreign, null)]
    [TestCase("data-egress", "dev", "ecr:PutImage", "arn:aws:ecr:eu-west-1:999999999999:repository/x", Foreign, "DenyDataToOtherOrganizations")]
    [TestCase("data-egress", "dev", "sts:AssumeRole", "arn:aws:iam::999999999999:role/x", Foreign, "DenyDataToOtherOrganizations")]
    [TestCase("data-egress", "dev", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", Own, null)]
    [TestCase("data-egress", "dev", "ram:CreateResourceShare", "*", "ram:RequestedAllowsExternalPrincipals=true", "DenySharesOutsideTheOrganization")]
    [TestCase("data-egress", "dev", "ram:CreateResourceShare", "*", "ram:RequestedAllowsExternalPrincipals=false", null)]
    [TestCase("data-egress", "dev", "ec2:ModifySnapshotAttribute", "*", "ec2:Add/group=all", "DenyPublicCopies")]
    [TestCase("data-egress", "dev", "rds:ModifyDBSnapshotAttribute", "*", "", "DenyCopiesOfDatabases")]
    [TestCase("data-egress", "dev", "s3:GetObject", "arn:aws:s3:::ours/k", "s3:authType=REST-QUERY-STRING|s3:signatureAge=3600001", "DenyLongLivedLinks")]
    [TestCase("data-egress", "dev", "s3:GetObject", "arn:aws:s3:::ours/k", "s3:authType=REST-QUERY-STRING|s3:signatureAge=3600000", null)]
    [TestCase("data-egress", "dev", "s3:GetObject", "arn:aws:s3:::ours/k", "s3:authType=REST-HEADER|s3:signatureAge=9000000", null)]

    [TestCase("protect-foundation-roles", "admin", "iam:PutRolePolicy", $"{Iam}mlfoundation/mlfoundation-sagemaker-data-scientist", "", "DenyChangingFoundationRoles")]
    [TestCase("protect-foundation-roles", "admin", "iam:DeleteRole", $"{Iam}mlfoundation-launch-analytics", "", "DenyChangingFoundationRoles")]
    [TestCase("protect-foundation-roles", "admin", "iam:CreateRole", $"{Iam}mlfoundation/any", "", "DenyChangingFoundationRoles")]
    [TestCase("protect-foundation-roles", "admin", "iam:CreateRole", $"{Iam}mlfoundation-sagemaker-data-scientist", "", "DenyLookAlikes")]
    [TestCase("protect-foundation-roles", "admin", "iam:CreateRole", $"{Iam}other/mlfoundation-deploy", "", "DenyLookAlikes")]
    [TestCase("protect-foundation-roles", "admin", "iam:CreateRole", $"{Iam}AWSReservedSSO_DataScientist_0123456789abcdef", "", "DenyLookAlikes")]
    [TestCase("protect-foundation-roles", "mlfoundation-launch-projects", "iam:CreateRole", $"{Iam}mlfoundation-products/SC-model-1", "", null)]
    [TestCase("protect-foundation-roles", "admin", "iam:CreateRole", $"{Iam}service-role/any", "", null)]
    [TestCase("protect-foundation-roles", Deploy, "iam:PutRolePolicy", $"{Iam}mlfoundation/mlfoundation-sagemaker-data-scientist", "", null)]
    [TestCase("protect-foundation-roles", "AWSControlTowerExecution", "iam:CreateRole", $"{Iam}mlfoundation-launch-analytics", "", null)]

    [TestCase("isolated-models", "dev", "sagemaker:CreateModel", "*", "", "DenyModelsWithNetwork")]
    [TestCase("isolated-models", "dev", "sagemaker:CreateModel", "*", "sagemaker:NetworkIsolation=true", null)]
    [TestCase("isolated-models", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InterContainerTrafficEncryption=false", "DenyPlainTrafficBetweenContainers")]
    [TestCase("isolated-models", "dev", "sagemaker:CreateTrainingJob", "*", "sagemaker:InterContainerTrafficEncryption=true", null)]
    [TestCase("studio-from-network", "dev", "sagemaker:CreatePresignedDomainUrl", "*", "", "DenySignedLinksFromElsewhere")]
    [TestCase("studio-from-network", "dev", "sagemaker:CreatePresignedDomainUrl", "*", "aws:SourceVpce=vpce-1", null)]
    [TestCase("studio-from-network", "dev", "sagemaker:CreatePresignedDomainUrl", "*", "aws:ViaAWSService=true", null)]
    [TestCase("require-cost-tags", "dev", "sagemaker:CreateEndpoint", "*", "aws:RequestTag/Team=fraud", "DenyResourcesWithoutCostCenter")]
    [TestCase("require-cost-tags", "dev", "sagemaker:CreateEndpoint", "*", "aws:RequestTag/CostCenter=42", "DenyResourcesWithoutTeam")]
    [TestCase("require-cost-tags", "dev", "sagemaker:CreateEndpoint", "*", "aws:RequestTag/Team=fraud|aws:RequestTag/CostCenter=42", null)]
    [TestCase("require-cost-tags", "dev", "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/*", "", "DenyMachinesWithoutTeam")]
    [TestCase("require-cost-tags", "dev", "ec2:RunInstances", "arn:aws:ec2:eu-west-1::image/ami-1", "", null)]
    [TestCase("require-cost-tags", "stacksets-exec-1", "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/*", "", null)]

    [TestCase("sandbox-boundary", "dev", "s3:GetObject", "arn:aws:s3:::lake/k", "aws:ResourceOrgID=o-exampleorgid|aws:ResourceAccount=444455556666", "DenyDataOfOtherUnits")]
    [TestCase("sandbox-boundary", "dev", "s3:GetObject", "arn:aws:s3:::mine/k", "", null)]
    [TestCase("sandbox-boundary", "mlfoundation-launch-projects", "s3:GetObject", "arn:aws:s3:::hub/k", "aws:ResourceOrgID=o-exampleorgid|aws:ResourceAccount=444455556666", null)]
    [TestCase("sandbox-boundary", "stacksets-exec-1", "s3:GetObject", "arn:aws:s3:::hub/k", "aws:ResourceOrgID=o-exampleorgid|aws:ResourceAccount=444455556666", null)]
    [TestCase("sandbox-boundary", "dev", "s3:GetObject", "arn:aws:s3:::aws-samples/k", Foreign, null)]
    [TestCase("sandbox-boundary", "dev", "ec2:CreateTransitGatewayVpcAttachment", "*", "", "DenyJoiningOtherNetworks")]
    [TestCase("sandbox-boundary", "dev", "ec2:CreateVpnConnection", "*", "", "DenyJoiningOtherNetworks")]
    [TestCase("sandbox-boundary", "dev", "ec2:CreateInternetGateway", "*", "", null)]
    [TestCase("sandbox-boundary", "dev", "savingsplans:CreateSavingsPlan", "*", "", "DenyLongTermPurchases")]
    [TestCase("deny-outside-governed-regions", "dev", "ec2:RunInstances", "*", "aws:RequestedRegion=us-west-2", "DenyOutsideGovernedRegions")]
    [TestCase("deny-outside-governed-regions", "dev", "ec2:RunInstances", "*", "aws:RequestedRegion=eu-central-1", null)]
    [TestCase("deny-outside-governed-regions", "dev", "iam:CreateRole", "*", "aws:RequestedRegion=us-east-1", null)]
    [TestCase("deny-outside-governed-regions", "AWSControlTowerExecution", "ec2:DeleteVpc", "*", "aws:RequestedRegion=us-west-2", null)]
    [TestCase("protect-control-tower", "admin", "iam:DeleteRole", $"{Iam}aws-controltower-ConfigRecorderRole", "", "DenyChangingControlTowersRoles")]
    [TestCase("protect-control-tower", "AWSControlTowerExecution", "iam:DeleteRole", $"{Iam}aws-controltower-ConfigRecorderRole", "", null)]
    [TestCase("protect-security-services", "admin", "guardduty:DeleteDetector", "*", "", "DenyWeakeningSecurityServices")]
    [TestCase("protect-security-services", "admin", "guardduty:ListFindings", "*", "", null)]
    [TestCase("quarantine", "dev", "s3:ListAllMyBuckets", "*", "aws:PrincipalOrgPaths=o-exampleorgid/r-ab12/", "DenyAllDirectlyUnderTheRoot")]
    [TestCase("quarantine", "dev", "s3:ListAllMyBuckets", "*", "aws:PrincipalOrgPaths=o-exampleorgid/r-ab12/ou-ab12-11111111/", null)]
    [TestCase("deny-leave-organization", "admin", "organizations:LeaveOrganization", "*", "", "DenyLeavingTheOrganization")]
    public void AGuardrail_DeniesThis_AndLeavesThatAlone(string policy, string role, string action, string resource, string context, string? statement)
    {
        var decision = Decide(policy, new Caller($"{Iam}{role}", Account) { OrganizationId = "o-exampleorgid", OrganizationPath = "o-exampleorgid/r-ab12/ou-ab12-11111111/" }, action, resource, context);
        Assert.That((decision.IsAllowed, decision.IsAllowed ? null : decision.Statement), Is.EqualTo((statement is null, statement)));
    }

    [TestCase("", "DenyTheRootUser"), TestCase("aws:AssumedRoot=true", null)]
    public void TheRootUser_IsDenied_ButForSessionsOfTheManagementAccount(string context, string? statement) =>
        Assert.That(Decide("deny-root-user", new Caller($"arn:aws:iam::{Account}:root", Account), "s3:ListAllMyBuckets", "*", context).Statement, Is.EqualTo(statement));

    // Who asks, over what, for whom.
    [TestCase("s3:GetObject", "o-exampleorgid", null, "aws:SecureTransport=true", null)]
    [TestCase("s3:GetObject", "o-exampleorgid", null, "aws:SecureTransport=false", "DenyUnencryptedTransport")]
    [TestCase("s3:GetObject", "o-otherorgid00", null, "aws:SecureTransport=true", "DenyPrincipalsOfOtherOrganizations")]
    [TestCase("s3:GetObject", null, null, "aws:SecureTransport=true", "DenyPrincipalsOfOtherOrganizations")]
    [TestCase("s3:PutObject", null, "cloudtrail.amazonaws.com", "aws:SecureTransport=true|aws:SourceOrgID=o-exampleorgid|aws:SourceAccount=1", null)]
    [TestCase("s3:PutObject", null, "cloudtrail.amazonaws.com", "aws:SecureTransport=true|aws:SourceOrgID=o-otherorgid00|aws:SourceAccount=1", "DenyServicesOnBehalfOfOtherOrganizations")]
    [TestCase("s3:PutObject", null, "cloudtrail.amazonaws.com", "aws:SecureTransport=true", null)]
    public void TheDataPerimeter_LetsInWhoBelongs(string action, string? organization, string? service, string context, string? statement)
    {
        var caller = service is null ? new Caller("arn:aws:iam::444455556666:role/x", "444455556666") { OrganizationId = organization } : Caller.OfService(service);
        var request = Request(caller, action, "arn:aws:s3:::ours/k", context) with { ResourceAccount = Account };
        var decision = PolicyEvaluator.Evaluate(request, new PolicyLayers
        {
            ResourceControl = [new PolicyLevel("root", [AccessPolicy.FullAccess, Rendered("data-perimeter", Values)])], Resource = AccessPolicy.FullAccess, Identity = [AccessPolicy.FullAccess],
        });
        Assert.That(decision.Outcome == AccessOutcome.ExplicitlyDenied ? decision.Statement : null, Is.EqualTo(statement));
    }

    [Test]
    public void TrustedAccounts_MayBeSentDataTo()
    {
        var trusting = Values with { Guardrails = Values.Guardrails with { TrustedAccounts = [Primitives.AccountId.Parse("999999999999")] } };
        var request = Request(new Caller($"{Iam}dev", Account), "s3:PutObject", "arn:aws:s3:::theirs/k", Foreign);
        Assert.Multiple(() =>
        {
            Assert.That(PolicyEvaluator.Evaluate(request, Layers("data-egress", trusting)).IsAllowed, Is.True);
            Assert.That(PolicyEvaluator.Evaluate(request, Layers("data-egress", Values)).IsAllowed, Is.False);
            Assert.That(PolicyDocuments.Get("data-egress").Render(Values), Does.Not.Contain("aws:ResourceAccount"));
        });
    }

    [Test]
    public void BackupByTag_NamesTheVaultAndTheGovernedRegions() => Assert.That(
        PolicyDocuments.Get("backup-by-tag").Render(Values),
        Does.Contain("""{"regions":{"@@assign":["eu-west-1","eu-central-1"]}""").And.Contains("""{"@@assign":"mlfoundation-backup"}""").And.Contains("arn:aws:iam::$account:role/mlfoundation/mlfoundation-backup"));

    private static AccessDecision Decide(string policy, Caller caller, string action, string resource, string context) =>
        PolicyEvaluator.Evaluate(Request(caller, action, resource, context), Layers(policy, Values));

    private static AccessRequest Request(Caller caller, string action, string resource, string context) => new()
    {
        Caller = caller, Action = action, Resource = resource,
        Context = context.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=', 2)).ToDictionary(
            c => c[0], c => (IReadOnlyList<string>)c[1].Split(',', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal),
    };

    private static PolicyLayers Layers(string policy, PolicyValues values) => new()
    {
        ServiceControl = [new PolicyLevel("unit", [AccessPolicy.FullAccess, Rendered(policy, values)])], Identity = [AccessPolicy.FullAccess],
    };

    private static AccessPolicy Rendered(string policy, PolicyValues values) => AccessPolicy.Parse(policy, PolicyDocuments.Get(policy).Render(values));
}
