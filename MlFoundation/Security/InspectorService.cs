using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Inspector2;
using Pulumi.Aws.Inspector2.Inputs;

namespace MlFoundation.Security;

/// <summary>Inspector: on in security tooling, designation, organization, and members that are there already, in every region.</summary>
internal static class InspectorService
{
    /// <summary>Inspector takes its time to switch on.</summary>
    private static readonly CustomTimeouts Patience = new() { Create = TimeSpan.FromMinutes(15), Update = TimeSpan.FromMinutes(15), Delete = TimeSpan.FromMinutes(15) };

    /// <summary>Declares it; returns the steps after which new accounts enrol themselves.</summary>
    public static IReadOnlyList<Resource> Declare(SecurityScope scope) => scope.Everywhere((region, after) => DeclareIn(region, scope, after));

    private static IReadOnlyList<Resource> DeclareIn(AwsRegion region, SecurityScope scope, IReadOnlyList<Resource> after)
    {
        var without = scope.Settings.Inspector.Without;
        string[] scans = [.. InspectorSettings.Scans.Where(s => !without.ContainsKey(s.Key)).Select(s => s.ApiName)];
        var tooling = Enable("inspector-enabler", region, scope, scope.ToolingId, scans, after);
        var designation = new DelegatedAdminAccount(
            scope.Of("inspector-administrator", region), new DelegatedAdminAccountArgs { Region = region.ToString(), AccountId = scope.ToolingId }, scope.Designation([tooling, .. after]));
        // An account that Inspector is not on in may not configure the organization.
        var organization = new OrganizationConfiguration(
            scope.Of("inspector-organization", region),
            new OrganizationConfigurationArgs
            {
                Region = region.ToString(),
                AutoEnable = new OrganizationConfigurationAutoEnableArgs
                {
                    Ec2 = !without.ContainsKey("ec2"), Ecr = !without.ContainsKey("ecr"), Lambda = !without.ContainsKey("lambda"), LambdaCode = !without.ContainsKey("lambdaCode"),
                },
            },
            scope.InTooling(tooling, designation));
        var members = new List<Resource>();
        foreach (var member in scope.Args.Members)
        {
            var association = new MemberAssociation(
                scope.Of($"inspector-member-{member.Key}", region), new MemberAssociationArgs { Region = region.ToString(), AccountId = member.Id }, scope.InTooling(organization));
            // One enabler takes the administrator or members, never both; one a member, so that a further member replaces none.
            members.Add(Enable($"inspector-enabler-{member.Key}", region, scope, member.Id, scans, [association]));
        }

        return [organization, .. members];
    }

    private static Enabler Enable(string what, AwsRegion region, SecurityScope scope, Output<string> account, string[] scans, IEnumerable<Resource> after)
    {
        var options = scope.InTooling(after);
        options.CustomTimeouts = Patience;
        return new Enabler(scope.Of(what, region), new EnablerArgs { Region = region.ToString(), AccountIds = { account }, ResourceTypes = scans }, options);
    }
}
