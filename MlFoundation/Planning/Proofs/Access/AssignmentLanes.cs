namespace MlFoundation.Planning.Proofs.Access;

/// <summary>An account's assignments are made one after the other, and only a few accounts' at once.</summary>
public static class AssignmentLanes
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ID-005",
        "Assignments go in lanes: one account's one after the other, and never more at a time than the settings' concurrency.",
        new Uri("https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation?.Access is not { } access)
        {
            yield break;
        }

        var assignments = input.All(PlannedAccess.AssignmentType).ToDictionary(a => a.Urn, StringComparer.Ordinal);
        var prolonged = new HashSet<string>(StringComparer.Ordinal);
        var lanes = assignments.Values.Count(a => !a.Options.DependsOn.Any(d => assignments.ContainsKey(d) && prolonged.Add(d)));
        if (lanes > access.Concurrency)
        {
            yield return new Finding(
                "MLF-ID-005", Severity.Mandatory, null,
                FormattableString.Invariant($"{lanes} assignments may be made at the same time; expected at most {access.Concurrency}, as identity.concurrency says: AWS refuses what it cannot take."));
        }

        foreach (var account in assignments.Values.GroupBy(a => a.Text("targetId") ?? "", StringComparer.Ordinal))
        {
            // In a chain each but the first waits for another one of the account.
            var own = account.Select(a => a.Urn).ToHashSet(StringComparer.Ordinal);
            var beginnings = account.Where(a => !a.Options.DependsOn.Any(own.Contains)).ToArray();
            if (beginnings.Length > 1)
            {
                yield return new Finding(
                    "MLF-ID-005", Severity.Mandatory, beginnings[1].Urn,
                    $"{beginnings[1].Name} may be made beside {beginnings[0].Name}; expected a chain per account: AWS changes one role of an account at a time.");
            }
        }
    }
}
