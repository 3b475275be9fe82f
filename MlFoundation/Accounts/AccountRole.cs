namespace MlFoundation.Accounts;

/// <summary>What an account is for.</summary>
public enum AccountRole
{
    /// <summary>Owns the organization and Control Tower; runs nothing else.</summary>
    Management,

    /// <summary>Keeps the organization's logs.</summary>
    LogArchive,

    /// <summary>Administers the security services for all accounts; Control Tower's audit account.</summary>
    SecurityTooling,

    /// <summary>Owns transit gateways, inspection and shared endpoints.</summary>
    Network,

    /// <summary>Directory, and the hub of the account-vending portfolio.</summary>
    SharedServices,

    /// <summary>Grants access to data across domains.</summary>
    DataGovernance,

    /// <summary>Pipelines of data and applications.</summary>
    DevOps,

    /// <summary>Portfolios of approved machine-learning products.</summary>
    MlSharedServices,

    /// <summary>Serves models centrally, for the organization or for some teams.</summary>
    CentralDeployments,

    /// <summary>Data of one business domain.</summary>
    DataLake,

    /// <summary>One stage of a team's work.</summary>
    Team,

    /// <summary>Experiments of a person or team, with synthetic data.</summary>
    Sandbox,
}
