namespace MlFoundation.Accounts;

/// <summary>Keys of the accounts that all teams share: they name resources, providers and lanes.</summary>
public static class AccountKeys
{
    /// <summary>Owns the organization.</summary>
    public const string Management = "management";

    /// <summary>Keeps the organization's logs.</summary>
    public const string LogArchive = "log-archive";

    /// <summary>Administers the security services.</summary>
    public const string SecurityTooling = "security-tooling";

    /// <summary>Owns the network.</summary>
    public const string Network = "network";

    /// <summary>Directory and account-vending portfolio.</summary>
    public const string SharedServices = "shared-services";

    /// <summary>Grants access to data across domains.</summary>
    public const string DataGovernance = "data-governance";

    /// <summary>Portfolios of machine-learning products.</summary>
    public const string MlSharedServices = "ml-shared-services";

    /// <summary>Serves models centrally.</summary>
    public const string CentralDeployments = "central-deployments";

    /// <summary>Pipelines of data and applications.</summary>
    public const string DevOps = "dev-ops";
}
