namespace MlFoundation.Planning.Proofs.Access;

/// <summary>Every assignment that the plan makes stands in the list of reasons.</summary>
public static class ReasonedAssignments
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ID-004",
        "Every assignment has a reason.",
        new Uri("https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_continuous_reduction.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var reasons = (input.Plan.Foundation?.Access?.Assignments ?? []).Where(a => a.Reason.Length > 0).Select(a => (a.Group, a.Account, a.PermissionSet)).ToHashSet();
        return from assignment in input.Assignments
               where !reasons.Contains((assignment.Group?.Key ?? "", assignment.Account?.Key ?? "", assignment.PermissionSet ?? ""))
               select new Finding("MLF-ID-004", Severity.Mandatory, assignment.Resource.Urn, $"{assignment.Resource.Name} has no reason; expected one sentence that says why.");
    }
}
