using Pulumi.Aws.AccessAnalyzer;
using Pulumi.Aws.AccessAnalyzer.Inputs;

namespace MlFoundation.Security;

/// <summary>IAM Access Analyzer: external access in every region, unused access once, because roles and users are the same everywhere.</summary>
internal static class AccessAnalyzerService
{
    private const string Principal = "access-analyzer.amazonaws.com";

    /// <summary>Declares it. An analyzer of the organization covers accounts as they come.</summary>
    public static void Declare(SecurityScope scope)
    {
        // Delegated by Organizations itself, which makes no role in the management account.
        var administrator = scope.Delegate("access-analyzer", Principal, scope.Trust("access-analyzer", Principal), scope.RoleOfService("access-analyzer", Principal));
        foreach (var region in scope.Args.Regions)
        {
            _ = new Analyzer(
                scope.Of("access-analyzer-external", region),
                new AnalyzerArgs { Region = region.ToString(), AnalyzerName = "mlfoundation-external-access", Type = "ORGANIZATION" },
                scope.InTooling(administrator));
        }

        if (scope.Settings.AccessAnalyzer.UnusedAccess is { Enabled: true } unused)
        {
            _ = new Analyzer(
                scope.Of("access-analyzer-unused"),
                new AnalyzerArgs
                {
                    Region = scope.HomeRegion.ToString(),
                    AnalyzerName = "mlfoundation-unused-access",
                    Type = "ORGANIZATION_UNUSED_ACCESS",
                    Configuration = new AnalyzerConfigurationArgs { UnusedAccess = new AnalyzerConfigurationUnusedAccessArgs { UnusedAccessAge = unused.AfterDays } },
                },
                scope.InTooling(administrator));
        }
    }
}
