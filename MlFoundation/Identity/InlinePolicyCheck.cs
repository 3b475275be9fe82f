using System.Text.RegularExpressions;
using MlFoundation.Policies;

namespace MlFoundation.Identity;

/// <summary>What is wrong with an inline policy.</summary>
/// <param name="Found">What it does, after the policy's name: <c>allows everything in All</c>.</param>
/// <param name="Expected">What is expected instead.</param>
/// <param name="WayOut">A sentence that says what to do.</param>
internal sealed record InlinePolicyProblem(string Found, string Expected, string WayOut);

/// <summary>Whether an inline policy of a permission set is what IAM takes, and no administrator's in disguise.</summary>
internal static partial class InlinePolicyCheck
{
    /// <summary>Characters of an inline policy, white space left out.</summary>
    /// <remarks>Source: IAM Identity Center User Guide, "Quotas".</remarks>
    internal const int Largest = 10_240;

    /// <summary>All that is wrong with a document; nothing if it is right.</summary>
    /// <param name="document">JSON text.</param>
    public static IReadOnlyList<InlinePolicyProblem> ProblemsOf(string document)
    {
        AccessPolicy policy;
        try
        {
            policy = AccessPolicy.Parse("document", document);
        }
        catch (FormatException exception)
        {
            return [new($"is none: {exception.Message.TrimEnd('.')}", "a document that IAM takes", "IAM User Guide, \"IAM JSON policy elements reference\", lists what a policy is made of.")];
        }

        var size = document.Count(c => !char.IsWhiteSpace(c));
        return
        [
            .. size > Largest
                ? [new(FormattableString.Invariant($"has {size} characters"), FormattableString.Invariant($"at most {Largest}"), "Leave out what AWS's own policies of the set allow already.")]
                : Array.Empty<InlinePolicyProblem>(),
            .. from statement in policy.Statements
               from action in statement.Actions.Values
               where !Action().IsMatch(action)
               select new InlinePolicyProblem($"has the action {action} in {statement.Label}", "service:Action", "A service's actions are listed in the Service Authorization Reference."),
            .. from statement in policy.Statements
               where AllowsEverything(statement)
               select new InlinePolicyProblem($"allows everything in {statement.Label}", "the actions that are needed", "Who administers an account has AdministratorAccess, a usual set of its own."),
        ];
    }

    // All actions but some are as good as all: what is left out today does not hold what comes tomorrow.
    private static bool AllowsEverything(PolicyStatement statement) =>
        statement is { Effect: PolicyEffect.Allow, Conditions.Count: 0, Resources: { } resources }
        && (statement.Actions.Negated || statement.Actions.Values.Any(a => a is "*" or "*:*"))
        && (resources.Negated || resources.Values.Contains("*"));

    [GeneratedRegex(@"^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$")]
    private static partial Regex Action();
}
