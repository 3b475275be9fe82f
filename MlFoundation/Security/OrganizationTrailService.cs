using Pulumi.Aws.CloudTrail;

namespace MlFoundation.Security;

/// <summary>CloudTrail's trail of the organization, where no landing zone brings one.</summary>
internal static class OrganizationTrailService
{
    /// <summary>Declares it in the management account: it records all accounts and regions.</summary>
    public static void Declare(SecurityScope scope)
    {
        var logs = scope.Args.Logs;
        var trusted = scope.Trust("cloudtrail", "cloudtrail.amazonaws.com");
        var options = scope.InManagement(trusted, logs.TrailReady);
        (options.Protect, options.RetainOnDelete) = (true, true);
        _ = new Trail(
            scope.Of("organization-trail"),
            new TrailArgs
            {
                Name = CentralLogs.TrailName,
                Region = scope.HomeRegion.ToString(),
                IsOrganizationTrail = true,
                IsMultiRegionTrail = true,
                IncludeGlobalServiceEvents = true,
                EnableLogFileValidation = true,
                S3BucketName = logs.TrailBucketName!,
                KmsKeyId = logs.KeyArn,
            },
            options);
    }
}
