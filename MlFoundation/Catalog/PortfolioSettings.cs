using MlFoundation.Configuration;
using MlFoundation.Primitives;

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

/// <summary>Repository of a portfolio's products.</summary>
public sealed record RepositorySettings
{
    /// <summary>Its full name at the provider, such as <c>example/analytics-products</c>.</summary>
    [Text("a repository such as example/analytics-products", Pattern = "^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$", MaxLength = 200)]
    public required string Name { get; init; }

    /// <summary>Branch that is released. Default: <c>main</c>.</summary>
    [Text("the name of a branch", Pattern = "^[A-Za-z0-9][A-Za-z0-9_./-]*$", MaxLength = 100)]
    public string Branch { get; init; } = "main";

    /// <summary>Where it is hosted. Default: GitHub.</summary>
    public RepositoryProvider Provider { get; init; }

    /// <summary>ARN of the host, for a provider that the company runs itself. Default: none.</summary>
    [Text("the ARN of a CodeConnections host", Pattern = "^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:host/.+$")]
    public string? HostArn { get; init; }
}

/// <summary>Where a repository is hosted.</summary>
public enum RepositoryProvider
{
    /// <summary>GitHub.</summary>
    GitHub,

    /// <summary>GitHub Enterprise Server.</summary>
    GitHubEnterpriseServer,

    /// <summary>GitLab.</summary>
    GitLab,

    /// <summary>GitLab that the company runs itself.</summary>
    GitLabSelfManaged,

    /// <summary>Bitbucket Cloud.</summary>
    Bitbucket,

    /// <summary>Azure DevOps.</summary>
    AzureDevOps,
}
