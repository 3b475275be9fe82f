namespace MlFoundation.Accounts;

/// <summary>What the DevOps account may be one with.</summary>
public enum DevOpsPartner
{
    /// <summary>The ML shared services account.</summary>
    MlSharedServices,
}

/// <summary>The account of data and application pipelines.</summary>
public sealed record DevOpsAccountSettings : AccountSettings
{
    /// <summary>
    /// Makes it one account with ML shared services, which is right only where one team owns both: then <c>owner</c> is given and equals
    /// the other's, and nothing else is. Default: an account of its own.
    /// </summary>
    public DevOpsPartner? CombinedWith { get; init; }
}
