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

    private static readonly Uri Limits = new("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html");
    private static readonly Uri Factory = new("https://docs.aws.amazon.com/controltower/latest/userguide/automated-provisioning-walkthrough.html");
    private static readonly Uri Units = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_create.html");
    private static readonly Uri Access = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html");
    private static readonly Uri Targets = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html");
    private static readonly Uri Create = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html");
    private static readonly Uri Automatic = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new(LandingZone, Vended, "Account Factory comes with the landing zone.", Factory),
        new(Unit, Vended, "An account is vended into a unit that is there.", Factory) { EarlierKey = Itself, LaterKey = UnitOfProduct },
        new(Unit, Created, "An account is made in a unit that is there.", Units) { EarlierKey = Itself, LaterKey = SourceOf("parentId") },
        new(Registration, Vended, "Control Tower registers units or makes accounts, never both at once.", Limits),
        new(Registration, Created, "An account that Control Tower enrols by itself is an account operation: never beside a registration.", Limits)
            { EarlierKey = Any, LaterKey = Where(IsNoFoundation) },
        new(Control, Vended, "An account is born under the controls of its unit.", Factory),
        new(Attachment, Vended, "An account is born under the policies of its unit.", Factory),
        new(Attachment, Created, "An account is born under the policies of its unit.", Units) { EarlierKey = Any, LaterKey = Where(IsNoFoundation) },
        new(LandingZone, StackSet, "StackSets reach the organization's accounts once the landing zone has switched their access on.", Access) { EarlierKey = Any, LaterKey = Where(IsServiceManaged) },
        new(Template, StackSet, "A StackSet reads its template while it is made.", Create, (_, template, stackSet) => stackSet.Text("templateUrl")?.EndsWith('/' + template.Text("key"), StringComparison.Ordinal) == true),
        new(StackSet, Instance, "An instance belongs to a StackSet that is there.", Targets) { EarlierKey = Itself, LaterKey = SourceOf("stackSetName") },
        new(Unit, Instance, "An instance goes to a unit that is there.", Targets) { EarlierKey = Itself, LaterKey = SourceOf("deploymentTargets") },
        new(Registration, Instance, "Control Tower enrols accounts by StackSets of its own: the blueprint follows when the unit is registered.", Limits)
            { EarlierKey = SourceOf("targetIdentifier"), LaterKey = SourceOf("deploymentTargets") },
        new(Instance, Vended, "An account gets the blueprint by itself only if that is on its unit before the account.", Automatic) { EarlierKey = Any, LaterKey = Where(IsNotHub) },
        new(Instance, Created, "An account gets the blueprint by itself only if that is on its unit before the account.", Automatic)
            { EarlierKey = Any, LaterKey = Where((input, account) => IsNoFoundation(input, account) && IsNotHub(input, account)) },
    ];

    /// <summary>The unit in <c>Name (id)</c>, which Account Factory is given.</summary>
    private static string? UnitOfProduct(ProofInput input, PlannedResource product) =>
        Recording.Symbols.NamesIn(product["provisioningParameters"]).Select(n => input.Named(n)).FirstOrDefault(r => r?.Type == Unit)?.Urn;

    private static bool IsServiceManaged(ProofInput input, PlannedResource stackSet) => stackSet.Text("permissionModel") == "SERVICE_MANAGED";

    /// <summary>The log archive and the security tooling account come before the landing zone.</summary>
    private static bool IsNoFoundation(ProofInput input, PlannedResource account) =>
        !(input.AccountOf(account)?.Role is "logArchive" or "securityTooling");

    /// <summary>The network's owner comes before the blueprints, which need the network.</summary>
    private static bool IsNotHub(ProofInput input, PlannedResource account) => input.AccountOf(account)?.Role != "network";
}
