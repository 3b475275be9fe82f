using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws.Iam;

namespace MlFoundation.Organization;

/// <summary>The roles in the management account that Control Tower works through; their names and path are AWS's.</summary>
/// <remarks>Source: AWS Control Tower User Guide, "How AWS Control Tower works with roles to create and manage accounts".</remarks>
internal static class ControlTowerRoles
{
    private const string Path = "/service-role/";

    /// <summary>Declares the roles and all that hangs on them.</summary>
    /// <returns>All of it: the landing zone waits for the whole.</returns>
    public static IReadOnlyList<Resource> Create(OrganizationScope scope, ControlTowerSettings settings) =>
    [
        .. Role(scope, "AWSControlTowerAdmin", "controltower",
            settings.AccessManagement ? ["AWSControlTowerServiceRolePolicy", "AWSControlTowerIdentityCenterManagementPolicy"] : ["AWSControlTowerServiceRolePolicy"],
            Allow("ec2:DescribeAvailabilityZones", "*")),
        .. settings.Version == "3.3"
            ? Role(scope, "AWSControlTowerCloudTrailRole", "cloudtrail", [],
                Allow(["logs:CreateLogStream", "logs:PutLogEvents"], "arn:aws:logs:*:*:log-group:aws-controltower/CloudTrailLogs:*"))
            : Role(scope, "AWSControlTowerCloudTrailRole", "cloudtrail", ["AWSControlTowerCloudTrailRolePolicy"], null),
        .. Role(scope, "AWSControlTowerStackSetRole", "cloudformation", [], Allow("sts:AssumeRole", "arn:aws:iam::*:role/AWSControlTowerExecution")),
        .. Role(scope, "AWSControlTowerConfigAggregatorRoleForOrganizations", "config", ["AWSConfigRoleForOrganizations"], null),
    ];

    private static IEnumerable<Resource> Role(OrganizationScope scope, string name, string service, ImmutableArray<string> managedPolicies, JsonObject? inline)
    {
        var role = new Role(
            scope.Names.Role(name),
            new RoleArgs { Name = name, Path = Path, AssumeRolePolicy = Trust(service), Tags = OrganizationScope.OwnedBy(scope.Args.Settings.Owner) },
            scope.Plain());
        yield return role;
        foreach (var policy in managedPolicies)
        {
            yield return new RolePolicyAttachment(
                scope.Names.RolePolicy(name, policy),
                new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = $"arn:aws:iam::aws:policy{Path}{policy}" },
                scope.Plain());
        }

        if (inline is not null)
        {
            yield return new RolePolicy(
                scope.Names.RolePolicy(name, "own"),
                new RolePolicyArgs { Role = role.Name, Name = $"{name}Policy", Policy = Document(inline) },
                scope.Plain());
        }
    }

    private static string Trust(string service) => Document(new JsonObject
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = $"{service}.amazonaws.com" },
        ["Action"] = "sts:AssumeRole",
    });

    private static JsonObject Allow(JsonNode action, string resource) => new() { ["Effect"] = "Allow", ["Action"] = action, ["Resource"] = resource };

    private static JsonObject Allow(string[] actions, string resource) => Allow(new JsonArray([.. actions.Select(a => JsonValue.Create(a))]), resource);

    private static string Document(JsonObject statement) => new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString();
}
