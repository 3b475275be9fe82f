using MlFoundation.Identity;

namespace MlFoundation.Planning.Proofs.Access;

/// <summary>Every inline policy of a permission set is what IAM takes, and none but administrators' allows everything.</summary>
public static class AccessDocuments
{
    private const string InlineType = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
    private const string ManagedType = "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ID-007",
        "Policies of permission sets are valid and within their size, and only sets for administrators allow everything.",
        new Uri("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        foreach (var inline in input.All(InlineType))
        {
            foreach (var problem in InlinePolicyCheck.ProblemsOf(inline.Text("inlinePolicy") ?? ""))
            {
                yield return new Finding("MLF-ID-007", Severity.Mandatory, inline.Urn, $"{inline.Name} {problem.Found}; expected {problem.Expected}.");
            }
        }

        var administrators = (input.Plan.Foundation?.Access?.PermissionSets ?? []).Where(s => s.Administrator).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var attachment in input.All(ManagedType).Where(a => a.Text("managedPolicyArn")?.EndsWith(":policy/AdministratorAccess", StringComparison.Ordinal) == true))
        {
            if (input.SourceOf(attachment.Text("permissionSetArn"))?.Text("name") is { } set && !administrators.Contains(set))
            {
                yield return new Finding("MLF-ID-007", Severity.Mandatory, attachment.Urn, $"{set} has AdministratorAccess and is not meant for administrators; expected narrower policies.");
            }
        }
    }
}
