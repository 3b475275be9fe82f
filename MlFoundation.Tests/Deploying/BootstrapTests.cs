using System.Text.Json.Nodes;
using MlFoundation.Policies;
using MlFoundation.Support;

namespace MlFoundation.Deploying;

/// <summary>What the roles of deploy/bootstrap.template.json may do and may not, and who may take them on.</summary>
[TestFixture]
public sealed class BootstrapTests
{
    private const string Account = "111122223333";
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string Pulumi = "api.pulumi.com/oidc";

    private static readonly JsonNode Template = JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploy", "bootstrap.template.json")))!;
    private static readonly AccessPolicy[] Deploy = [Policy("DeployOrganization"), Policy("DeployServices")];
    private static readonly AccessPolicy[] Preview = [AccessPolicy.Parse("look", Filled(Template["Resources"]!["PreviewRole"]!["Properties"]!["Policies"]![0]!["PolicyDocument"]!))];

    [TestCase("organizations:CreateOrganizationalUnit", "*")]
    [TestCase("organizations:AttachPolicy", "*")]
    [TestCase("controltower:EnableControl", "*")]
    [TestCase("servicecatalog:ProvisionProduct", "*")]
    [TestCase("cloudformation:CreateStackSet", "arn:aws:cloudformation:eu-west-1:111122223333:stackset/mlfoundation-internet-eu-west-1:1a2b")]
    [TestCase("sso:CreateAccountAssignment", "*")]
    [TestCase("sts:AssumeRole", "arn:aws:iam::444455556666:role/AWSControlTowerExecution")]
    [TestCase("iam:CreateRole", "arn:aws:iam::111122223333:role/service-role/AWSControlTowerAdmin")]
    [TestCase("iam:CreateRole", "arn:aws:iam::111122223333:role/mlfoundation/mlfoundation-budget-actions")]
    [TestCase("s3:PutObject", "arn:aws:s3:::mlfoundation-templates-111122223333/corporate.json")]
    [TestCase("sns:CreateTopic", "arn:aws:sns:eu-west-1:111122223333:mlfoundation-break-glass")]
    [TestCase("guardduty:EnableOrganizationAdminAccount", "*")]
    public void TheDeployRole_MayDo_WhatADeploymentDoes(string action, string resource) => Assert.That(Allowed(Deploy, action, resource), Is.True);

    [TestCase("organizations:LeaveOrganization", "*")]
    [TestCase("organizations:DeleteOrganization", "*")]
    [TestCase("organizations:CloseAccount", "*")]
    [TestCase("organizations:RemoveAccountFromOrganization", "*")]
    [TestCase("iam:CreateUser", "arn:aws:iam::111122223333:user/x")]
    [TestCase("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/x")]
    [TestCase("iam:CreateRole", "arn:aws:iam::111122223333:role/Admin")]
    [TestCase("iam:PutRolePolicy", "arn:aws:iam::111122223333:role/mlfoundation/mlfoundation-deploy")]
    [TestCase("iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/mlfoundation/mlfoundation-deploy")]
    [TestCase("iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/mlfoundation/mlfoundation-preview")]
    [TestCase("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/mlfoundation/DeployServices")]
    [TestCase("iam:UpdateOpenIDConnectProviderThumbprint", "*")]
    [TestCase("sts:AssumeRole", "arn:aws:iam::444455556666:role/OrganizationAccountAccessRole")]
    [TestCase("s3:PutObject", "arn:aws:s3:::another/key")]
    [TestCase("ec2:RunInstances", "*")]
    [TestCase("cloudformation:CreateStack", "arn:aws:cloudformation:eu-west-1:111122223333:stack/x/1")]
    [TestCase("cloudtrail:StopLogging", "*")]
    public void TheDeployRole_MayNotDo_WhatNoDeploymentDoes(string action, string resource) => Assert.That(Allowed(Deploy, action, resource), Is.False);

