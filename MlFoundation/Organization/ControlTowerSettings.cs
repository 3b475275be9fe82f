using MlFoundation.Configuration;

namespace MlFoundation.Organization;

/// <summary>Who runs the landing zone.</summary>
public enum LandingZoneMode
{
    /// <summary>This program: it makes the roles and sets up and updates the landing zone.</summary>
    Managed,

    /// <summary>It is there and is run elsewhere, as in Control Tower's console.</summary>
    Existing,

    /// <summary>There is none: units are neither registered nor given controls.</summary>
    None,
}

/// <summary>Stack-file section <c>organization.controlTower</c>.</summary>
public sealed record ControlTowerSettings
{
    /// <summary>The version that new landing zones have.</summary>
    public const string NewestVersion = "4.0";

    /// <summary>Who runs the landing zone: managed, existing or none. Default: existing.</summary>
    public LandingZoneMode LandingZone { get; init; } = LandingZoneMode.Existing;

    /// <summary>Version of the landing zone, in quotes. Default: 4.0. A version can be raised and never lowered.</summary>
    /// <remarks>Source: AWS Control Tower User Guide, "Key changes in landing zone 4.0".</remarks>
    [Choices("3.3", NewestVersion)]
    public string Version { get; init; } = NewestVersion;

    /// <summary>How long the log archive keeps logs: days, 1 to 5475 (15 years). Default: 365.</summary>
    [Range(1, 5475, "days")]
    public int LogRetentionDays { get; init; } = 365;

    /// <summary>How long the log archive keeps the records of access to logs: days, 1 to 5475 (15 years). Default: 3650.</summary>
    [Range(1, 5475, "days")]
    public int AccessLogRetentionDays { get; init; } = 3650;

    /// <summary>Key that encrypts the logs. Default: the service's own.</summary>
    [Text("the ARN of a KMS key", Pattern = "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-f-]{36}$")]
    public string? KmsKeyArn { get; init; }

    /// <summary>Whether Control Tower sets up IAM Identity Center. Default: true.</summary>
    public bool AccessManagement { get; init; } = true;

    /// <summary>
    /// ARN of the enabled Identity Center baseline, which every registration names where <c>accessManagement</c> is on. Known once the
    /// landing zone stands: <c>aws controltower list-enabled-baselines</c>.
    /// </summary>
    [Text("the ARN of an enabled baseline", Pattern = "^arn:aws[a-z-]*:controltower:[a-z0-9-]+:[0-9]{12}:enabledbaseline/[A-Z0-9]+$")]
    public string? IdentityCenterBaselineArn { get; init; }

    /// <summary>Whether accounts moved into a registered unit are enrolled by themselves. Default: false.</summary>
    public bool AutoEnroll { get; init; }

    /// <summary>Whether registrations have all that they need.</summary>
    internal bool CanRegister => LandingZone != LandingZoneMode.None && (!AccessManagement || IdentityCenterBaselineArn is not null);
}
