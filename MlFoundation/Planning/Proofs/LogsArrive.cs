using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>Whoever writes logs may: bucket and key let the delivering service in, for sources that they name, and for no others.</summary>
public static class LogsArrive
{
    private const string Id = "MLF-SEC-002";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        Id,
        "Every source of logs has a destination whose bucket policy and key policy let the delivering service in, for named sources only.",
        new Uri("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var buckets = new LogBuckets(input);
        var read = new Dictionary<string, AccessPolicy>(StringComparer.Ordinal);
        foreach (var source in LogSource.In(input))
        {
            if (Fault(source, buckets, input, text => read.TryGetValue(text, out var known) ? known : read[text] = AccessPolicy.Parse("policy", text)) is { } fault)
            {
                yield return new Finding(Id, Severity.Mandatory, source.Resource.Urn, $"{source.Resource.Name} logs through {source.Service}, {fault}");
            }
        }
    }

    private static string? Fault(LogSource source, LogBuckets buckets, ProofInput input, Func<string, AccessPolicy> parse)
    {
        if (buckets.Find(source.Destination) is not { } bucket)
        {
            return $"and its destination {source.Destination} is no bucket of the plan; expected one of the log archive's.";
        }

        if (buckets.PartOf(bucket, "aws:s3/bucketPolicy:BucketPolicy")?.Text("policy") is not { } policy || !Allows(parse(policy), source.Service, "s3:PutObject"))
        {
            return $"and the policy of {bucket.Name} does not let it write for named sources; expected s3:PutObject with a condition on the source's organization, account or ARN.";
        }

        if (buckets.KeyReferenceOf(bucket) is not { } reference)
        {
            return null;
        }

        return source.IsAccessRecord ? $"and {bucket.Name} is encrypted with a KMS key; expected S3's own, because S3 delivers records of access to no other."
            : input.SourceOf(reference)?.Text("policy") is not { } keyPolicy || !Allows(parse(keyPolicy), source.Service, "kms:GenerateDataKey")
                ? $"and the key of {bucket.Name} does not let it encrypt for named sources; expected kms:GenerateDataKey with a condition on the source's organization, account or ARN."
                : null;
    }

    // The statement is read as it stands: what an account's id or a bucket's ARN will be, a plan does not know.
    private static bool Allows(AccessPolicy policy, string service, string action)
    {
        var context = new RequestContext(new AccessRequest { Caller = Caller.OfService(service), Action = action });
        return policy.Statements.Any(s =>
            s.Effect == PolicyEffect.Allow
            && s.Principals is { Negated: false } principals && principals.ByType.GetValueOrDefault("Service", []).Contains(service)
            && s.Actions.Holds(pattern => PolicyPattern.Read(pattern, context).Matches(action, ignoreCase: true))
            && s.Conditions.Any(c => c.Key.StartsWith("aws:Source", StringComparison.OrdinalIgnoreCase)));
    }
}
