using System.Collections.ObjectModel;
using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>Stack-file section <c>accounts</c>.</summary>
public sealed record AccountsSettings
{
    /// <summary>E-mail address of accounts that give none, with <c>{account}</c> where the account's key stands. Default: each gives its own.</summary>
    [Text("an e-mail address with {account} in it", Pattern = @"^[^\s@]*\{account\}[^\s@]*@[^\s@]+\.[^\s@]+$", MaxLength = 64)]
    public string? EmailPattern { get; init; }

    /// <summary>How accounts come into being, and how many at a time.</summary>
    public VendingSettings Vending { get; init; } = new();

    /// <summary>What the account blueprints are given.</summary>
    public BlueprintSettings Blueprints { get; init; } = new();

    /// <summary>Units of the teams' accounts, by stage.</summary>
    public TeamUnitsSettings TeamUnits { get; init; } = new();

    /// <summary>Unit of the sandbox accounts. Default: <c>sandbox</c>.</summary>
    public OuPath SandboxUnit { get; init; } = OuPath.Parse("sandbox");

    /// <summary>Unit of the data lake accounts. Default: <c>workloads/production</c>.</summary>
    public OuPath DataUnit { get; init; } = OuPath.Parse("workloads/production");

    /// <summary>Unit that accounts move to while they wait to be closed. Default: each stays where it is.</summary>
    public OuPath? ClosingUnit { get; init; }

    /// <summary>The account that owns the organization.</summary>
    public required ManagementAccountSettings Management { get; init; }

    /// <summary>Keeps the organization's logs. Unit: <c>security</c>.</summary>
    public AccountSettings LogArchive { get; init; } = new();

    /// <summary>Administers the security services. Unit: <c>security</c>.</summary>
    public AccountSettings SecurityTooling { get; init; } = new();

    /// <summary>Owns the network. Unit: <c>infrastructure</c>. Default: there is none.</summary>
    public AccountSettings? Network { get; init; }

    /// <summary>Directory and account-vending portfolio. Unit: <c>infrastructure</c>. Default: there is none.</summary>
    public AccountSettings? SharedServices { get; init; }

    /// <summary>Grants access to data across domains. Unit: <c>dataUnit</c>. Default: there is none.</summary>
    public AccountSettings? DataGovernance { get; init; }

    /// <summary>Pipelines of data and applications. Unit: <c>deployments</c>. Default: there is none.</summary>
    public DevOpsAccountSettings? DevOps { get; init; }

    /// <summary>Portfolios of machine-learning products. Unit: <c>deployments</c>. Default: there is none.</summary>
    public AccountSettings? MlSharedServices { get; init; }

    /// <summary>Serves models centrally. Unit: <c>deployments</c>. Default: there is none.</summary>
    public CentralDeploymentsSettings? CentralDeployments { get; init; }

    /// <summary>Data lakes by business domain; keys <c>data-lake-domain</c>. Unit: <c>dataUnit</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, AccountSettings> DataLakes { get; init; } = ReadOnlyDictionary<string, AccountSettings>.Empty;

    /// <summary>Sandboxes by person or team; keys <c>sandbox-name</c>. Unit: <c>sandboxUnit</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, AccountSettings> Sandboxes { get; init; } = ReadOnlyDictionary<string, AccountSettings>.Empty;
}
