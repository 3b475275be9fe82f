using MlFoundation.Configuration;
using MlFoundation.Primitives;
using MlFoundation.Publishing;

namespace MlFoundation.Accounts;

/// <summary>Stack-file section <c>accounts.blueprints</c>: what the two account blueprints are given, alike in every account.</summary>
public sealed record BlueprintSettings
{
    /// <summary>A NAT gateway in each zone, which outlives the loss of a zone and costs one for each; else one in the first. Default: false.</summary>
    public bool NatPerZone { get; init; }

    /// <summary>Days that logs are kept in the accounts themselves: 365 to 3,653, in the steps that CloudWatch knows. Default: 365.</summary>
    /// <remarks>Source: Amazon CloudWatch Logs API Reference, "PutRetentionPolicy".</remarks>
    [Choices("365", "400", "545", "731", "1096", "1827", "2557", "3653")]
    public string LogRetentionDays { get; init; } = "365";

    /// <summary>Account whose users below the path <c>/break-glass/</c> may take over any account, with a second factor. Default: there are none.</summary>
    public AccountId? BreakGlassAccount { get; init; }

    /// <summary>Pipelines that may deploy into the accounts, without a stored key. Default: none.</summary>
    public BlueprintDeploymentSettings? Deployment { get; init; }

    /// <summary>
    /// Permission sets whose users vend accounts with a blueprint in Control Tower's console: they may use the hub's role and portfolio. Default:
    /// <c>AWSAdministratorAccess</c>, Control Tower's own, and <c>AWSControlTowerAdmins</c>.
    /// </summary>
    [Text("the name of a permission set", Pattern = "^[A-Za-z0-9+=,.@-]{1,32}$", MaxLength = 32)]
    [Distinct]
    public IReadOnlyList<string> Operators { get; init; } = ["AWSAdministratorAccess", "AWSControlTowerAdmins"];

    /// <summary>
    /// Repository in which the blueprints are customised, with a pipeline in shared services that publishes them in the account-vending
    /// portfolio. Default: none; the two that the foundation brings along are all.
    /// </summary>
    public RepositorySettings? Repository { get; init; }
}

/// <summary>Whose tokens the deploy role of the accounts trusts.</summary>
public sealed record BlueprintDeploymentSettings
{
    /// <summary>Host and path of the OpenID Connect issuer, without https, such as <c>token.actions.githubusercontent.com</c>.</summary>
    [Text("an issuer such as token.actions.githubusercontent.com", Pattern = "^[a-z0-9.-]+(/[A-Za-z0-9._/-]*[A-Za-z0-9])?$", MaxLength = 255)]
    public required string Issuer { get; init; }

    /// <summary>What the tokens' audience has to be. Default: <c>sts.amazonaws.com</c>.</summary>
    [Text("an audience such as sts.amazonaws.com", Pattern = "^[A-Za-z0-9.:/_-]{1,255}$", MaxLength = 255)]
    public string Audience { get; init; } = "sts.amazonaws.com";

    /// <summary>What the tokens' subject has to match; <c>*</c> and <c>?</c> stand for any characters, but not at the start.</summary>
    [Text("a subject such as repo:example/models:environment:prod", Pattern = "^[A-Za-z0-9][A-Za-z0-9@.:/_*?=-]{2,254}$", MaxLength = 255)]
    public required string Subject { get; init; }
}
