using MlFoundation.Configuration;

namespace MlFoundation.Security;

/// <summary>Stack-file section <c>security.logs</c>: how long the log archive keeps what it gets, and how firmly.</summary>
public sealed record LogSettings : IValidated
{
    /// <summary>How long logs are kept: days, 1 to 5475 (15 years). Default: <c>organization.controlTower.logRetentionDays</c>.</summary>
    [Range(1, 5475, "days")]
    public int? RetentionDays { get; init; }

    /// <summary>After how many days logs move to cheaper storage that still answers at once: 30 to 5475. Default: 90; no move where they are kept no longer.</summary>
    [Range(30, 5475, "days")]
    public int ArchiveAfterDays { get; init; } = 90;

    /// <summary>How long nobody can delete a log.</summary>
    public ObjectLockSettings ObjectLock { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at) =>
        RetentionDays is { } kept && ObjectLock.Days is { } locked && ObjectLock.Mode != ObjectLockMode.None && locked > kept
            ? [new Problem($"{at}.objectLock.days", locked, FormattableString.Invariant($"at most {kept}, as long as logs are kept"), "A log that is locked cannot expire: lock it for less, or keep it longer.")]
            : [];
}

/// <summary>Stack-file section <c>security.logs.objectLock</c>.</summary>
public sealed record ObjectLockSettings
{
    /// <summary>none, governance (few may lift it) or compliance (nobody can, not even AWS, until it ends). Default: governance.</summary>
    public ObjectLockMode Mode { get; init; } = ObjectLockMode.Governance;

    /// <summary>How long a log is locked: days, 1 to 5475. Default: as long as it is kept.</summary>
    [Range(1, 5475, "days")]
    public int? Days { get; init; }
}

/// <summary>Who may lift a lock.</summary>
public enum ObjectLockMode
{
    /// <summary>There is no lock; versions and the bucket's policy remain.</summary>
    None,

    /// <summary>Whoever is given the permission to.</summary>
    Governance,

    /// <summary>Nobody.</summary>
    Compliance,
}
