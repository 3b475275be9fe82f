using MlFoundation.Configuration;
using MlFoundation.Primitives;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>A portfolio of products.</summary>
public record PortfolioSettings
{
    /// <summary>Units whose accounts see it, with all accounts below them. Default: the topmost units above the teams' accounts.</summary>
    [Distinct]
    public IReadOnlyList<OuPath>? Units { get; init; }

    /// <summary>Permission sets whose users find its products in their accounts. Default: as the portfolio says.</summary>
    [Text("the name of a permission set", Pattern = "^[A-Za-z0-9+=,.@-]{1,32}$")]
    [Distinct]
    public IReadOnlyList<string>? PermissionSets { get; init; }

    /// <summary>Repository of its products, with a pipeline of its own. Default: none; the products that the foundation brings along are all.</summary>
    public RepositorySettings? Repository { get; init; }
}

/// <summary>The portfolio that puts models into service.</summary>
public sealed record DeploymentPortfolioSettings : PortfolioSettings
{
    /// <summary>Who deploys. Default: federated.</summary>
    public DeploymentMode Mode { get; init; }
}

/// <summary>Who puts models into service.</summary>
public enum DeploymentMode
{
    /// <summary>The teams, in their own accounts: the portfolio is shared with their units, and offered in SageMaker Projects.</summary>
    Federated,

    /// <summary>One team, in the central deployments account: the portfolio is kept apart in ML shared services and shared with that account alone.</summary>
    Central,
}
