using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Detective;

namespace MlFoundation.Security;

/// <summary>Detective: graph, designation, organization, and members that are there already, in every region.</summary>
internal static class DetectiveService
{
    /// <summary>Declares it.</summary>
    /// <param name="scope">Component and settings.</param>
    /// <param name="guardDuty">Last steps of GuardDuty, which Detective reads from; none where it is off.</param>
    /// <returns>The steps after which new accounts enrol themselves.</returns>
    public static IReadOnlyList<Resource> Declare(SecurityScope scope, IReadOnlyList<Resource> guardDuty) =>
        scope.Everywhere((region, after) => DeclareIn(region, scope, [.. guardDuty, .. after]));

    private static IReadOnlyList<Resource> DeclareIn(AwsRegion region, SecurityScope scope, IReadOnlyList<Resource> after)
    {
        // The designation would make a graph of its own: so this one goes first.
        var graph = new Graph(scope.Of("detective-graph", region), new GraphArgs { Region = region.ToString() }, scope.InTooling(after));
        var designation = new OrganizationAdminAccount(
            scope.Of("detective-administrator", region), new OrganizationAdminAccountArgs { Region = region.ToString(), AccountId = scope.ToolingId }, scope.Designation([graph, .. after]));
        var organization = new OrganizationConfiguration(
            scope.Of("detective-organization", region),
            new OrganizationConfigurationArgs { Region = region.ToString(), GraphArn = graph.GraphArn, AutoEnable = true },
            scope.InTooling(designation));
        Resource[] members =
        [
            .. scope.Args.Members.Select(m => new Member(
                scope.Of($"detective-member-{m.Key}", region),
                new MemberArgs { Region = region.ToString(), GraphArn = graph.GraphArn, AccountId = m.Id, EmailAddress = m.Email, DisableEmailNotification = true },
                scope.InTooling(organization))),
        ];
        return [organization, .. members];
    }
}
