using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Macie2;
using Pulumi.Aws.Macie2.Inputs;

namespace MlFoundation.Security;

/// <summary>Macie: session, designation, organization, members that are there already, and where results go, in every region.</summary>
internal static class MacieService
{
    /// <summary>Declares it; returns the steps after which new accounts enrol themselves.</summary>
    public static IReadOnlyList<Resource> Declare(SecurityScope scope) => scope.Everywhere((region, after) => DeclareIn(region, scope, after));

    private static IReadOnlyList<Resource> DeclareIn(AwsRegion region, SecurityScope scope, IReadOnlyList<Resource> after)
    {
        // The designation would start a session of its own, and this one would exist already: so it goes first.
        var session = new Account(
            scope.Of("macie-session", region),
            new AccountArgs { Region = region.ToString(), Status = "ENABLED", FindingPublishingFrequency = scope.Settings.Macie.FindingFrequency.ApiName() },
            scope.InTooling(after));
        var designation = new OrganizationAdminAccount(
            scope.Of("macie-administrator", region), new OrganizationAdminAccountArgs { Region = region.ToString(), AdminAccountId = scope.ToolingId }, scope.Designation([session, .. after]));
        var organization = new OrganizationConfiguration(
            scope.Of("macie-organization", region), new OrganizationConfigurationArgs { Region = region.ToString(), AutoEnable = true }, scope.InTooling(designation));
        Resource[] members =
        [
            .. scope.Args.Members.Select(m => new Member(
                scope.Of($"macie-member-{m.Key}", region), new MemberArgs { Region = region.ToString(), AccountId = m.Id, Email = m.Email }, scope.InTooling(organization))),
        ];
        // Results of more than 90 days, and those of every object, are only in the bucket.
        _ = new ClassificationExportConfiguration(
            scope.Of("macie-export", region),
            new ClassificationExportConfigurationArgs
            {
                Region = region.ToString(),
                S3Destination = new ClassificationExportConfigurationS3DestinationArgs { BucketName = scope.Args.Logs.FindingsName, KeyPrefix = "macie/", KmsKeyArn = scope.Args.Logs.KeyArn },
            },
            scope.InTooling(session, scope.Args.Logs.FindingsReady));
        return [organization, .. members];
    }
}
