using Pulumi;
using Pulumi.Aws.Organizations;
using AwsOrganization = Pulumi.Aws.Organizations.Organization;

namespace MlFoundation.Organization;

/// <summary>The organization itself: read, or adopted so that its policy types can be enabled.</summary>
internal sealed class OrganizationRoot
{
    public OrganizationRoot(OrganizationScope scope)
    {
        if (!scope.Args.Settings.Adopt)
        {
            var found = GetOrganization.Invoke(options: new InvokeOptions { Parent = scope.Component });
            Id = found.Apply(o => o.Id);
            RootId = found.Apply(o => o.Roots[0].Id);
            ManagementEmail = found.Apply(o => o.MasterAccountEmail);
            return;
        }

        var options = scope.Kept();
        // Every service resource enables its own trusted access; listing principals here as well would fight with them for ever.
        options.IgnoreChanges = ["awsServiceAccessPrincipals"];
        var organization = new AwsOrganization(
            scope.Names.Of("root"),
            new OrganizationArgs
            {
                FeatureSet = "ALL",
                EnabledPolicyTypes = GuardrailPlan.Of(scope.Args).Documents.Select(d => d.Kind.AwsType()).Distinct().Order(StringComparer.Ordinal).ToArray(),
            },
            options);
        Resource = organization;
        Id = organization.Id;
        RootId = organization.Roots.Apply(roots => roots[0].Id!);
        ManagementEmail = organization.MasterAccountEmail;
    }

    /// <summary>The adopted organization; null where it is only read.</summary>
    public Resource? Resource { get; }

    public Output<string> Id { get; }

    public Output<string> RootId { get; }

    /// <summary>Root address of the management account.</summary>
    public Output<string> ManagementEmail { get; }
}
