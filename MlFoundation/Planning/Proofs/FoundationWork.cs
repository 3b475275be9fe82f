using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>What has to work in every account, whatever the guardrails: by role, action and resource.</summary>
/// <remarks>
/// Sources: AWS Control Tower User Guide, "How AWS Control Tower works with roles"; AWS CloudFormation User Guide, "StackSets concepts"; this
/// program, whose providers work in accounts through AWSControlTowerExecution, and whose blueprint StackSets carry.
/// </remarks>
internal static class FoundationWork
{
    private const string Account = GuardrailLayers.Account;
    private const string Iam = $"arn:aws:iam::{Account}:";

    /// <summary>Ungoverned: who sets accounts up is stopped nowhere.</summary>
    private const string Region = "ap-east-1";

    /// <summary>The roles by what they are called in findings.</summary>
    public static IReadOnlyList<FoundationRole> Roles { get; } =
    [
        new("AWSControlTowerExecution", $"{Iam}role/AWSControlTowerExecution"),
        new("stacksets-exec-*", $"{Iam}role/stacksets-exec-0123456789abcdef0123456789abcdef"),
        new(FoundationRoles.DeployRole, $"{Iam}role{FoundationRoles.Path}{FoundationRoles.DeployRole}"),
        new("a service-linked role", $"{Iam}role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"),
    ];

    /// <summary>Every request, for callers of one organization.</summary>
    public static IEnumerable<RoleRequest> Of(string organizationId) =>
        from role in Roles
        let caller = GuardrailLayers.Member(role.Arn, organizationId)
        from work in role.Name == "AWSControlTowerExecution" ? [.. Everybodys, .. ControlTowers] : Everybodys
        select new RoleRequest(role.Name, new AccessRequest
        {
            Caller = caller, Action = work.Action, Resource = work.Resource, ResourceAccount = work.Elsewhere ? "222222222222" : Account, ResourceOrganizationId = organizationId,
            Context = new Dictionary<string, IReadOnlyList<string>>(work.Context, StringComparer.OrdinalIgnoreCase)
            {
                ["aws:RequestedRegion"] = [Region], ["aws:SecureTransport"] = ["true"],
            },
        });

    private sealed record Work(string Action, string Resource = "*", bool Elsewhere = false)
    {
        public Dictionary<string, IReadOnlyList<string>> Context { get; init; } = [];
    }

    private static Work[] Everybodys { get; } =
    [
        new("cloudformation:CreateStack", $"arn:aws:cloudformation:{Region}:{Account}:stack/StackSet-blueprint/1"),
        new("ec2:AttachInternetGateway", $"arn:aws:ec2:{Region}:{Account}:internet-gateway/igw-1"),
        new("ec2:CreateFlowLogs", $"arn:aws:ec2:{Region}:{Account}:vpc-flow-log/*"),
        new("ec2:CreateInternetGateway", $"arn:aws:ec2:{Region}:{Account}:internet-gateway/*"),
        new("ec2:CreateNatGateway", $"arn:aws:ec2:{Region}:{Account}:natgateway/*"),
        new("ec2:CreateTransitGatewayVpcAttachment", $"arn:aws:ec2:{Region}:{Account}:transit-gateway-attachment/*"),
        new("ec2:CreateVpc", $"arn:aws:ec2:{Region}:{Account}:vpc/*"),
        new("ec2:DeleteTransitGatewayVpcAttachment", $"arn:aws:ec2:{Region}:{Account}:transit-gateway-attachment/tgw-attach-1"),
        new("iam:AttachRolePolicy", $"{Iam}role{FoundationRoles.Path}{FoundationRoles.Prefix}sagemaker-data-scientist"),
        new("iam:CreateRole", $"{Iam}role{FoundationRoles.Path}{FoundationRoles.Prefix}sagemaker-data-scientist"),
        new("iam:CreateRole", $"{Iam}role/{FoundationRoles.Prefix}launch-analytics"),
        new("iam:DeleteRole", $"{Iam}role/{FoundationRoles.Prefix}launch-analytics"),
        new("iam:UpdateAssumeRolePolicy", $"{Iam}role{FoundationRoles.Path}{FoundationRoles.DeployRole}"),
        new("kms:CreateKey"),
        new("kms:PutKeyPolicy", $"arn:aws:kms:{Region}:{Account}:key/1"),
        new("lambda:CreateFunction", $"arn:aws:lambda:{Region}:{Account}:function:mlfoundation-account-baseline"),
        new("route53resolver:AssociateResolverRule", $"arn:aws:route53resolver:{Region}:{Account}:resolver-rule/1"),
        new("s3:GetObject", "arn:aws:s3:::mlfoundation-templates/blueprint", Elsewhere: true),
        new("s3:PutBucketPolicy", "arn:aws:s3:::mlfoundation-logs"),
        new("s3:PutObject", "arn:aws:s3:::mlfoundation-templates/blueprint", Elsewhere: true),
        new("ssm:PutParameter", $"arn:aws:ssm:{Region}:{Account}:parameter/foundation/network/vpc-id"),
        new("sts:AssumeRole", "arn:aws:iam::222222222222:role/AWSControlTowerExecution", Elsewhere: true),
    ];

