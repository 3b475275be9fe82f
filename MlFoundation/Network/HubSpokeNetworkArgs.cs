using MlFoundation.Accounts;
using MlFoundation.Organization;
using MlFoundation.Primitives;
using MlFoundation.Security;
using Pulumi;

namespace MlFoundation.Network;

/// <summary>Settings, already validated, and what the organization and its accounts yield.</summary>
/// <param name="Settings">Stack-file section <c>network</c>.</param>
/// <param name="HomeRegion">Region that the address pools are kept in.</param>
/// <param name="Segments">Segments by key.</param>
/// <param name="Units">Units by path.</param>
/// <param name="Accounts">Accounts known so far; the network account is one of them.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>: endpoints serve its members only.</param>
/// <param name="NetworkLogs">ARN of the bucket that takes flow logs, firewall logs and query logs.</param>
/// <param name="DirectorySegment">Key of the segment that the directory is attached to, in the home region; null where there is none.</param>
/// <param name="Organization">What has to be there before anything is shared with it.</param>
public sealed record HubSpokeNetworkArgs(
    NetworkSettings Settings,
    AwsRegion HomeRegion,
    IReadOnlyList<PlannedSegment> Segments,
    IReadOnlyDictionary<string, UnitReference> Units,
    AccountDirectory Accounts,
    Output<string> OrganizationId,
    Output<string> NetworkLogs,
    string? DirectorySegment,
    Resource Organization)
{
    /// <summary>The arguments; null where no unit is corporate, no region has zones, or the network account waits for the registration of its unit.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="accounts">Accounts known so far.</param>
    /// <param name="logs">The log archive's buckets.</param>
    public static HubSpokeNetworkArgs? Of(FoundationSettings settings, OrgUnitTree organization, AccountDirectory accounts, CentralLogs logs)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(logs);
        PlannedSegment[] segments = [.. SegmentPlan.Of(settings).Where(s => s.Regions.Count > 0)];
        return accounts.Has(AccountKeys.Network) && segments.Length > 0
            ? new(settings.Network, settings.Organization.HomeRegion, segments, organization.Units, accounts, organization.OrganizationId, logs.NetworkLogs,
                settings.Network.Directory is null ? null : SegmentPlan.OfDirectory(settings)?.Key, organization)
            : null;
    }
}
