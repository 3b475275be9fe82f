using MlFoundation.Accounts;
using Pulumi;
using Pulumi.AwsNative.ControlTower;

namespace MlFoundation.Organization;

/// <summary>Control Tower's landing zone with the roles it works through and the two accounts it stands on.</summary>
internal sealed class LandingZoneSetup
{
    /// <summary>A landing zone is set up in about an hour; an update reaches every enrolled account.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    private readonly OrganizationScope scope;
    private readonly List<Resource> accounts = [];

    public LandingZoneSetup(OrganizationScope scope, OrganizationRoot organization, UnitResources units)
    {
        this.scope = scope;
        var settings = scope.Args.Settings.ControlTower;
        var security = RegistrationPlan.SecurityUnit(scope.Args);
        // From 4.0 on Control Tower makes no unit: its accounts have to sit in one that is there before it.
        var parent = settings.Version == "3.3" && settings.LandingZone == LandingZoneMode.Managed ? null : units.Add(security, organization.Resource);
        LogArchiveAccountId = AccountId(AccountRole.LogArchive, organization, parent);
        SecurityToolingAccountId = AccountId(AccountRole.SecurityTooling, organization, parent);
        if (settings.LandingZone == LandingZoneMode.Managed)
        {
            // A known account gives the landing zone no link to the organization that it is launched in.
            IEnumerable<Resource> needs = organization.Resource is { } root ? [root, .. accounts] : accounts;
            Resource = Create([.. needs, .. ControlTowerRoles.Create(scope, settings)]);
        }
    }

    /// <summary>The landing zone; null where it is not this program's.</summary>
    public Resource? Resource { get; }

    /// <summary>The last of the accounts that are made here, one after the other; null where both are known.</summary>
    public Resource? LastAccount => accounts.LastOrDefault();

    public Output<string> LogArchiveAccountId { get; }

    public Output<string> SecurityToolingAccountId { get; }

    // Account Factory comes with the landing zone and cannot make what the landing zone stands on: these two come from Organizations.
    private Output<string> AccountId(AccountRole role, OrganizationRoot organization, UnitReference? parent)
    {
        var account = scope.Args.Accounts.Single(a => a.Role == role);
        if (account.Id is { } known)
        {
            return Output.Create(known.ToString());
        }

        var created = OrganizationAccount.Create(scope.Names.Account(account.Key), account, parent?.Id ?? organization.RootId, scope.Kept(organization.Resource, LastAccount));
        accounts.Add(created);
        return created.Id;
    }

    private LandingZone Create(IEnumerable<Resource> needs)
    {
        var settings = scope.Args.Settings.ControlTower;
        var options = scope.Kept(needs);
        options.CustomTimeouts = new CustomTimeouts { Create = Longest, Update = Longest, Delete = Longest };
        var args = new LandingZoneArgs
        {
            Version = settings.Version,
            Manifest = LogArchiveAccountId.Apply(log => SecurityToolingAccountId.Apply<object>(tooling => LandingZoneManifest.Build(scope.Args, log, tooling))),
        };
        if (settings.AutoEnroll)
        {
            args.RemediationTypes.Add(LandingZoneRemediationTypesItem.InheritanceDrift);
        }

        return new LandingZone(scope.Names.Of("landing-zone"), args, options);
    }
}