    private static Work[] ControlTowers { get; } =
    [
        new("access-analyzer:DeleteAnalyzer", $"arn:aws:access-analyzer:{Region}:{Account}:analyzer/a"),
        new("cloudformation:DeleteStack", $"arn:aws:cloudformation:{Region}:{Account}:stack/StackSet-AWSControlTowerBP-BASELINE-CONFIG-1/1"),
        new("cloudformation:UpdateStack", $"arn:aws:cloudformation:{Region}:{Account}:stack/StackSet-AWSControlTowerBP-BASELINE-CONFIG-1/1"),
        new("cloudtrail:StopLogging", $"arn:aws:cloudtrail:{Region}:{Account}:trail/aws-controltower-BaselineCloudTrail"),
        new("cloudtrail:UpdateTrail", $"arn:aws:cloudtrail:{Region}:{Account}:trail/aws-controltower-BaselineCloudTrail"),
        new("config:DeleteConfigurationRecorder"),
        new("config:PutConfigurationRecorder"),
        new("config:StopConfigurationRecorder"),
        new("ec2:CreateCustomerGateway", $"arn:aws:ec2:{Region}:{Account}:customer-gateway/*"),
        new("ec2:CreateTransitGateway", $"arn:aws:ec2:{Region}:{Account}:transit-gateway/*"),
        new("ec2:CreateVpnConnection", $"arn:aws:ec2:{Region}:{Account}:vpn-connection/*"),
        new("events:PutRule", $"arn:aws:events:{Region}:{Account}:rule/aws-controltower-ConfigComplianceChangeEventRule"),
        new("guardduty:UpdateDetector", $"arn:aws:guardduty:{Region}:{Account}:detector/1"),
        new("iam:CreateRole", $"{Iam}role/aws-controltower-ConfigRecorderRole"),
        new("iam:CreateServiceLinkedRole", $"{Iam}role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"),
        new("iam:PutRolePolicy", $"{Iam}role/aws-controltower-ForwardSnsNotificationRole"),
        new("inspector2:Disable"),
        new("lambda:UpdateFunctionCode", $"arn:aws:lambda:{Region}:{Account}:function:aws-controltower-NotificationForwarder"),
        new("logs:PutRetentionPolicy", $"arn:aws:logs:{Region}:{Account}:log-group:/aws/lambda/aws-controltower-NotificationForwarder"),
        new("macie2:UpdateMacieSession"),
        new("ram:CreateResourceShare") { Context = { ["ram:RequestedAllowsExternalPrincipals"] = ["false"] } },
        new("securityhub:BatchDisableStandards", $"arn:aws:securityhub:{Region}:{Account}:hub/default"),
        new("sns:SetTopicAttributes", $"arn:aws:sns:{Region}:{Account}:aws-controltower-SecurityNotifications"),
        new("sns:Subscribe", $"arn:aws:sns:{Region}:{Account}:aws-controltower-SecurityNotifications"),
    ];
}

/// <summary>A role of those that set accounts up.</summary>
/// <param name="Name">What it is called in findings.</param>
/// <param name="Arn">Its ARN, or that of one like it.</param>
internal sealed record FoundationRole(string Name, string Arn);

/// <summary>A request that has to be allowed.</summary>
/// <param name="Role">Who makes it, as findings say it.</param>
/// <param name="Request">The request.</param>
internal sealed record RoleRequest(string Role, AccessRequest Request);
