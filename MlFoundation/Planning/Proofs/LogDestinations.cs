using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>A bucket that logs go to, with everything that decides who may write.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="BucketName">Its name in S3.</param>
/// <param name="Key">The KMS key that encrypts it; null where S3's own does.</param>
/// <param name="ToBucket">Its policy, and the organization's resource control policies.</param>
/// <param name="ToKey">The key's policy, and the organization's resource control policies.</param>
internal sealed record LogDestination(PlannedResource Bucket, string BucketName, PlannedResource? Key, PolicyLayers ToBucket, PolicyLayers ToKey);

/// <summary>The buckets of a plan that take logs; each is read once.</summary>
internal sealed class LogDestinations(ProofInput input)
{
    private readonly LogBuckets buckets = new(input);
    private readonly Lazy<GuardrailLayers> guardrails = new(() => new GuardrailLayers(input));
    private readonly Dictionary<string, LogDestination> byUrn = new(StringComparer.Ordinal);

    /// <summary>What a name, an ARN or a symbol refers to; null if the plan has no such bucket.</summary>
    public LogDestination? Find(string reference) =>
        buckets.Find(reference) is not { } bucket ? null : byUrn.TryGetValue(bucket.Urn, out var known) ? known : byUrn[bucket.Urn] = Read(bucket);

    private LogDestination Read(PlannedResource bucket)
    {
        var name = bucket.Text("bucket") ?? bucket.Name;
        var key = buckets.KeyReferenceOf(bucket) is { } reference ? input.SourceOf(reference) : null;
        var resourceControl = ResourceControlOf(bucket);
        return new(bucket, name, key, Layers(Named(bucket, name), false), Layers(key?.Text("policy"), true));

        PolicyLayers Layers(string? policy, bool alone) => new()
        {
            ResourceControl = resourceControl,
            Resource = policy is null ? null : AccessPolicy.Parse("policy", policy),
            ResourcePolicyDecides = alone,
        };
    }

    // The bucket's policy names it by a symbol, where requests have its ARN.
    private string? Named(PlannedResource bucket, string name) =>
        buckets.PartOf(bucket, "aws:s3/bucketPolicy:BucketPolicy")?.Text("policy")?.Replace($"${{{bucket.Name}.arn}}", $"arn:aws:s3:::{name}", StringComparison.Ordinal);

    private IReadOnlyList<PolicyLevel> ResourceControlOf(PlannedResource bucket) =>
        input.Plan.Foundation?.Accounts.FirstOrDefault(a => a.Key == bucket.Account)?.Unit is { } unit ? guardrails.Value.Of(unit).ResourceControl : [];
}
