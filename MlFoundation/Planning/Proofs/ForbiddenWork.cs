using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>What even an administrator must not be able to do, by the kind of unit that the account sits in.</summary>
/// <param name="What">What must not be possible, after "may".</param>
/// <param name="Policy">The guardrail that forbids it.</param>
/// <param name="Holds">Whether it is forbidden in a unit: its connectivity, and the roles of the accounts directly in it.</param>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource.</param>
internal sealed record ForbiddenWork(string What, string Policy, Func<string, IReadOnlySet<string>, bool> Holds, string Action, string Resource = "*")
{
    private static readonly string[] Workloads = ["team", "dataLake", "dataGovernance", "centralDeployments"];

    /// <summary>All of it.</summary>
    public static IReadOnlyList<ForbiddenWork> All { get; } =
    [
        new("leave the organization", "deny-leave-organization", Everywhere, "organizations:LeaveOrganization"),
        new("act as the root user", "deny-root-user", Everywhere, "s3:ListAllMyBuckets") { AsRoot = true },
        new("stop the trail", "protect-security-services", Everywhere, "cloudtrail:StopLogging", "arn:aws:cloudtrail:eu-west-1:111111111111:trail/any"),
        new("switch GuardDuty off", "protect-security-services", Everywhere, "guardduty:DeleteDetector", "arn:aws:guardduty:eu-west-1:111111111111:detector/any"),
        new("create an internet gateway", "corporate-boundary", Corporate, "ec2:CreateInternetGateway", "arn:aws:ec2:eu-west-1:111111111111:internet-gateway/*"),
        new("peer with another network", "corporate-boundary", Corporate, "ec2:CreateVpcPeeringConnection", "arn:aws:ec2:eu-west-1:111111111111:vpc/any"),
        new("train a model outside the VPC", "sagemaker-boundary", CorporateWorkload, "sagemaker:CreateTrainingJob", "arn:aws:sagemaker:eu-west-1:111111111111:training-job/any"),
        new("open a notebook on the internet", "sagemaker-boundary", CorporateWorkload, "sagemaker:CreateNotebookInstance", "arn:aws:sagemaker:eu-west-1:111111111111:notebook-instance/any")
        {
            Context = { ["sagemaker:DirectInternetAccess"] = ["Enabled"], ["sagemaker:VpcSubnets"] = ["subnet-1"], ["sagemaker:VolumeKmsKeyArn"] = ["arn:aws:kms:eu-west-1:111111111111:key/any"] },
        },
        new("read data of another account", "sandbox-boundary", Sandbox, "s3:GetObject", "arn:aws:s3:::data-lake/any") { Elsewhere = true },
        new("take a role of another account", "sandbox-boundary", Sandbox, "sts:AssumeRole", "arn:aws:iam::222222222222:role/any") { Elsewhere = true },
        new("attach to the transit gateway", "sandbox-boundary", Sandbox, "ec2:CreateTransitGatewayVpcAttachment", "arn:aws:ec2:eu-west-1:111111111111:transit-gateway-attachment/*"),
        new("open a VPN", "sandbox-boundary", Sandbox, "ec2:CreateVpnConnection", "arn:aws:ec2:eu-west-1:111111111111:vpn-connection/*"),
        new("start the largest accelerators", "instances-sandbox", Sandbox, "sagemaker:CreateTrainingJob", "arn:aws:sagemaker:eu-west-1:111111111111:training-job/any")
        {
            Context = { ["sagemaker:InstanceTypes"] = ["ml.p5.48xlarge"] },
        },
    ];

    /// <summary>True for the root user, false for an administrator's role.</summary>
    public bool AsRoot { get; init; }

    /// <summary>True if the resource is in another account of the organization.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>Context keys of the request.</summary>
    public Dictionary<string, IReadOnlyList<string>> Context { get; init; } = new(StringComparer.OrdinalIgnoreCase) { ["aws:RequestedRegion"] = ["eu-west-1"], ["aws:SecureTransport"] = ["true"] };

    /// <summary>The request, by somebody of a member account.</summary>
    public AccessRequest Request(string organizationId) => new()
    {
        Caller = GuardrailLayers.Member($"arn:aws:iam::{GuardrailLayers.Account}:{(AsRoot ? "root" : "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_0123456789abcdef")}", organizationId),
        Action = Action, Resource = Resource, ResourceAccount = Elsewhere ? "222222222222" : GuardrailLayers.Account, ResourceOrganizationId = organizationId, Context = Context,
    };

    private static bool Everywhere(string connectivity, IReadOnlySet<string> roles) => true;

    private static bool Corporate(string connectivity, IReadOnlySet<string> roles) => connectivity == "corporate";

    private static bool CorporateWorkload(string connectivity, IReadOnlySet<string> roles) => connectivity == "corporate" && roles.Overlaps(Workloads);

    private static bool Sandbox(string connectivity, IReadOnlySet<string> roles) => roles.Contains("sandbox");
}
