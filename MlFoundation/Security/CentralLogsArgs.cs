using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Security;

/// <summary>What the central logs need.</summary>
/// <param name="Settings">Stack-file section <c>security.logs</c>.</param>
/// <param name="RetentionDays">How long logs are kept: days.</param>
/// <param name="AccessRetentionDays">How long the records of access to logs are kept: days.</param>
/// <param name="HomeRegion">Region of the buckets.</param>
/// <param name="TakesTrail">Whether the organization's trail is this program's.</param>
/// <param name="Accounts">Accounts known so far; the log archive and security tooling are among them.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>: who may deliver.</param>
public sealed record CentralLogsArgs(
    LogSettings Settings, int RetentionDays, int AccessRetentionDays, AwsRegion HomeRegion, bool TakesTrail, AccountDirectory Accounts, Output<string> OrganizationId)
{
    /// <summary>What the settings say.</summary>
    public static CentralLogsArgs Of(FoundationSettings settings, AccountDirectory accounts, OrgUnitTree organization)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        var zone = settings.Organization.ControlTower;
        return new(
            settings.Security.Logs, settings.Security.Logs.RetentionDays ?? zone.LogRetentionDays, zone.AccessLogRetentionDays,
            settings.Organization.HomeRegion, SecurityPlan.TrailIsOurs(settings), accounts, organization.OrganizationId);
    }
}
