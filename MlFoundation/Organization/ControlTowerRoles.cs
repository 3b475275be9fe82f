using System.Collections.Immutable;
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
            Allow("*", "ec2:DescribeAvailabilityZones")),
        .. settings.Version == "3.3"
            ? Role(scope, "AWSControlTowerCloudTrailRole", "cloudtrail", [],
                Allow("arn:aws:logs:*:*:log-group:aws-controltower/CloudTrailLogs:*", "logs:CreateLogStream", "logs:PutLogEvents"))
            : Role(scope, "AWSControlTowerCloudTrailRole", "cloudtrail", ["AWSControlTowerCloudTrailRolePolicy"], null),
        .. Role(scope, "AWSControlTowerStackSetRole", "cloudformation", [], Allow("arn:aws:iam::*:role/AWSControlTowerExecution", "sts:AssumeRole")),
        .. Role(scope, "AWSControlTowerConfigAggregatorRoleForOrganizations", "config", ["AWSConfigRoleForOrganizations"], null),
    ];

    private static IEnumerable<Resource> Role(OrganizationScope scope, string name, string service, ImmutableArray<string> managedPolicies, string? inline)
    {
        var role = new Role(
            scope.Names.Role(name),
            new RoleArgs { Name = name, Path = Path, AssumeRolePolicy = Trust(service), Tags = ResourceTags.OwnedBy(scope.Args.Settings.Owner) },
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
                new RolePolicyArgs { Role = role.Name, Name = $"{name}Policy", Policy = inline },
                scope.Plain());
        }
    }

    private static string Trust(string service) => Document($$"""{"Effect":"Allow","Principal":{"Service":"{{service}}.amazonaws.com"},"Action":"sts:AssumeRole"}""");

    private static string Allow(string resource, params ReadOnlySpan<string> actions) =>
        Document($$"""{"Effect":"Allow","Action":["{{string.Join("\",\"", actions!)}}"],"Resource":"{{resource}}"}""");

    private static string Document(string statement) => $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";
}
