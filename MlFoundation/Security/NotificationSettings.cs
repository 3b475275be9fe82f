using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Security;

/// <summary>One entry of <c>security.notifications</c>: findings of some severities, and whom they go to.</summary>
public sealed record NotificationSettings : IValidated
{
    /// <summary>Severities, as Security Hub labels findings of all services. Default: critical and high.</summary>
    [Distinct]
    public IReadOnlyList<FindingSeverity> Severities { get; init; } = [FindingSeverity.Critical, FindingSeverity.High];

    /// <summary>Mail addresses; each confirms once. Default: the root address of the security tooling account, where there is no chat either.</summary>
    [Distinct]
    public IReadOnlyList<EmailAddress> Emails { get; init; } = [];

    /// <summary>A Slack channel. Its workspace is joined once in the console. Default: none.</summary>
    public SlackSettings? Slack { get; init; }

    /// <summary>A channel of Microsoft Teams. Its team is joined once in the console. Default: none.</summary>
    public TeamsSettings? Teams { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at) =>
        Severities.Count > 0 ? [] : [new Problem($"{at}.severities", null, "at least one severity", "Remove the entry, or name critical.")];
}

/// <summary>How bad a finding is.</summary>
/// <remarks>Source: AWS Security Hub User Guide, "Severity label".</remarks>
public enum FindingSeverity
{
    /// <summary>Needs someone at once.</summary>
    Critical,

    /// <summary>Comes next.</summary>
    High,

    /// <summary>Within days.</summary>
    Medium,

    /// <summary>On its own not urgent.</summary>
    Low,

    /// <summary>Nothing to do.</summary>
    Informational,
}

/// <summary>A Slack channel.</summary>
public sealed record SlackSettings
{
    /// <summary>Id of the workspace.</summary>
    [Text("the id of a Slack workspace, such as T07EA123LEP", Pattern = "^[0-9A-Z]{1,255}$")]
    public required string WorkspaceId { get; init; }

    /// <summary>Id of the channel.</summary>
    [Text("the id of a Slack channel, such as C07EZ1ABC23", Pattern = "^[A-Za-z0-9]{1,255}$")]
    public required string ChannelId { get; init; }
}

/// <summary>A channel of Microsoft Teams.</summary>
public sealed record TeamsSettings
{
    /// <summary>Id of the tenant.</summary>
    [Text("the id of a Microsoft tenant: a UUID", Pattern = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
    public required string TenantId { get; init; }

    /// <summary>Id of the team.</summary>
    [Text("the id of a team: a UUID", Pattern = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
    public required string TeamId { get; init; }

    /// <summary>Id of the channel, as its link has it.</summary>
    [Text("the id of a channel, URL-encoded", MaxLength = 256)]
    public required string ChannelId { get; init; }
}
