using MlFoundation.Configuration;

namespace MlFoundation.Accounts;

/// <summary>The account that serves models centrally.</summary>
public sealed record CentralDeploymentsSettings : AccountSettings
{
    /// <summary>Teams that deploy there, by key. Default: all of them.</summary>
    [Text("the key of a team")]
    [Distinct]
    public IReadOnlyList<string> Teams { get; init; } = [];
}
