using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>An account with everything filled in.</summary>
/// <param name="Key">Names its resources: unique, and made of keys of the settings alone.</param>
/// <param name="SettingsPath">Where it stands in the settings, such as <c>accounts.network</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Name">Name in AWS.</param>
/// <param name="Email">Root e-mail address; null for the management account and where none is given, which is a problem.</param>
/// <param name="Owner">Team that answers for it.</param>
/// <param name="Unit">Unit it sits in; null for the management account.</param>
/// <param name="UnitSettingsPath">Setting that names the unit.</param>
/// <param name="Id">Its id, or null before it is vended.</param>
/// <param name="Connectivity">Its own answer to "corporate or not", or its unit's.</param>
public sealed record PlannedAccount(
    string Key,
    string SettingsPath,
    AccountRole Role,
    string Name,
    EmailAddress? Email,
    string Owner,
    OuPath? Unit,
    string UnitSettingsPath,
    AccountId? Id,
    Connectivity Connectivity)
{
    /// <summary>Whether it is the DevOps account as well: one team owns both.</summary>
    public bool AlsoDevOps { get; init; }

    /// <summary>Whether it stays, is to be closed, or may go.</summary>
    public AccountState State { get; init; }

    /// <summary>Teams that an account shared by some serves, by key; none where it serves all, or is a team's own.</summary>
    public IReadOnlyList<string> Serves { get; init; } = [];

    /// <summary>Team it belongs to, by key; null for the accounts that all share.</summary>
    public string? Team { get; init; }

    /// <summary>Stage of its team's work: <c>dev</c>, <c>test</c> or <c>prod</c>; null for the accounts that all share.</summary>
    public string? Stage { get; init; }
}
