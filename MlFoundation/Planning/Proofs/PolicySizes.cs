using System.Text;

namespace MlFoundation.Planning.Proofs;

/// <summary>No policy document is larger than AWS Organizations takes.</summary>
public static class PolicySizes
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ORG-002",
        "Every policy document is within the size that its type allows.",
        new Uri("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html"),
        Find);

    /// <summary>Characters by policy type; through the API white space counts.</summary>
    private static readonly Dictionary<string, int> Limits = new(StringComparer.Ordinal)
    {
        ["SERVICE_CONTROL_POLICY"] = 10_240,
        ["RESOURCE_CONTROL_POLICY"] = 5_120,
        ["DECLARATIVE_POLICY_EC2"] = 10_000,
        ["TAG_POLICY"] = 10_000,
        ["BACKUP_POLICY"] = 10_000,
        ["AISERVICES_OPT_OUT_POLICY"] = 2_500,
    };

    private static IEnumerable<Finding> Find(ProofInput input) =>
        from policy in input.All("aws:organizations/policy:Policy")
        let type = policy.Text("type") ?? "SERVICE_CONTROL_POLICY"
        where Limits.ContainsKey(type)
        let size = Encoding.UTF8.GetByteCount(policy.Text("content") ?? "")
        where size > Limits[type]
        select new Finding(
            "MLF-ORG-002", Severity.Mandatory, policy.Urn,
            $"The document of {policy.Text("name")} has {size} characters; expected at most {Limits[type]} for {type}. Split it into two.");
}
