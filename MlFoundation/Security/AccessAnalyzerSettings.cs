using MlFoundation.Configuration;

namespace MlFoundation.Security;

/// <summary>Stack-file section <c>security.accessAnalyzer</c>: who outside the organization can reach in, and which access nobody uses.</summary>
public sealed record AccessAnalyzerSettings : ServiceSwitch
{
    /// <summary>Access that nobody uses: roles, keys and permissions. It costs for each role and user.</summary>
    public UnusedAccessSettings UnusedAccess { get; init; } = new();
}

/// <summary>Stack-file section <c>security.accessAnalyzer.unusedAccess</c>.</summary>
public sealed record UnusedAccessSettings : ServiceSwitch
{
    /// <summary>How long access is unused before it is a finding: days, 1 to 365. Default: 90.</summary>
    [Range(1, 365, "days")]
    public int AfterDays { get; init; } = 90;
}
