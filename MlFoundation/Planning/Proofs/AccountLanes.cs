namespace MlFoundation.Planning.Proofs;

/// <summary>No more accounts are made at a time than the settings say.</summary>
public static class AccountLanes
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ACC-001",
        "Accounts are made in lanes: never more at a time than the settings' concurrency.",
        new Uri("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is { } foundation && Lanes.Of(input, AccountOperations.In(input)) is var lanes && lanes > foundation.AccountConcurrency)
        {
            yield return new Finding(
                "MLF-ACC-001", Severity.Mandatory, null,
                FormattableString.Invariant($"{lanes} accounts may be made at the same time; expected at most {foundation.AccountConcurrency}, as accounts.vending.concurrency says: what exceeds AWS's quota ends up tainted."));
        }
    }
}
