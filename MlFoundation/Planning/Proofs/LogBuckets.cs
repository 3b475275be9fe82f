using System.Collections.Immutable;
using MlFoundation.Planning.Recording;

namespace MlFoundation.Planning.Proofs;

/// <summary>The buckets of a plan with their parts, found by what refers to them.</summary>
internal sealed class LogBuckets
{
    private readonly ProofInput input;
    private readonly Dictionary<string, PlannedResource> byBucketName;
    private readonly Dictionary<string, ILookup<string?, PlannedResource>> parts = new(StringComparer.Ordinal);

    public LogBuckets(ProofInput input)
    {
        this.input = input;
        byBucketName = input.All("aws:s3/bucket:Bucket").Where(b => b.Text("bucket") is not null).DistinctBy(b => b.Text("bucket")).ToDictionary(b => b.Text("bucket")!, StringComparer.Ordinal);
    }

    /// <summary>The bucket that a name, an ARN or a symbol refers to; null if the plan has none.</summary>
    public PlannedResource? Find(string reference)
    {
        var name = reference[(reference.LastIndexOf(":::", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..];
        return byBucketName.GetValueOrDefault(name) ?? byBucketName.GetValueOrDefault(name.Split('/')[0])
            ?? Symbols.NamesIn(reference).Select(input.Named).FirstOrDefault(r => r?.Type == "aws:s3/bucket:Bucket");
    }

    /// <summary>The part of a type, such as its policy; null if the plan has none.</summary>
    public PlannedResource? PartOf(PlannedResource bucket, string type)
    {
        if (!parts.TryGetValue(type, out var byBucket))
        {
            parts[type] = byBucket = input.All(type).ToLookup(p => p.Text("bucket") is { } reference ? Find(reference)?.Urn : null);
        }

        return byBucket[bucket.Urn].FirstOrDefault();
    }

    /// <summary>ARN or symbol of the KMS key that encrypts a bucket; null where S3's own does.</summary>
    public string? KeyReferenceOf(PlannedResource bucket) =>
        PartOf(bucket, "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")?["rules"] is ImmutableArray<object?> rules
        && rules.OfType<ImmutableDictionary<string, object?>>().FirstOrDefault()?.GetValueOrDefault("applyServerSideEncryptionByDefault") is ImmutableDictionary<string, object?> encryption
            ? encryption.GetValueOrDefault("kmsMasterKeyId") as string
            : null;
}
