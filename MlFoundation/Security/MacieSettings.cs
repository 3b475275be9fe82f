using MlFoundation.Configuration;

namespace MlFoundation.Security;

/// <summary>Stack-file section <c>security.macie</c>: sensitive data in buckets.</summary>
public sealed record MacieSettings : ServiceSwitch
{
    /// <summary>How soon findings of policies that go on are published again. Default: fifteenMinutes.</summary>
    public FindingFrequency FindingFrequency { get; init; } = FindingFrequency.FifteenMinutes;

    /// <summary>Whether a weekly job looks for sensitive data in the buckets of the data lakes and of data governance. Default: true.</summary>
    public bool ClassifyDataAccounts { get; init; } = true;

    /// <summary>Day of the job. Default: sunday.</summary>
    public Weekday ClassificationDay { get; init; } = Weekday.Sunday;

    /// <summary>Part of the objects that the job reads: percent, 1 to 100. What it costs grows with it. Default: 20.</summary>
    [Range(1, 100, "percent")]
    public int SamplingPercent { get; init; } = 20;
}

/// <summary>A day of the week.</summary>
public enum Weekday
{
    /// <summary>Monday.</summary>
    Monday,

    /// <summary>Tuesday.</summary>
    Tuesday,

    /// <summary>Wednesday.</summary>
    Wednesday,

    /// <summary>Thursday.</summary>
    Thursday,

    /// <summary>Friday.</summary>
    Friday,

    /// <summary>Saturday.</summary>
    Saturday,

    /// <summary>Sunday.</summary>
    Sunday,
}
