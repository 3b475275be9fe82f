using MlFoundation.Planning.Access;

namespace MlFoundation.Planning.Proofs.Access;

/// <summary>Who works in a sandbox reads no data of other accounts, and takes no role there: asked of the policies as AWS would.</summary>
public static class SandboxData
{
    private static readonly string[] Work = ["read data of another account", "take a role of another account"];

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ID-008",
        "Who works in a sandbox may read no data of another account and take no role there.",
        new Uri("https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/sandbox-ou.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input) =>
        from row in EffectiveAccess.Of(input)
        where row.Group == "sandboxUsers"
        let open = Work.Except(row.Withheld.Select(w => w.Work)).ToArray()
        where open.Length > 0
        select new Finding(
            "MLF-ID-008", Severity.Mandatory, null,
            $"Sandbox users with {row.PermissionSet} in {string.Join(", ", row.Accounts)} may {string.Join(" and ", open)}; expected neither: production data stays out of sandboxes. Attach sandbox-boundary to {row.Unit}, or use SandboxUser.");
}
