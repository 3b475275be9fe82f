using Pulumi.Aws.Iam;

namespace MlFoundation.Security;

/// <summary>Members lose their root credentials; what only root may do, security tooling does for a short time.</summary>
internal static class RootAccessService
{
    private const string Principal = "iam.amazonaws.com";

    /// <summary>Declares it in the management account.</summary>
    public static void Declare(SecurityScope scope)
    {
        var trusted = scope.Trust("iam", Principal);
        var features = new OrganizationsFeatures(
            scope.Of("root-access"), new OrganizationsFeaturesArgs { EnabledFeatures = { "RootCredentialsManagement", "RootSessions" } }, scope.InManagement(trusted));
        _ = scope.Delegate("iam", Principal, trusted, features);
    }
}
