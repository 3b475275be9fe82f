using System.Collections.Immutable;

namespace MlFoundation.Organization;

/// <summary>The manifest of a landing zone, in the form of its version.</summary>
/// <remarks>Source: AWS Control Tower User Guide, "Landing zone schemas"; for 4.0 "Key changes in landing zone 4.0".</remarks>
public static class LandingZoneManifest
{
    /// <summary>Builds the manifest as an object of maps, arrays, text, numbers and truth values.</summary>
    /// <param name="args">Settings.</param>
    /// <param name="logArchiveAccountId">12 digits.</param>
    /// <param name="securityToolingAccountId">12 digits.</param>
    public static ImmutableDictionary<string, object> Build(OrgUnitTreeArgs args, string logArchiveAccountId, string securityToolingAccountId)
    {
        ArgumentNullException.ThrowIfNull(args);
        var settings = args.Settings.ControlTower;
        var logs = Map(
            ("accountId", logArchiveAccountId),
            ("enabled", true),
            ("configurations", Configurations(settings)));
        var manifest = Map(
            ("governedRegions", args.Settings.Regions.Select(r => (object)r.ToString()).ToImmutableArray()),
            ("centralizedLogging", logs),
            ("accessManagement", Map(("enabled", settings.AccessManagement))));
        // Up to 3.3 Control Tower makes the two units that the manifest names; from 4.0 on it refuses the key, and wants each
        // integration switched on or off by name.
        return settings.Version == "3.3"
            ? manifest.AddRange(Map(
                ("organizationStructure", Map(
                    ("security", Map(("name", RegistrationPlan.SecurityUnit(args).Name))),
                    ("sandbox", Map(("name", args.Units.SingleOrDefault(u => u.Path == args.SandboxUnit)?.Name ?? "Sandbox"))))),
                ("securityRoles", Map(("accountId", securityToolingAccountId)))))
            : manifest.AddRange(Map(
                ("config", Map(
                    ("accountId", securityToolingAccountId),
                    ("enabled", true),
                    ("configurations", Configurations(settings)))),
                ("securityRoles", Map(("accountId", securityToolingAccountId), ("enabled", true))),
                ("backup", Map(("enabled", false)))));
    }

    private static ImmutableDictionary<string, object> Configurations(ControlTowerSettings settings)
    {
        var configurations = Map(
            ("loggingBucket", Map(("retentionDays", settings.LogRetentionDays))),
            ("accessLoggingBucket", Map(("retentionDays", settings.AccessLogRetentionDays))));
        return settings.KmsKeyArn is { } key ? configurations.Add("kmsKeyArn", key) : configurations;
    }

    private static ImmutableDictionary<string, object> Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            map.Add(key, value);
        }

        return map.ToImmutable();
    }
}
