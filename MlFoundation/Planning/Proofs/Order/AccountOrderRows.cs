using static MlFoundation.Planning.Proofs.Order.OrderKeys;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what in making accounts and bringing blueprints into them.</summary>
internal static class AccountOrderRows
{
    private const string Unit = "aws:organizations/organizationalUnit:OrganizationalUnit";
    private const string Registration = "aws:controltower/baseline:Baseline";
    private const string LandingZone = "aws-native:controltower:LandingZone";
    private const string Vended = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";
    private const string Created = "aws:organizations/account:Account";
    private const string Control = "aws:controltower/controlTowerControl:ControlTowerControl";
    private const string Attachment = "aws:organizations/policyAttachment:PolicyAttachment";
    private const string StackSet = "aws:cloudformation/stackSet:StackSet";
    private const string Instance = "aws:cloudformation/stackSetInstance:StackSetInstance";
    private const string Template = "aws:s3/bucketObjectv2:BucketObjectv2";

    private const string Shared = "aws:ram/resourceAssociation:ResourceAssociation";
    private const string Principal = "aws:ram/principalAssociation:PrincipalAssociation";
    private const string PoolBlock = "aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr";
    private const string DefaultAssociation = "aws:ec2transitgateway/defaultRouteTableAssociation:DefaultRouteTableAssociation";
    private const string DefaultPropagation = "aws:ec2transitgateway/defaultRouteTablePropagation:DefaultRouteTablePropagation";
    private const string Role = "aws:iam/role:Role";
    private const string Entered = "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation";
    private const string Provider = "pulumi:providers:aws";
    private const string Delegated = "aws:organizations/delegatedAdministrator:DelegatedAdministrator";

