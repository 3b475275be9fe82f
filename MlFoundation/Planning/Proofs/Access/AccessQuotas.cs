using System.Globalization;

namespace MlFoundation.Planning.Proofs.Access;

/// <summary>Identity Center takes all of it.</summary>
public static class AccessQuotas
{
    private const string SetType = "aws:ssoadmin/permissionSet:PermissionSet";
    private const string PolicyType = "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ID-006",
        "Permission sets, their policies and assignments are within Identity Center's quotas.",
        new Uri("https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html"),
        Find);

    /// <summary>Permission sets of an instance, and of an account: the newer page's figure, and the older one's.</summary>
    internal const int MostSets = 3_500;
    internal const int SetsOfOldPage = 2_000;
    internal const int MostSetsInAccount = 500;
    internal const int SetsInAccountOfOldPage = 250;

    /// <summary>Policies of a set, and of a role in an account whose quota nobody raised.</summary>
    internal const int MostPolicies = 20;
    internal const int PoliciesOfRole = 10;

    /// <summary>Accounts that Identity Center assigns.</summary>
    internal const int MostAccounts = 7_000;

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var sets = input.All(SetType).Count();
        var assignments = input.All(PlannedAccess.AssignmentType).ToArray();
        var accounts = assignments.GroupBy(a => a.Text("targetId") ?? "", StringComparer.Ordinal).ToArray();
        IEnumerable<Finding?> found =
        [
            Exceeded(null, "The instance", sets, "permission sets", MostSets, SetsOfOldPage),
            Exceeded(null, "The instance", accounts.Length, "accounts with assignments", MostAccounts, MostAccounts),
            .. accounts.Select(a => Exceeded(
                a.First().Urn, $"Account {a.Key}", a.Select(r => r.Text("permissionSetArn")).Distinct().Count(), "permission sets", MostSetsInAccount, SetsInAccountOfOldPage)),
            .. input.All(PolicyType).GroupBy(p => p.Text("permissionSetArn") ?? "", StringComparer.Ordinal).Select(s => Exceeded(
                s.First().Urn, input.SourceOf(s.Key)?.Text("name") ?? s.Key, s.Count(), "managed policies", MostPolicies, PoliciesOfRole)),
        ];
        return found.OfType<Finding>();
    }

    private static Finding? Exceeded(string? urn, string who, int count, string what, int most, int usual) => count <= usual ? null
        : count > most ? new Finding("MLF-ID-006", Severity.Mandatory, urn, string.Create(CultureInfo.InvariantCulture, $"{who} has {count} {what}; expected at most {most}."))
        : new Finding("MLF-ID-006", Severity.Advisory, urn, string.Create(CultureInfo.InvariantCulture, $"{who} has {count} {what}: more than {usual}, which has to be asked for or raised first, and within {most}."));
}
