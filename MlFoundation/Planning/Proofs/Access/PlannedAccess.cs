using MlFoundation.Planning.Recording;

namespace MlFoundation.Planning.Proofs.Access;

/// <summary>Assignments of a plan with group and account made out of what the resources refer to.</summary>
internal static class PlannedAccess
{
    public const string AssignmentType = "aws:ssoadmin/accountAssignment:AccountAssignment";
    private const string GroupPrefix = "identity-group-";
    private const string FoundGroupPrefix = "group ";
    private const string FoundSetPrefix = "permission set ";

    /// <summary>An assignment as the plan declares it.</summary>
    /// <param name="Resource">The resource.</param>
    /// <param name="Group">Its group; null where the plan's model has none of that name.</param>
    /// <param name="Account">Its account; null where the model has none that fits.</param>
    /// <param name="PermissionSet">Name of the set, or null.</param>
    public sealed record Assignment(PlannedResource Resource, ModelGroup? Group, ModelAccount? Account, string? PermissionSet);

    /// <summary>All assignments, by URN.</summary>
    public static IReadOnlyList<Assignment> In(ProofInput input)
    {
        if (input.Plan.Foundation is not { Access: { } access } foundation)
        {
            return [];
        }

        var groups = access.Groups.ToDictionary(g => g.Created ? GroupPrefix + g.Key : FoundGroupPrefix + g.Name, StringComparer.Ordinal);
        var byId = foundation.Accounts.Where(a => a.Id is not null).DistinctBy(a => a.Id).ToDictionary(a => a.Id!, StringComparer.Ordinal);
        return
        [
            .. input.All(AssignmentType).Select(r => new Assignment(
                r,
                NameIn(r.Text("principalId")) is { } group ? groups.GetValueOrDefault(group) : null,
                byId.GetValueOrDefault(r.Text("targetId") ?? "") ?? (NameIn(r.Text("targetId")) is { } account && input.Named(account) is { } made ? input.AccountOf(made) : null),
                NameIn(r.Text("permissionSetArn")) is not { } set ? null
                    : set.StartsWith(FoundSetPrefix, StringComparison.Ordinal) ? set[FoundSetPrefix.Length..] : input.Named(set)?.Text("name"))),
        ];
    }

    private static string? NameIn(string? symbol) => Symbols.FirstNameIn(symbol);
}
