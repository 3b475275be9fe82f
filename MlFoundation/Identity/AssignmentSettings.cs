using MlFoundation.Configuration;

namespace MlFoundation.Identity;

/// <summary>An assignment of the settings: a group gets a permission set in accounts, for a reason.</summary>
public sealed record AssignmentSettings
{
    /// <summary>What stands before a unit's path in <see cref="Accounts"/>.</summary>
    internal const string UnitPrefix = "unit:";

    /// <summary>Name of a group of the platform.</summary>
    [Text("the name of a group of the platform", MaxLength = 128)]
    public required string Group { get; init; }

    /// <summary>Name of a permission set.</summary>
    [Text("the name of a permission set", MaxLength = 32)]
    public required string PermissionSet { get; init; }

    /// <summary>Keys of accounts, or <c>unit:path</c> for all at or below a unit.</summary>
    [Text("the key of an account, or unit: with the path of a unit")]
    [Distinct]
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>Why: one sentence. Who reviews access reads it beside the assignment.</summary>
    [Text("a sentence that says why, of 10 to 300 characters", MinLength = 10, MaxLength = 300)]
    public required string Reason { get; init; }
}
