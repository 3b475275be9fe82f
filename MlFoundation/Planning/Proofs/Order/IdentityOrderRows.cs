using static MlFoundation.Planning.Proofs.Order.OrderKeys;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what in giving access.</summary>
internal static class IdentityOrderRows
{
    private const string LandingZone = "aws-native:controltower:LandingZone";
    private const string Group = "aws:identitystore/group:Group";
    private const string Set = "aws:ssoadmin/permissionSet:PermissionSet";
    private const string Managed = "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment";
    private const string Inline = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
    private const string Boundary = "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment";
    private const string Assignment = "aws:ssoadmin/accountAssignment:AccountAssignment";
    private const string Vended = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";
    private const string Created = "aws:organizations/account:Account";
    private const string Instance = "aws:cloudformation/stackSetInstance:StackSetInstance";

    private static readonly Uri Provisioned = new("https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html");
    private static readonly Uri Customer = new("https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html");
    private static readonly Uri Setup = new("https://docs.aws.amazon.com/controltower/latest/userguide/sso.html");
    private static readonly Uri Assign = new("https://docs.aws.amazon.com/singlesignon/latest/userguide/assignusers.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new(LandingZone, Group, "The landing zone sets Identity Center up.", Setup),
        new(LandingZone, Set, "The landing zone sets Identity Center up.", Setup),
        new(Set, Managed, "A policy is attached to a set that is there.", Provisioned) { EarlierKey = Itself, LaterKey = SourceOf("permissionSetArn") },
        new(Set, Inline, "A policy is put into a set that is there.", Provisioned) { EarlierKey = Itself, LaterKey = SourceOf("permissionSetArn") },
        new(Set, Boundary, "A boundary is given to a set that is there.", Provisioned) { EarlierKey = Itself, LaterKey = SourceOf("permissionSetArn") },
        new(Managed, Assignment, "A set that changes after it was assigned is provisioned again in every account.", Provisioned) { EarlierKey = SourceOf("permissionSetArn"), LaterKey = SourceOf("permissionSetArn") },
        new(Inline, Assignment, "A set that changes after it was assigned is provisioned again in every account.", Provisioned) { EarlierKey = SourceOf("permissionSetArn"), LaterKey = SourceOf("permissionSetArn") },
        new(Boundary, Assignment, "A set without its boundary allows too much.", Provisioned) { EarlierKey = SourceOf("permissionSetArn"), LaterKey = SourceOf("permissionSetArn") },
        new(Instance, Boundary, "A customer managed policy has to be in the account before a set that names it is assigned there.", Customer)
            { EarlierKey = Where(IsOfBlueprint), LaterKey = Any },
        new(Set, Assignment, "A set is assigned once it is there.", Assign) { EarlierKey = Itself, LaterKey = SourceOf("permissionSetArn") },
        new(Group, Assignment, "A group is assigned once it is there.", Assign) { EarlierKey = Itself, LaterKey = SourceOf("principalId") },
        new(Vended, Assignment, "An account is assigned once it is there.", Assign) { EarlierKey = Itself, LaterKey = SourceOf("targetId") },
        new(Created, Assignment, "An account is assigned once it is there.", Assign) { EarlierKey = Itself, LaterKey = SourceOf("targetId") },
    ];
}
