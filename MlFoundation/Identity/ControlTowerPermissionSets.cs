using MlFoundation.Organization;

namespace MlFoundation.Identity;

/// <summary>Permission sets that Control Tower makes where it sets up Identity Center. They are looked up, and never made again: names are unique.</summary>
/// <remarks>Source: AWS Control Tower User Guide, "IAM Identity Center groups for AWS Control Tower".</remarks>
internal static class ControlTowerPermissionSets
{
    public const string Administrator = "AWSAdministratorAccess";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Administrator, "AWSOrganizationsFullAccess", "AWSPowerUserAccess", "AWSReadOnlyAccess", "AWSServiceCatalogAdminFullAccess", "AWSServiceCatalogEndUserAccess"];

    /// <summary>Whether Control Tower makes them here.</summary>
    public static bool AreThere(FoundationSettings settings) =>
        settings.Organization.ControlTower is { AccessManagement: true, LandingZone: not LandingZoneMode.None };
}
