using Pulumi.Aws.Cfg;
using Pulumi.Aws.Cfg.Inputs;
using Pulumi.Aws.Iam;

namespace MlFoundation.Security;

/// <summary>AWS Config's view of the whole organization, where no landing zone from 4.0 on brings one.</summary>
internal static class ConfigAggregatorService
{
    private const string Principal = "config.amazonaws.com";

    /// <summary>Declares it in the home region; it gathers from all.</summary>
    public static void Declare(SecurityScope scope)
    {
        var administrator = scope.Delegate("config", Principal, scope.Args.ConfigIsTrusted ? null : scope.Trust("config", Principal));
        var role = new Role(
            scope.Of("config-aggregator-role"),
            new RoleArgs { Name = FoundationRoles.Prefix + "config-aggregator", Path = FoundationRoles.Path, AssumeRolePolicy = SecurityDocuments.TrustOf(Principal) },
            scope.InTooling());
        var permissions = new RolePolicyAttachment(
            scope.Of("config-aggregator-role-policy"),
            new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations" },
            scope.InTooling());
        _ = new ConfigurationAggregator(
            scope.Of("config-aggregator"),
            new ConfigurationAggregatorArgs
            {
                Name = "mlfoundation",
                Region = scope.HomeRegion.ToString(),
                OrganizationAggregationSource = new ConfigurationAggregatorOrganizationAggregationSourceArgs { AllRegions = true, RoleArn = role.Arn },
            },
            scope.InTooling(administrator, permissions));
    }
}
