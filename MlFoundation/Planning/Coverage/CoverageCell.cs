namespace MlFoundation.Planning.Coverage;

/// <summary>How a service watches an account in a region.</summary>
public enum CoverageKind
{
    /// <summary>It does not: nothing in the plan says so.</summary>
    Hole,

    /// <summary>The account administers the service, and is watched itself.</summary>
    Administrator,

    /// <summary>The account is a member by name.</summary>
    Member,

    /// <summary>The service enrols the account by itself, or covers the whole organization.</summary>
    Automatic,

    /// <summary>The landing zone brings it.</summary>
    LandingZone,

    /// <summary>The service is off, with a reason in the settings.</summary>
    Off,
}

/// <summary>One cell of the matrix.</summary>
/// <param name="Service">Key in the settings, such as <c>guardDuty</c>.</param>
/// <param name="Account">Key of the account; <see cref="SecurityCoverage.Future"/> for those that come later.</param>
/// <param name="Region">Governed region.</param>
/// <param name="Kind">How.</param>
public sealed record CoverageCell(string Service, string Account, string Region, CoverageKind Kind);