    private static readonly Uri Limits = new("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html");
    private static readonly Uri Factory = new("https://docs.aws.amazon.com/controltower/latest/userguide/automated-provisioning-walkthrough.html");
    private static readonly Uri Units = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_create.html");
    private static readonly Uri Access = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html");
    private static readonly Uri Targets = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html");
    private static readonly Uri Create = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html");
    private static readonly Uri Sharing = new("https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html");
    private static readonly Uri Pools = new("https://docs.aws.amazon.com/vpc/latest/ipam/share-pool-ipam.html");
    private static readonly Uri Profiles = new("https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profile-share.html");
    private static readonly Uri Tables = new("https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html");
    private static readonly Uri Trust = new("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");
    private static readonly Uri Customization = new("https://docs.aws.amazon.com/controltower/latest/userguide/afc-setup-steps.html");
    private static readonly Uri Delegation = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html");
    private static readonly Uri Automatic = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new(LandingZone, Vended, "Account Factory comes with the landing zone.", Factory),
        new(LandingZone, Created, "An account that comes after its landing zone is enrolled in it.", Units) { EarlierKey = Any, LaterKey = Where(IsNoFoundation) },
        new(Unit, Vended, "An account is vended into a unit that is there.", Factory) { EarlierKey = Itself, LaterKey = UnitOfProduct },
        new(Unit, Created, "An account is made in a unit that is there.", Units) { EarlierKey = Itself, LaterKey = SourceOf("parentId") },
        new(LandingZone, Entered, "Account Factory's portfolio comes with the landing zone.", Factory) { EarlierKey = Any, LaterKey = Where(IsOfFactory) },
        new(Entered, Vended, "Whoever is not in Account Factory's portfolio finds no way to launch it.", Factory) { EarlierKey = Where(IsOfFactory), LaterKey = Any },
        new(Registration, Vended, "Control Tower registers units or makes accounts, never both at once.", Limits),
        new(Registration, Created, "An account that Control Tower enrols by itself is an account operation: never beside a registration.", Limits)
            { EarlierKey = Any, LaterKey = Where(IsNoFoundation) },
        new(Control, Vended, "An account is born under the controls of its unit.", Factory),
        new(Control, Created, "An account is born under the controls of its unit.", Units) { EarlierKey = Any, LaterKey = Where(IsNoFoundation) },
        new(Attachment, Vended, "An account is born under the policies of its unit.", Factory) { EarlierKey = Where(LimitsAccounts), LaterKey = Any },
        new(Attachment, Created, "An account is born under the policies of its unit.", Units) { EarlierKey = Where(LimitsAccounts), LaterKey = Where(IsNoFoundation) },
        new(LandingZone, StackSet, "StackSets reach the organization's accounts once the landing zone has switched their access on.", Access) { EarlierKey = Any, LaterKey = Where(IsServiceManaged) },
        new(Template, StackSet, "A StackSet reads its template while it is made.", Create, (_, template, stackSet) => stackSet.Text("templateUrl")?.EndsWith('/' + template.Text("key"), StringComparison.Ordinal) == true),
        new(StackSet, Instance, "An instance belongs to a StackSet that is there.", Targets) { EarlierKey = Itself, LaterKey = SourceOf("stackSetName") },
        new(Unit, Instance, "An instance goes to a unit that is there.", Targets) { EarlierKey = Itself, LaterKey = SourceOf("deploymentTargets") },
        new(Registration, Instance, "Control Tower enrols accounts by StackSets of its own: the blueprint follows when the unit is registered.", Limits)
            { EarlierKey = SourceOf("targetIdentifier"), LaterKey = SourceOf("deploymentTargets") },
        new(Shared, Instance, "A stack attaches a network to a transit gateway that its account sees.", Sharing) { EarlierKey = SourceOf("resourceArn"), LaterKey = GivenBy("TransitGatewayId") },
        new(Shared, Instance, "A stack takes addresses from a pool that its account sees.", Pools) { EarlierKey = SourceOf("resourceArn"), LaterKey = GivenBy("IpamPoolId") },
        new(Shared, Instance, "A stack associates a profile that its account sees.", Profiles) { EarlierKey = SourceOf("resourceArn"), LaterKey = GivenBy("ResolverProfileId") },
        new(Principal, Instance, "An account sees the transit gateway once that is shared with its unit.", Sharing) { EarlierKey = SharedWith, LaterKey = UnitAndGiven("TransitGatewayId") },
        new(Principal, Instance, "An account sees the pool once that is shared with its unit.", Pools, Shares("IpamPoolId")) { EarlierKey = SourceOf("principal"), LaterKey = SourceOf("deploymentTargets") },
        new(Principal, Instance, "An account sees the profile once that is shared with its unit.", Profiles, Shares("ResolverProfileId")) { EarlierKey = SourceOf("principal"), LaterKey = SourceOf("deploymentTargets") },
        new(PoolBlock, Instance, "A pool has nothing to give before it has its block.", Pools) { EarlierKey = SourceOf("ipamPoolId"), LaterKey = GivenBy("IpamPoolId") },
        new(DefaultAssociation, Instance, "What a stack attaches is looked up in the table that is the default at that time.", Tables) { EarlierKey = SourceOf("transitGatewayId"), LaterKey = GivenBy("TransitGatewayId") },
        new(DefaultPropagation, Instance, "What a stack attaches is entered in the table that is the default at that time.", Tables) { EarlierKey = SourceOf("transitGatewayId"), LaterKey = GivenBy("TransitGatewayId") },
        new(Vended, Provider, "Who works in an account enters it by a role that comes with the account.", Factory) { EarlierKey = Itself, LaterKey = SourceOf("assumeRoles") },
        new(Created, Provider, "Who works in an account enters it by a role that comes with the account.", Units) { EarlierKey = Itself, LaterKey = SourceOf("assumeRoles") },
        new(Vended, Delegated, "A service is delegated to an account that is there.", Delegation) { EarlierKey = Itself, LaterKey = SourceOf("accountId") },
        new(Created, Delegated, "A service is delegated to an account that is there.", Delegation) { EarlierKey = Itself, LaterKey = SourceOf("accountId") },
        new(Role, Role, "IAM refuses a trust policy whose principal is a role that is not there.", Trust)
            { EarlierKey = Where((_, role) => role.Text("name") == "AWSControlTowerAdmin"), LaterKey = Where(IsBlueprintAccess) },
        new(Vended, Role, "The role is made in the hub once that is enrolled.", Customization, (input, hub, role) => input.AccountOf(hub)?.Key == role.Account)
            { EarlierKey = Any, LaterKey = Where(IsBlueprintAccess) },
        new(Instance, Vended, "An account gets the blueprint by itself only if that is on its unit before the account.", Automatic) { EarlierKey = Where(IsOfBlueprint), LaterKey = Where(IsNotHub) },
        new(Instance, Created, "An account gets the blueprint by itself only if that is on its unit before the account.", Automatic)
            { EarlierKey = Where(IsOfBlueprint), LaterKey = Where((input, account) => IsNoFoundation(input, account) && IsNotHub(input, account)) },
    ];

    /// <summary>The unit in <c>Name (id)</c>, which Account Factory is given.</summary>
    private static string? UnitOfProduct(ProofInput input, PlannedResource product) =>
        Recording.Symbols.NamesIn(product["provisioningParameters"]).Select(n => input.Named(n)).FirstOrDefault(r => r?.Type == Unit)?.Urn;

    /// <summary>URN of what a StackSet gives its stacks as a parameter.</summary>
    private static Func<ProofInput, PlannedResource, string?> GivenBy(string parameter) => (input, instance) =>
        input.SourceOf(instance.Text("stackSetName"))?["parameters"] is IReadOnlyDictionary<string, object?> given
            ? Recording.Symbols.NamesIn(given.GetValueOrDefault(parameter)).Select(n => input.Named(n)?.Urn).FirstOrDefault(urn => urn is not null)
            : null;

    private static Func<ProofInput, PlannedResource, string?> UnitAndGiven(string parameter) => (input, instance) =>
        GivenBy(parameter)(input, instance) is { } given ? $"{SourceOf("deploymentTargets")(input, instance)} {given}" : null;

    /// <summary>The unit, and the transit gateway that the share is of.</summary>
    private static string? SharedWith(ProofInput input, PlannedResource principal) => SharedBy(input, principal)
        .FirstOrDefault(urn => urn.Contains("transitGateway:TransitGateway", StringComparison.Ordinal)) is { } gateway ? $"{SourceOf("principal")(input, principal)} {gateway}" : null;

    private static Func<ProofInput, PlannedResource, PlannedResource, bool> Shares(string parameter) => (input, principal, instance) =>
        GivenBy(parameter)(input, instance) is { } given && SharedBy(input, principal).Contains(given);

    // The one portfolio that the program does not make.
    private static bool IsOfFactory(ProofInput input, PlannedResource principal) => principal.Text("principalType") == "IAM";

    private static bool IsBlueprintAccess(ProofInput input, PlannedResource role) => role.Text("name") == "AWSControlTowerBlueprintAccess";

    private static bool IsServiceManaged(ProofInput input, PlannedResource stackSet) => stackSet.Text("permissionModel") == "SERVICE_MANAGED";

    /// <summary>The log archive and the security tooling account come before the landing zone.</summary>
    private static bool IsNoFoundation(ProofInput input, PlannedResource account) =>
        !(input.AccountOf(account)?.Role is "logArchive" or "securityTooling");

    /// <summary>The network's owner comes before the blueprints, which need the network.</summary>
    private static bool IsNotHub(ProofInput input, PlannedResource account) => input.AccountOf(account)?.Role != "network";
}
