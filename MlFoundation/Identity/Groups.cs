using Pulumi;
using Pulumi.Aws.IdentityStore;
using Pulumi.Aws.IdentityStore.Inputs;

namespace MlFoundation.Identity;

/// <summary>Groups of people: made, or looked up where somebody else makes them.</summary>
internal static class Groups
{
    /// <summary>Declares them.</summary>
    /// <returns>Group ids by the group's key.</returns>
    public static IReadOnlyDictionary<string, Output<string>> Create(IdentityCenter center) => center.Args.Plan.Groups.ToDictionary(
        g => g.Key, g => g.Source == GroupSource.Lookup ? Find(center, g) : Make(center, g), StringComparer.Ordinal);

    private static Output<string> Make(IdentityCenter center, PlannedGroup group) => new Group(
        $"{center.Name}-group-{group.Key}",
        new GroupArgs { DisplayName = group.Name, Description = group.Description, IdentityStoreId = center.StoreId, Region = center.Region },
        center.Options(center.Args.LandingZone)).GroupId;

    private static Output<string> Find(IdentityCenter center, PlannedGroup group) => GetGroup.Invoke(
        new GetGroupInvokeArgs
        {
            IdentityStoreId = center.StoreId,
            Region = center.Region,
            AlternateIdentifier = new GetGroupAlternateIdentifierInputArgs
            {
                UniqueAttribute = new GetGroupAlternateIdentifierUniqueAttributeInputArgs { AttributePath = "DisplayName", AttributeValue = group.Name },
            },
        },
        center.Lookup).Apply(found => found.GroupId);
}
