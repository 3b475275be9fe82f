using System.Collections.Immutable;
using MlFoundation.Accounts;
using MlFoundation.Catalog;
using MlFoundation.Identity;
using MlFoundation.Network;
using MlFoundation.Costs;
using MlFoundation.Lifecycle;
using MlFoundation.Organization;
using MlFoundation.Security;
using Pulumi;

namespace MlFoundation;

/// <summary>The foundation: its components, in reading order.</summary>
public sealed class MlFoundationStack : Stack
{
    /// <summary>The engine's way in: settings come from the stack's configuration. Problems are reported, and then nothing is declared.</summary>
    public MlFoundationStack()
        : this(EngineSettings.Read(Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY")), null, Environment.GetEnvironmentVariable(FoundationRoles.MemberRoleVariable))
    {
    }

    /// <summary>Declares the foundation.</summary>
    /// <param name="settings">The stack file, validated; null after problems that were reported.</param>
    /// <param name="options">Options of the stack.</param>
    /// <param name="memberRole">Role that member accounts are entered by, with its path: a preview enters them by one that only looks. Default: Control Tower's own.</param>
    public MlFoundationStack(FoundationSettings? settings, StackOptions? options, string? memberRole = null)
        : base(options)
    {
        if (settings is null)
        {
            // An output without a value would be one more error, and the least of them.
            (OrganizationId, AccountIds) = (Output.Create(""), Output.Create(ImmutableDictionary<string, string>.Empty));
            return;
        }

        var management = ManagementProviders.Create(settings.Accounts.Management.Id, settings.Organization.HomeRegion);
        var directory = new AccountDirectory(settings.Organization.HomeRegion, management[0], settings.Accounts.Management.Id, string.IsNullOrEmpty(memberRole) ? FoundationRoles.MemberRole : memberRole);
        var inManagement = new ComponentResourceOptions { Providers = management };

        var organization = new OrgUnitTree(OrgUnitNames.DefaultTree, OrgUnitTreeArgs.Of(settings), inManagement);
        directory.Add(AccountKeys.LogArchive, organization.LogArchiveAccountId);
        directory.Add(AccountKeys.SecurityTooling, organization.SecurityToolingAccountId);

        var logs = new CentralLogs(CentralLogs.DefaultName, CentralLogsArgs.Of(settings, directory, organization));

        // Before all further accounts: what watches them enrols new ones by itself, some of it none that were there before.
        var security = new SecurityBaseline(SecurityBaseline.DefaultName, SecurityBaselineArgs.Of(settings, directory, organization, logs));

        // The account that owns the network comes first: the network is what the blueprints of the others need.
        var hub = new AccountVendingBlueprint(AccountVendingBlueprint.HubName, AccountVendingArgs.Hub(settings, organization, directory, logs, security), inManagement);

        // Logs of the network arrive only where their bucket lets them.
        var network = HubSpokeNetworkArgs.Of(settings, organization, directory, logs) is { } corporate
            ? new HubSpokeNetwork(HubSpokeNetwork.DefaultName, corporate, new ComponentResourceOptions { Providers = management, DependsOn = { logs.NetworkLogsReady } })
            : null;

        var accounts = new AccountVendingBlueprint(AccountVendingBlueprint.DefaultName, AccountVendingArgs.Of(settings, organization, directory, logs, hub, network), inManagement);

        if (IdentityCenterAccessArgs.Of(settings, organization, directory, accounts) is { } identity)
        {
            _ = new IdentityCenterAccess(IdentityCenterAccess.DefaultName, identity, inManagement);
        }

        // Only once the shared services account is there.
        if (ManagedDirectoryArgs.Of(settings, network, directory, logs) is { } managed)
        {
            _ = new ManagedDirectory(ManagedDirectory.DefaultName, managed);
        }

        // Only once the accounts are there that keep portfolios.
        var sharing = new OrganizationSharing(OrganizationSharing.DefaultName, organization.Standing, directory, inManagement);
        var catalog = new PortfolioShare(PortfolioShare.DefaultName, PortfolioShareArgs.Of(settings, organization, directory, sharing, accounts));
        var vending = AccountVendingPortfolioArgs.Of(settings, organization, directory, sharing.Administrators) is { } blueprints
            ? new AccountVendingPortfolio(AccountVendingPortfolio.DefaultName, blueprints, inManagement)
            : null;
        _ = new ProductPipelines(
            ProductPipelines.DefaultName, settings.Organization.HomeRegion, directory, organization.OrganizationId, ProductPipelines.Of(settings, catalog, vending));

        // Once the accounts are there that everything comes together in.
        _ = new MlLifecycle(MlLifecycle.DefaultName, MlLifecycleArgs.Of(settings, organization, directory), inManagement);

        _ = new SensitiveDataJobs(SensitiveDataJobs.DefaultName, SensitiveDataJobsArgs.Of(settings, directory, security));

        _ = new BackupVaults(BackupVaults.DefaultName, BackupVaultsArgs.Of(settings, organization, directory), inManagement);

        _ = new CostManagement(CostManagement.DefaultName, CostManagementArgs.Of(settings, organization, directory), inManagement);

        string[] keys = [.. directory.Ids.Keys.Order(StringComparer.Ordinal)];
        AccountIds = Output.All(keys.Select(key => directory.Ids[key]))
            .Apply(ids => keys.Zip(ids).ToImmutableDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        OrganizationId = organization.OrganizationId;
    }

    /// <summary>Account ids, 12 digits, by the account's key.</summary>
    [Output]
    public Output<ImmutableDictionary<string, string>> AccountIds { get; private set; }

    /// <summary>Organization id, such as <c>o-exampleorgid</c>.</summary>
    [Output]
    public Output<string> OrganizationId { get; private set; }
}