    [TestCase("arn:aws:iam::aws:policy/service-role/AWSControlTowerServiceRolePolicy", true)]
    [TestCase("arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations", true)]
    [TestCase("arn:aws:iam::aws:policy/AdministratorAccess", false)]
    public void TheDeployRole_AttachesOnlyControlTowersPolicies(string policy, bool allowed) =>
        Assert.That(Allowed(Deploy, "iam:AttachRolePolicy", $"arn:aws:iam::{Account}:role/service-role/AWSControlTowerAdmin", ("iam:PolicyARN", policy)), Is.EqualTo(allowed));

    [TestCase("controltower.amazonaws.com", true), TestCase("lambda.amazonaws.com", false), TestCase("ec2.amazonaws.com", false)]
    public void TheDeployRole_HandsRoles_OnlyToTheirServices(string service, bool allowed) =>
        Assert.That(Allowed(Deploy, "iam:PassRole", $"arn:aws:iam::{Account}:role/service-role/AWSControlTowerAdmin", ("iam:PassedToService", service)), Is.EqualTo(allowed));

    [TestCase("organizations:ListAccounts", true), TestCase("sso:ListInstances", true), TestCase("identitystore:GetGroupId", true)]
    [TestCase("organizations:CreateAccount", false), TestCase("sso:CreateAccountAssignment", false), TestCase("controltower:UpdateLandingZone", false)]
    [TestCase("sts:AssumeRole", false), TestCase("secretsmanager:GetSecretValue", false), TestCase("s3:PutObject", false), TestCase("iam:PassRole", false)]
    public void ThePreviewRole_OnlyLooks(string action, bool allowed) => Assert.That(Allowed(Preview, action, "*"), Is.EqualTo(allowed));

    [TestCase("arn:aws:iam::444455556666:role/mlfoundation/mlfoundation-preview-member", true)]
    [TestCase("arn:aws:iam::444455556666:role/AWSControlTowerExecution", false)]
    [TestCase("arn:aws:iam::444455556666:role/mlfoundation/mlfoundation-deploy", false)]
    public void ThePreviewRole_EntersMembers_OnlyByTheRoleThatLooks(string role, bool allowed) =>
        Assert.That(Allowed(Preview, "sts:AssumeRole", role), Is.EqualTo(allowed));

    [TestCase("DeployRole", "sts.amazonaws.com", "repo:example/foundation:environment:prod", true)]
    [TestCase("DeployRole", "sts.amazonaws.com", "repo:example/foundation:environment:sandbox", true)]
    [TestCase("DeployRole", "sts.amazonaws.com", "repo:example/foundation:environment:preview", false)]
    [TestCase("DeployRole", "sts.amazonaws.com", "repo:example/foundation:pull_request", false)]
    [TestCase("DeployRole", "sts.amazonaws.com", "repo:example/foundation:ref:refs/heads/main", false)]
    [TestCase("DeployRole", "sts.amazonaws.com", "repo:example/foundation-fork:environment:prod", false)]
    [TestCase("DeployRole", "somebody-else", "repo:example/foundation:environment:prod", false)]
    [TestCase("PreviewRole", "sts.amazonaws.com", "repo:example/foundation:environment:preview", true)]
    [TestCase("PreviewRole", "sts.amazonaws.com", "repo:example/foundation:pull_request", false)]
    public void GitHub_TakesARole_OnlyFromItsEnvironment(string role, string audience, string subject, bool trusted) =>
        Assert.That(Trusted(role, "GitHubActions", GitHub, audience, subject), Is.EqualTo(trusted));

