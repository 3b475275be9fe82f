using MlFoundation.Primitives;

namespace MlFoundation.Organization;

/// <summary>The baseline that registers a unit.</summary>
public static class ControlTowerBaselines
{
    /// <summary>Parameter that names the enabled Identity Center baseline; needed where access management is on.</summary>
    public const string IdentityCenterParameter = "IdentityCenterEnabledBaselineArn";

    /// <summary>ARN of AWSControlTowerBaseline: its id is the same in every region.</summary>
    /// <remarks>Source: AWS Control Tower User Guide, "Types of baselines".</remarks>
    public static string RegistrationArn(AwsRegion homeRegion) => $"arn:aws:controltower:{homeRegion}::baseline/17BSJV3IGJ2QSGA2";

    /// <summary>The version of it that belongs to a landing zone.</summary>
    /// <param name="landingZoneVersion">A version that <see cref="ControlTowerSettings.Version"/> allows.</param>
    /// <remarks>Source: AWS Control Tower User Guide, "Compatibility of OU baselines and landing zone versions".</remarks>
    public static string VersionFor(string landingZoneVersion) => landingZoneVersion == "3.3" ? "4.0" : "5.0";
}
