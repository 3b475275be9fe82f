using System.Text.RegularExpressions;
using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs.Access;

/// <summary>Every inline policy of a permission set is what IAM takes, and none but administrators' allows everything.</summary>
public static partial class AccessDocuments
{
    /// <summary>Characters of an inline policy, white space left out.</summary>
    /// <remarks>Source: IAM Identity Center User Guide, "Quotas".</remarks>
    internal const int Largest = 10_240;

    private const string InlineType = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
    private const string ManagedType = "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ID-007",
        "Policies of permission sets are valid and within their size, and only sets for administrators allow everything.",
        new Uri("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"),
        Find);

    /// <summary>What is wrong with a document, each as the end of a sentence; nothing if it is right.</summary>
    /// <param name="document">JSON text.</param>
    public static IEnumerable<string> ProblemsOf(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        AccessPolicy policy;
        try
        {
            policy = AccessPolicy.Parse("it", document);
        }
        catch (FormatException exception)
        {
            return [$"is no policy: {exception.Message}"];
        }

        var size = document.Count(c => !char.IsWhiteSpace(c));
        return
        [
            .. size > Largest ? [FormattableString.Invariant($"has {size} characters; expected at most {Largest}")] : Array.Empty<string>(),
            .. from statement in policy.Statements
               from action in statement.Actions.Values
               where !Action().IsMatch(action)
               select $"has the action {action} in {statement.Label}; expected service:Action",
            .. from statement in policy.Statements
               where statement.Effect == PolicyEffect.Allow && statement.Conditions.Count == 0
                   && statement.Actions.Values.Any(a => a is "*" or "*:*") && statement.Resources?.Values.Contains("*") == true
               select $"allows everything in {statement.Label}; expected the actions that are needed",
        ];
    }

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        foreach (var inline in input.All(InlineType))
        {
            foreach (var problem in ProblemsOf(inline.Text("inlinePolicy") ?? ""))
            {
                yield return new Finding("MLF-ID-007", Severity.Mandatory, inline.Urn, $"{inline.Name} {problem}.");
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

    [GeneratedRegex(@"^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$")]
    private static partial Regex Action();
}
