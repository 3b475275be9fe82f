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

    // Each operation that waits for another one prolongs its lane, if nothing else does already: what is left are the lanes' beginnings,
    // and no more operations than lanes can run at once.
    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { } foundation)
        {
            yield break;
        }

        var operations = AccountOperations.In(input).ToDictionary(o => o.Urn, StringComparer.Ordinal);
        var prolonged = new HashSet<string>(StringComparer.Ordinal);
        var direct = operations.Values.Where(o => o.Options.DependsOn.Any(d => operations.ContainsKey(d) && prolonged.Add(d))).Select(o => o.Urn).ToHashSet(StringComparer.Ordinal);
        var indirect = operations.Keys.Where(o => !direct.Contains(o)).Count(o => input.Graph.Before(o).Any(b => operations.ContainsKey(b) && prolonged.Add(b)));
        var lanes = operations.Count - direct.Count - indirect;
        if (lanes > foundation.AccountConcurrency)
        {
            yield return new Finding(
                "MLF-ACC-001", Severity.Mandatory, null,
                FormattableString.Invariant($"{lanes} accounts may be made at the same time; expected at most {foundation.AccountConcurrency}, as accounts.vending.concurrency says: what exceeds AWS's quota ends up tainted."));
        }
    }
}
