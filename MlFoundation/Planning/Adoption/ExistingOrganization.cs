using System.Collections.Immutable;

namespace MlFoundation.Planning.Adoption;

/// <summary>An organization as the AWS CLI lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ManagementId">Id of the management account.</param>
/// <param name="RootId">Id of its root.</param>
/// <param name="Units">Units, in the order listed.</param>
/// <param name="Accounts">Accounts, by id.</param>
/// <param name="Policies">Policies of all kinds.</param>
/// <param name="Targets">What each policy is attached to: id of the policy, id of the target.</param>
/// <param name="Groups">Groups of Identity Center: id and display name.</param>
/// <param name="PermissionSets">Permission sets: ARN and name.</param>
public sealed record ExistingOrganization(
    string Id,
    string ManagementId,
    string RootId,
    IReadOnlyList<ExistingUnit> Units,
    IReadOnlyList<ExistingAccount> Accounts,
    IReadOnlyList<ExistingPolicy> Policies,
    IReadOnlyList<(string PolicyId, string TargetId)> Targets,
    IReadOnlyList<(string Id, string Name)> Groups,
    IReadOnlyList<(string Arn, string Name)> PermissionSets)
{
    /// <summary>ARN of the Identity Center instance, or null where none was listed.</summary>
    public string? InstanceArn { get; init; }

    /// <summary>Id of its identity store, or null.</summary>
    public string? IdentityStoreId { get; init; }

    /// <summary>What the listings say of a thing, by its id or ARN: values by the names that the provider's inputs have.</summary>
    public IReadOnlyDictionary<string, ImmutableDictionary<string, object?>> Known { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, object?>>.Empty;
}

/// <summary>A unit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParentId">Id of the unit above, or of the root.</param>
public sealed record ExistingUnit(string Id, string Name, string ParentId);

/// <summary>An account.</summary>
/// <param name="Id">12 digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Email">Root e-mail address.</param>
/// <param name="Active">False for one that is suspended or being closed.</param>
/// <param name="ParentId">Id of its unit, or of the root; null where no list says.</param>
public sealed record ExistingAccount(string Id, string Name, string Email, bool Active, string? ParentId);

/// <summary>A policy of the organization.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="AwsManaged">True for one that AWS keeps.</param>
public sealed record ExistingPolicy(string Id, string Name, bool AwsManaged);
