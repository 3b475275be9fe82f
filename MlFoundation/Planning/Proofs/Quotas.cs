namespace MlFoundation.Planning.Proofs;

/// <summary>No plan asks for more than AWS gives.</summary>
public static class Quotas
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-QUOTA-001",
        "Nothing exceeds a quota of AWS.",
        new Uri("https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input) =>
        from quota in QuotaTable.Rows
        from place in quota.Measure(input)
        where place.Count > quota.Most
        select new Finding(
            "MLF-QUOTA-001", Severity.Mandatory, place.Urn,
            FormattableString.Invariant($"{place.Where}: {place.Count} {quota.Name}; expected at most {quota.Most} ({quota.Source})."));
}