    [TestCase("example", "pulumi:deploy:org:example:project:mlfoundation:stack:prod:operation:update:scope:write", true)]
    [TestCase("aws:example", "pulumi:deploy:org:example:project:mlfoundation:stack:sandbox:operation:refresh:scope:write", true)]
    [TestCase("example", "pulumi:deploy:org:example:project:mlfoundation:stack:prod:operation:destroy:scope:write", false)]
    [TestCase("example", "pulumi:deploy:org:example:project:mlfoundation:stack:prod:operation:preview:scope:write", false)]
    [TestCase("example", "pulumi:deploy:org:example:project:other:stack:prod:operation:update:scope:write", false)]
    [TestCase("other", "pulumi:deploy:org:example:project:mlfoundation:stack:prod:operation:update:scope:write", false)]
    public void PulumiCloud_TakesTheDeployRole_OnlyForUpdates(string audience, string subject, bool trusted) =>
        Assert.That(Trusted("DeployRole", "PulumiCloud", Pulumi, audience, subject), Is.EqualTo(trusted));

    [TestCase("DeployOrganization"), TestCase("DeployServices")]
    public void APolicy_HasRoom(string policy) =>
        // IAM quotas: 6,144 characters a managed policy, white space not counted.
        Assert.That(Filled(Document(policy)).Count(c => !char.IsWhiteSpace(c)), Is.LessThan(6_144));

    [TestCase("prod"), TestCase("sandbox")]
    public async Task EveryRoleOfTheManagementAccount_IsOneTheDeployRoleMayMake(string stack)
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text(stack));
        var roles = plan.Resources.Where(r => r is { Type: "aws:iam/role:Role", Account: "management" }).Select(r => $"arn:aws:iam::{Account}:role{r.Text("path") ?? "/"}{r.Text("name") ?? r.Name}").ToArray();
        Assert.That(roles.Where(r => !Allowed(Deploy, "iam:CreateRole", r)), Is.Empty);
    }

    private static bool Trusted(string role, string statement, string issuer, string audience, string subject)
    {
        var document = Template["Resources"]![role]!["Properties"]!["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Select(s => s!["Fn::If"]![1]!).Single(s => (string?)s["Sid"] == statement);
        var policy = AccessPolicy.Parse("trust", Filled(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(WithoutPrincipal(document)) }));
        return Allowed([policy], "sts:AssumeRoleWithWebIdentity", "*", ($"{issuer}:aud", audience), ($"{issuer}:sub", subject));
    }

    // Who asks is the provider of tokens; what it says of the caller is what is tested here, so the conditions alone decide.
    private static JsonObject WithoutPrincipal(JsonNode statement)
    {
        var copy = statement.DeepClone().AsObject();
        copy.Remove("Principal");
        copy["Resource"] = "*";
        return copy;
    }

    private static bool Allowed(AccessPolicy[] policies, string action, string resource, params (string Key, string Value)[] context) => PolicyEvaluator.Evaluate(
        new AccessRequest
        {
            Caller = new Caller($"arn:aws:iam::{Account}:role/mlfoundation/mlfoundation-deploy", Account) { InManagementAccount = true },
            Action = action,
            Resource = resource,
            Context = context.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)[c.Value], StringComparer.Ordinal),
        },
        new PolicyLayers { Identity = policies }).IsAllowed;

    private static AccessPolicy Policy(string resource) => AccessPolicy.Parse(resource, Filled(Document(resource)));

    private static JsonNode Document(string resource) => Template["Resources"]![resource]!["Properties"]!["PolicyDocument"]!;

    /// <summary>The document as CloudFormation would fill it in.</summary>
    private static string Filled(JsonNode document) => Substituted(document)!.ToJsonString()
        .Replace("${AWS::Partition}", "aws", StringComparison.Ordinal).Replace("${AWS::AccountId}", Account, StringComparison.Ordinal)
        .Replace("${GitHubRepository}", "example/foundation", StringComparison.Ordinal).Replace("${PulumiOrganization}", "example", StringComparison.Ordinal)
        .Replace("${PulumiProject}", "mlfoundation", StringComparison.Ordinal).Replace("${StateBucket}", "state", StringComparison.Ordinal);

    private static JsonNode? Substituted(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } only when only["Fn::Sub"] is { } text => text.DeepClone(),
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Substituted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Substituted)]),
        _ => node?.DeepClone(),
    };
}
