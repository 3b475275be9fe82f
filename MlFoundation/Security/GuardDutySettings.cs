using System.Collections.ObjectModel;
using MlFoundation.Configuration;

namespace MlFoundation.Security;

/// <summary>Stack-file section <c>security.guardDuty</c>: threats, in every account and governed region.</summary>
public sealed record GuardDutySettings : ServiceSwitch
{
    /// <summary>Features by the name that GuardDuty's API has for them, in order.</summary>
    /// <remarks>Source: Amazon GuardDuty API Reference, "OrganizationFeatureConfiguration".</remarks>
    internal static readonly IReadOnlyList<(string Key, string ApiName)> Features =
    [
        ("aiProtection", "AI_PROTECTION"),
        ("ebsMalwareProtection", "EBS_MALWARE_PROTECTION"),
        ("eksAuditLogs", "EKS_AUDIT_LOGS"),
        ("lambdaNetworkLogs", "LAMBDA_NETWORK_LOGS"),
        ("rdsLoginEvents", "RDS_LOGIN_EVENTS"),
        ("runtimeMonitoring", "RUNTIME_MONITORING"),
        ("s3DataEvents", "S3_DATA_EVENTS"),
    ];

    /// <summary>How soon findings that change are published again. Default: fifteenMinutes.</summary>
    public FindingFrequency FindingFrequency { get; init; } = FindingFrequency.FifteenMinutes;

    /// <summary>
    /// Features that are off, each with its reason: aiProtection, ebsMalwareProtection, eksAuditLogs, lambdaNetworkLogs, rdsLoginEvents,
    /// runtimeMonitoring (with its agents), s3DataEvents. Default: none is off.
    /// </summary>
    [Names("^(aiProtection|ebsMalwareProtection|eksAuditLogs|lambdaNetworkLogs|rdsLoginEvents|runtimeMonitoring|s3DataEvents)$", "a feature of GuardDuty")]
    [Text("a sentence that says why the feature is off", MinLength = 8, MaxLength = 400)]
    public IReadOnlyDictionary<string, string> Without { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>How often a service publishes findings that go on.</summary>
public enum FindingFrequency
{
    /// <summary>Every 15 minutes.</summary>
    FifteenMinutes,

    /// <summary>Every hour.</summary>
    OneHour,

    /// <summary>Every six hours.</summary>
    SixHours,
}

/// <summary>What the services' APIs call the frequencies.</summary>
internal static class FindingFrequencies
{
    public static string ApiName(this FindingFrequency frequency) => frequency switch
    {
        FindingFrequency.FifteenMinutes => "FIFTEEN_MINUTES",
        FindingFrequency.OneHour => "ONE_HOUR",
        _ => "SIX_HOURS",
    };
}
