using Pulumi;

namespace MlFoundation.Identity;

/// <summary>Who may do what in which account: groups, permission sets and assignments of IAM Identity Center, each assignment for a reason.</summary>
/// <remarks>
/// Order: the landing zone (which sets up Identity Center), groups and permission sets, the sets' policies, assignments. A change of a set reaches
/// every account it is assigned in, so that assignments wait for all of a set. One account's assignments are made one after the other, and only a
/// few accounts' at once. All of it is done from the management account: a delegated administrator could not see to that account's own access.
/// </remarks>
public sealed class IdentityCenterAccess : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "identity";

    /// <summary>Declares access in the management account.</summary>
    /// <param name="name">Component name; children are <c>{name}-group-{key}</c>, <c>{name}-set-{name}</c>, <c>{name}-assignment-{account}/{group}/{set}</c>.</param>
    /// <param name="args">Settings, validated, organization and accounts.</param>
    /// <param name="options">Its providers must be the management account's.</param>
    public IdentityCenterAccess(string name, IdentityCenterAccessArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:identity:IdentityCenterAccess", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var center = new IdentityCenter(this, name, args);
        var groups = Groups.Create(center);
        var sets = PermissionSets.Create(center);
        Assignments.Create(center, groups, sets);
        DomainSignIn.Create(center, groups);
        BreakGlassAlarm.Create(center);

        InstanceArn = center.InstanceArn;
        PermissionSetNames = [.. args.Plan.PermissionSets.Select(s => s.Name)];
        RegisterOutputs();
    }

    /// <summary>ARN of the Identity Center instance.</summary>
    [Output]
    public Output<string> InstanceArn { get; private set; }

    /// <summary>Names of the permission sets that are in use: in accounts their roles are <c>AWSReservedSSO_{name}_{suffix}</c>.</summary>
    public IReadOnlyList<string> PermissionSetNames { get; }
}
