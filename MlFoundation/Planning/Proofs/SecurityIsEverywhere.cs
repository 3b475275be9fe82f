using MlFoundation.Planning.Coverage;

namespace MlFoundation.Planning.Proofs;

/// <summary>No account is without a security service in a governed region, now or later, but where the settings say why.</summary>
public static class SecurityIsEverywhere
{
    private const int Shown = 3;

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-SEC-001",
        "Every security service watches every account, planned or to come, in every governed region.",
        new Uri("https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/security-tooling.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input) =>
        from hole in (input.Coverage.Value?.Cells ?? []).Where(c => c.Kind == CoverageKind.Hole).GroupBy(c => new { c.Service, c.Region })
        let accounts = hole.Select(c => c.Account).ToArray()
        let names = string.Join(", ", accounts.Take(Shown)) + (accounts.Length > Shown ? FormattableString.Invariant($" and {accounts.Length - Shown} more") : "")
        select new Finding(
            "MLF-SEC-001", Severity.Mandatory, null,
            $"{hole.Key.Service} does not watch {names} in {hole.Key.Region}; expected it to: on in security tooling, designated by the management account, and enrolling accounts, by name those that were there before.");
}
