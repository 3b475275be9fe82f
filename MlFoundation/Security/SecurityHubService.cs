using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.SecurityHub;
using Pulumi.Aws.SecurityHub.Inputs;

namespace MlFoundation.Security;

/// <summary>Security Hub, configured centrally from the home region: the governed regions are linked to it, policies say what holds where.</summary>
/// <remarks>
/// The administrator is designated in the home region alone: central configuration sets it in the linked ones. Source: AWS Security Hub User
/// Guide, "Enabling central configuration in Security Hub CSPM".
/// </remarks>
internal static class SecurityHubService
{
    /// <summary>Policies reach accounts one after the other.</summary>
    private static readonly CustomTimeouts Patience = new() { Create = TimeSpan.FromMinutes(60), Update = TimeSpan.FromMinutes(60), Delete = TimeSpan.FromMinutes(60) };

    /// <summary>Declares it; returns the step after which every account is enrolled.</summary>
    public static IReadOnlyList<Resource> Declare(SecurityScope scope)
    {
        var (home, settings) = (scope.HomeRegion.ToString(), scope.Settings.SecurityHub);
        var account = new Account(scope.Of("securityhub-account"), new AccountArgs { Region = home, EnableDefaultStandards = false }, scope.InTooling());
        var designation = new OrganizationAdminAccount(
            scope.Of("securityhub-administrator"), new OrganizationAdminAccountArgs { Region = home, AdminAccountId = scope.ToolingId }, scope.Designation(account));
        string[] linked = [.. scope.Args.Regions.Skip(1).Select(r => r.ToString())];
        var aggregatorArgs = new FindingAggregatorArgs { Region = home, LinkingMode = linked.Length > 0 ? "SPECIFIED_REGIONS" : "NO_REGIONS" };
        foreach (var region in linked)
        {
            aggregatorArgs.SpecifiedRegions.Add(region);
        }

        var aggregator = new FindingAggregator(scope.Of("securityhub-aggregator"), aggregatorArgs, scope.InTooling(designation));
        var organization = new OrganizationConfiguration(
            scope.Of("securityhub-organization"),
            new OrganizationConfigurationArgs
            {
                Region = home,
                // Policies enrol accounts: with central configuration Security Hub refuses anything else here.
                AutoEnable = false,
                AutoEnableStandards = "NONE",
                OrganizationConfigurationDetails = new OrganizationConfigurationOrganizationConfigurationArgs { ConfigurationType = "CENTRAL" },
            },
            scope.InTooling(aggregator));
        var root = Policy("organization", "All accounts", settings.Enabled, settings.Standards, settings.DisabledControls, scope.Args.Organization.RootId, scope, [organization]);
        foreach (var (path, unit) in settings.Units.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            // What holds for a unit takes the place of what the root says: it comes after it.
            _ = Policy(
                path, $"Accounts of {path}", unit.Enabled, unit.Standards ?? settings.Standards, unit.DisabledControls ?? settings.DisabledControls,
                scope.Args.Organization.Units[path].Id, scope, [organization, root]);
        }

        return [root];
    }

    private static ConfigurationPolicyAssociation Policy(
        string key, string description, bool enabled, IReadOnlyList<string> standards, IReadOnlyList<string> disabled, Output<string> target, SecurityScope scope, Resource[] after)
    {
        var details = new ConfigurationPolicyConfigurationPolicyArgs { ServiceEnabled = enabled };
        if (enabled)
        {
            details.EnabledStandardArns = standards.Order(StringComparer.Ordinal).Select(s => StandardArn(s, scope.HomeRegion)).ToArray();
            details.SecurityControlsConfiguration = new ConfigurationPolicyConfigurationPolicySecurityControlsConfigurationArgs
            {
                DisabledControlIdentifiers = disabled.Order(StringComparer.Ordinal).ToArray(),
            };
        }

        var policy = new ConfigurationPolicy(
            scope.Of($"securityhub-policy-{key}"),
            new ConfigurationPolicyArgs { Region = scope.HomeRegion.ToString(), Name = $"mlfoundation-{key}", Description = description, ConfigurationPolicyDetails = details },
            scope.InTooling(after));
        var options = scope.InTooling(policy);
        options.CustomTimeouts = Patience;
        return new ConfigurationPolicyAssociation(
            scope.Of($"securityhub-association-{key}"), new ConfigurationPolicyAssociationArgs { Region = scope.HomeRegion.ToString(), PolicyId = policy.Id, TargetId = target }, options);
    }

    /// <remarks>Source: AWS Security Hub User Guide, "Standards reference for Security Hub CSPM".</remarks>
    private static string StandardArn(string standard, AwsRegion region) => $"arn:aws:securityhub:{region}::standards/" + standard switch
    {
        "cis-1.4.0" => "cis-aws-foundations-benchmark/v/1.4.0",
        "cis-3.0.0" => "cis-aws-foundations-benchmark/v/3.0.0",
        "nist-800-53-5.0.0" => "nist-800-53/v/5.0.0",
        "pci-dss-4.0.1" => "pci-dss/v/4.0.1",
        "resource-tagging-1.0.0" => "aws-resource-tagging-standard/v/1.0.0",
        _ => "aws-foundational-security-best-practices/v/1.0.0",
    };
}
