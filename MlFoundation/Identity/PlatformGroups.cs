using MlFoundation.Accounts;

namespace MlFoundation.Identity;

/// <summary>The usual groups for the whole platform, and what they may do where.</summary>
internal static class PlatformGroups
{
    public const string ControlTowerAdmins = "AWSControlTowerAdmins";
    public const string NetworkAdmins = "AWSNetworkAdmins";
    public const string MlEngineers = "AWSMLEngineers";
    public const string DataEngineers = "AWSDataEngineers";
    public const string SecurityEngineers = "AWSSecurityEngineers";

    /// <summary>What each is for, by name.</summary>
    public static IReadOnlyDictionary<string, string> Usual { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ControlTowerAdmins] = "Runs Control Tower and the landing zone.",
        [NetworkAdmins] = "Runs the network of the landing zone.",
        [MlEngineers] = "Runs what all machine-learning teams share.",
        [DataEngineers] = "Runs data lakes, their pipelines and the platform's data processes.",
        [SecurityEngineers] = "Runs the security services and audits every account.",
    };

    /// <summary>Those that may reach the accounts that hold the organization together, where the settings say nothing else.</summary>
    public static IReadOnlySet<string> Central { get; } = new HashSet<string>(StringComparer.Ordinal) { ControlTowerAdmins, SecurityEngineers };

    /// <summary>Whether Control Tower makes a group of that name itself.</summary>
    /// <remarks>Source: AWS Control Tower User Guide, "IAM Identity Center groups for AWS Control Tower".</remarks>
    public static bool MadeByControlTower(FoundationSettings settings, string name) =>
        name == ControlTowerAdmins && ControlTowerPermissionSets.AreThere(settings);

    /// <summary>Who of them may do what in an account, and why.</summary>
    public static IEnumerable<PlatformAccess> AccessTo(PlannedAccount account)
    {
        yield return new(SecurityEngineers, PermissionSetCatalog.SecurityAuditors, "Security looks into every account, and changes nothing there.");
        switch (account.Role)
        {
            case AccountRole.Management:
                yield return new(ControlTowerAdmins, PermissionSetCatalog.ControlTowerAdmins, "Control Tower is run from the management account alone.");
                yield return new(ControlTowerAdmins, PermissionSetCatalog.SecurityAuditors, "Most visits only look: this set cannot break anything.");
                break;
            case AccountRole.SecurityTooling:
                yield return new(SecurityEngineers, PermissionSetCatalog.PowerUser, "The security services of all accounts are administered here.");
                break;
            case AccountRole.Network:
                yield return new(NetworkAdmins, PermissionSetCatalog.NetworkAdministrator, "Transit gateways, inspection and shared endpoints are run here.");
                break;
            case AccountRole.MlSharedServices:
                yield return new(MlEngineers, PermissionSetCatalog.PowerUser, "The portfolios of machine-learning products are built and kept here.");
                break;
            case AccountRole.CentralDeployments:
                yield return new(MlEngineers, PermissionSetCatalog.PowerUser, "Models of several teams are served centrally from here.");
                break;
            case AccountRole.DataLake:
                yield return new(DataEngineers, PermissionSetCatalog.PowerUser, "The data of the domain and its pipelines are run here.");
                break;
            case AccountRole.DataGovernance:
                yield return new(DataEngineers, PermissionSetCatalog.PowerUser, "Access to data is granted across domains from here.");
                break;
        }
    }
}

/// <summary>What a group of the platform may do in an account.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="PermissionSet">Name of the set.</param>
/// <param name="Reason">Why: one sentence.</param>
internal sealed record PlatformAccess(string Group, string PermissionSet, string Reason);
