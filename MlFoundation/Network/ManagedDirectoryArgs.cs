using MlFoundation.Accounts;
using MlFoundation.Primitives;
using MlFoundation.Security;
using Pulumi;

namespace MlFoundation.Network;

/// <summary>Settings, already validated, and what the network and the accounts yield.</summary>
/// <param name="Settings">Stack-file section <c>network.directory</c>.</param>
/// <param name="Region">Home region.</param>
/// <param name="Accounts">Accounts; shared services and the network account are among them.</param>
/// <param name="NetworkLogs">ARN of the bucket that takes flow logs.</param>
internal sealed record ManagedDirectoryArgs(DirectorySettings Settings, AwsRegion Region, AccountDirectory Accounts, Output<string> NetworkLogs)
{
    /// <summary>The hub that the directory is attached to.</summary>
    public required RegionalHub Hub { get; init; }

    /// <summary>What its network needs, as every account's.</summary>
    public required SpokeNetwork Spoke { get; init; }

    /// <summary>The arguments; null where no directory is wanted, or what it stands on waits for the registration of a unit.</summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="network">The corporate network.</param>
    /// <param name="accounts">Accounts known so far.</param>
    /// <param name="logs">The log archive's buckets.</param>
    public static ManagedDirectoryArgs? Of(FoundationSettings settings, HubSpokeNetwork? network, AccountDirectory accounts, CentralLogs logs)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(logs);
        if (settings.Network.Directory is not { } directory || network is null || !accounts.Has(AccountKeys.SharedServices))
        {
            return null;
        }

        var segment = SegmentPlan.OfDirectory(settings)!.Key;
        var region = settings.Organization.HomeRegion;
        return new(directory, region, accounts, logs.NetworkLogs) { Hub = network.Hubs[segment][region], Spoke = network.Spokes[segment][region] };
    }
}
