using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.GuardDuty;
using Pulumi.Aws.GuardDuty.Inputs;

namespace MlFoundation.Security;

/// <summary>GuardDuty: detector, designation, organization, features and export of findings, in every region.</summary>
internal static class GuardDutyService
{
    private const string Principal = "guardduty.amazonaws.com";
    private static readonly string[] Agents = ["EC2_AGENT_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EKS_ADDON_MANAGEMENT"];

    /// <summary>Declares it; returns the steps after which every account is enrolled.</summary>
    public static IReadOnlyList<Resource> Declare(SecurityScope scope)
    {
        // Without this role the administrator cannot switch GuardDuty on in the management account.
        // Source: Amazon GuardDuty User Guide, "Designating a delegated GuardDuty administrator account".
        var role = scope.RoleOfService("guardduty", Principal);
        // Scans of volumes are a service of their own, which no resource of GuardDuty lets in.
        var malware = scope.Settings.GuardDuty.Without.ContainsKey("ebsMalwareProtection") ? null : scope.Trust("guardduty-malware", "malware-protection.guardduty.amazonaws.com");
        return scope.Everywhere((region, after) => DeclareIn(region, scope, role, malware, after));
    }

    private static IReadOnlyList<Resource> DeclareIn(AwsRegion region, SecurityScope scope, Resource? role, Resource? malware, IReadOnlyList<Resource> after)
    {
        var settings = scope.Settings.GuardDuty;
        // The designation would make a detector of its own, and this one would exist already: so it goes first.
        var detector = new Detector(
            scope.Of("guardduty-detector", region),
            new DetectorArgs { Region = region.ToString(), Enable = true, FindingPublishingFrequency = settings.FindingFrequency.ApiName() },
            scope.InTooling(after));
        var designation = new OrganizationAdminAccount(
            scope.Of("guardduty-administrator", region), new OrganizationAdminAccountArgs { Region = region.ToString(), AdminAccountId = scope.ToolingId }, scope.Designation([detector, role, .. after]));
        var organization = new OrganizationConfiguration(
            scope.Of("guardduty-organization", region),
            new OrganizationConfigurationArgs { Region = region.ToString(), DetectorId = detector.Id, AutoEnableOrganizationMembers = "ALL" },
            scope.InTooling(designation));
        Resource[] features =
        [
            .. GuardDutySettings.Features.Where(f => !settings.Without.ContainsKey(f.Key)).Select(f => new OrganizationConfigurationFeature(
                scope.Of($"guardduty-{f.Key}", region), FeatureArgs(f.ApiName, region, detector), scope.InTooling(organization, f.ApiName == "EBS_MALWARE_PROTECTION" ? malware : null))),
        ];
        _ = new PublishingDestination(
            scope.Of("guardduty-export", region),
            new PublishingDestinationArgs { Region = region.ToString(), DetectorId = detector.Id, DestinationArn = scope.Args.Logs.FindingsArn, KmsKeyArn = scope.Args.Logs.KeyArn },
            scope.InTooling(designation, scope.Args.Logs.FindingsReady));
        return [organization, .. features];
    }

    private static OrganizationConfigurationFeatureArgs FeatureArgs(string feature, AwsRegion region, Detector detector)
    {
        var args = new OrganizationConfigurationFeatureArgs { Region = region.ToString(), DetectorId = detector.Id, Name = feature, AutoEnable = "ALL" };
        foreach (var agent in feature == "RUNTIME_MONITORING" ? Agents : [])
        {
            args.AdditionalConfigurations.Add(new OrganizationConfigurationFeatureAdditionalConfigurationArgs { Name = agent, AutoEnable = "ALL" });
        }

        return args;
    }
}
