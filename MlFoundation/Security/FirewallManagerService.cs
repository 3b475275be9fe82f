using MlFoundation.Accounts;
using Pulumi;
using Pulumi.Aws.Fms;

namespace MlFoundation.Security;

/// <summary>Firewall Manager, delegated to security tooling. Its policies are made there.</summary>
internal static class FirewallManagerService
{
    /// <summary>The one region in which Firewall Manager takes its administrator, whichever is home.</summary>
    /// <remarks>Source: AWS Firewall Manager API Reference, "AssociateAdminAccount".</remarks>
    private const string OnlyRegion = "us-east-1";

    /// <summary>Declares it in the management account.</summary>
    public static void Declare(SecurityScope scope)
    {
        var options = scope.Designation();
        if (scope.HomeRegion.ToString() != OnlyRegion)
        {
            options.Provider = ManagementProviders.AwsIn(OnlyRegion, scope.Args.Accounts.Ids[AccountKeys.Management]);
        }

        // It takes five to ten minutes until the account is administrator.
        options.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(30), Delete = TimeSpan.FromMinutes(30) };
        _ = new AdminAccount(scope.Of("firewall-manager-administrator"), new AdminAccountArgs { AccountId = scope.ToolingId }, options);
    }
}
