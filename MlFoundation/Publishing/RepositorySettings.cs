using MlFoundation.Configuration;

namespace MlFoundation.Publishing;

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
