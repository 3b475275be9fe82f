using Pulumi;
using Pulumi.Aws.SsoAdmin;
using Pulumi.Aws.SsoAdmin.Inputs;

namespace MlFoundation.Identity;

/// <summary>
/// Sign-in to SageMaker domains from the access portal: each domain's application, as settings name it, is assigned to its team's data scientists.
/// Beside it the attributes of people that policies may compare.
/// </summary>
internal static class DomainSignIn
{
    public static void Create(IdentityCenter center, IReadOnlyDictionary<string, Output<string>> groups)
    {
        foreach (var (account, application) in center.Args.Settings.Domains.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var group = center.Args.Plan.Assignments.First(a => a.Account.Key == account && a.Group.Class == PersonClass.DataScientists).Group;
            _ = new ApplicationAssignment(
                $"{center.Name}-domain-{account}",
                new ApplicationAssignmentArgs { ApplicationArn = application, PrincipalId = groups[group.Key], PrincipalType = "GROUP", Region = center.Region },
                center.Options());
        }

        if (center.Args.Settings.Attributes.Count > 0)
        {
            _ = new InstanceAccessControlAttributes(
                $"{center.Name}-attributes",
                new InstanceAccessControlAttributesArgs
                {
                    InstanceArn = center.InstanceArn,
                    Region = center.Region,
                    Attributes = center.Args.Settings.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new InstanceAccessControlAttributesAttributeArgs
                    {
                        Key = a.Key,
                        Values = { new InstanceAccessControlAttributesAttributeValueArgs { Sources = { a.Value } } },
                    }).ToArray(),
                },
                center.Options(center.Args.LandingZone));
        }
    }
}
