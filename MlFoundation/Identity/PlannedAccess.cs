using MlFoundation.Accounts;

namespace MlFoundation.Identity;

/// <summary>A kind of group, and so of person.</summary>
public enum PersonClass
{
    /// <summary>A group for the whole platform.</summary>
    Platform,

    /// <summary>A team's administrators.</summary>
    TeamLead,

    /// <summary>A team's data scientists.</summary>
    DataScientists,

    /// <summary>A team's ML engineers.</summary>
    MlEngineers,

    /// <summary>A team's data engineers.</summary>
    DataEngineers,

    /// <summary>Who works in a sandbox.</summary>
    SandboxUsers,

    /// <summary>The group of last resort.</summary>
    BreakGlass,
}

/// <summary>A group with everything filled in.</summary>
/// <param name="Key">Names its resources.</param>
/// <param name="Name">Display name in Identity Center.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Source">Whether it is made or looked up.</param>
/// <param name="Class">Kind of people in it.</param>
/// <param name="Team">Key of the team, or null.</param>
public sealed record PlannedGroup(string Key, string Name, string Description, GroupSource Source, PersonClass Class, string? Team)
{
    /// <summary>Whether it may reach the accounts that hold the organization together.</summary>
    public bool Central { get; init; }
}

/// <summary>A permission set with everything filled in.</summary>
/// <param name="Name">Name in Identity Center: 1 to 32 characters, never changed.</param>
/// <param name="Description">What it is for.</param>
/// <param name="SessionHours">Length of a session, 1 to 12.</param>
/// <param name="ManagedPolicies">AWS's own policies, by name with path.</param>
/// <param name="Document">Inline policy: name of a file of Identity/Policies, or null.</param>
/// <param name="RelayState">Page that people land on, or null.</param>
/// <param name="Bounded">Whether the accounts' workload boundary limits it.</param>
/// <param name="Administrator">Whether it is meant to allow everything.</param>
public sealed record PlannedPermissionSet(
    string Name,
    string Description,
    int SessionHours,
    IReadOnlyList<string> ManagedPolicies,
    string? Document,
    string? RelayState,
    bool Bounded,
    bool Administrator)
{
    /// <summary>Whether it is there already and is only looked up.</summary>
    public bool Existing { get; init; }

    /// <summary>Inline policy that the settings give in place of <see cref="Document"/>: JSON text, or null.</summary>
    public string? InlinePolicy { get; init; }
}

/// <summary>One line of who may do what where, and why.</summary>
/// <param name="Group">The group.</param>
/// <param name="PermissionSet">Name of the permission set.</param>
/// <param name="Account">The account.</param>
/// <param name="Reason">Why: one sentence.</param>
public sealed record PlannedAssignment(PlannedGroup Group, string PermissionSet, PlannedAccount Account, string Reason);
