using MlFoundation.Configuration;

namespace MlFoundation.Security;

/// <summary>Stack-file section <c>security</c>. Every service is on; one that is off says why.</summary>
public sealed record SecuritySettings
{
    /// <summary>Threats.</summary>
    public GuardDutySettings GuardDuty { get; init; } = new();

    /// <summary>Sensitive data in buckets.</summary>
    public MacieSettings Macie { get; init; } = new();

    /// <summary>Findings of all services, and standards.</summary>
    public SecurityHubSettings SecurityHub { get; init; } = new();

    /// <summary>Vulnerable software.</summary>
    public InspectorSettings Inspector { get; init; } = new();

    /// <summary>What led to a finding: a graph of activity. At most 1,200 accounts.</summary>
    public PlainServiceSettings Detective { get; init; } = new();

    /// <summary>Access from outside, and access that nobody uses.</summary>
    public AccessAnalyzerSettings AccessAnalyzer { get; init; } = new();

    /// <summary>Configuration of all resources in one view. Only where no landing zone from 4.0 on brings it.</summary>
    public PlainServiceSettings ConfigAggregator { get; init; } = new();

    /// <summary>Every API call. Only where no landing zone brings it.</summary>
    public PlainServiceSettings OrganizationTrail { get; init; } = new();

    /// <summary>Root credentials of members are removed and managed centrally.</summary>
    public PlainServiceSettings RootAccess { get; init; } = new();

    /// <summary>Whether Firewall Manager is delegated to the security tooling account as well. Default: false, it costs for each policy.</summary>
    public bool FirewallManager { get; init; }

    /// <summary>
    /// Services whose service-linked role is in the management account already, because they were used there: guardduty.amazonaws.com,
    /// access-analyzer.amazonaws.com. Default: none, the roles are made.
    /// </summary>
    [Choices("access-analyzer.amazonaws.com", "guardduty.amazonaws.com")]
    [Distinct]
    public IReadOnlyList<string> ExistingServiceLinkedRoles { get; init; } = [];

    /// <summary>Who hears of findings, by a name of your choice. Default: <c>urgent</c>, critical and high ones by mail to the root address of the security tooling account.</summary>
    public IReadOnlyDictionary<string, NotificationSettings> Notifications { get; init; } =
        new Dictionary<string, NotificationSettings>(StringComparer.Ordinal) { ["urgent"] = new() };

    /// <summary>The log archive's buckets.</summary>
    public LogSettings Logs { get; init; } = new();
}
