using System.Collections.Immutable;

namespace MlFoundation.Planning.Proofs;

/// <summary>What takes logs loses none.</summary>
public static class LogsStay
{
    private const string Id = "MLF-SEC-003";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        Id,
        "Every bucket that takes logs, and its key, is protected and retained; the bucket is versioned, encrypted, closed to the public, locked and has its retention.",
        new Uri("https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/log-archive.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var buckets = new LogBuckets(input);
        var taking = LogSource.In(input).Select(s => new { Bucket = buckets.Find(s.Destination), s.IsAccessRecord }).Where(t => t.Bucket is not null).Distinct().ToArray();
        var locks = input.Plan.Foundation?.Security?.LocksLogs ?? true;
        return
        [
            .. taking.SelectMany(t => Faults(t.Bucket!, t.IsAccessRecord, locks, buckets).Select(fault => new Finding(Id, Severity.Mandatory, t.Bucket!.Urn, $"{t.Bucket.Name} {fault}"))),
            .. taking.Select(t => input.SourceOf(buckets.KeyReferenceOf(t.Bucket!))).OfType<PlannedResource>().DistinctBy(k => k.Urn).SelectMany(KeyFaults),
        ];
    }

    private static IEnumerable<string> Faults(PlannedResource bucket, bool takesAccessRecords, bool locks, LogBuckets buckets)
    {
        PlannedResource? Part(string type) => buckets.PartOf(bucket, type);
        if (!(bucket.Options.Protect && bucket.Options.RetainOnDelete))
        {
            yield return "is not both protected and retained; expected both, because it keeps logs.";
        }

        if (Part("aws:s3/bucketVersioning:BucketVersioning")?["versioningConfiguration"] is not ImmutableDictionary<string, object?> versions || versions.GetValueOrDefault("status") is not "Enabled")
        {
            yield return "keeps no versions; expected it to, because a log that is written over is lost.";
        }

        if (Part("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration") is null)
        {
            yield return "does not say how it is encrypted; expected a key.";
        }

        if (Part("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock") is null)
        {
            yield return "is not closed to the public; expected a block of public access.";
        }

        if (Part("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration") is null)
        {
            yield return "does not say how long logs are kept; expected a rule.";
        }

        var locked = Part("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration") is not null;
        if (takesAccessRecords && locked)
        {
            yield return "is locked by default; expected no lock, because S3 delivers records of access to no such bucket.";
        }
        else if (!takesAccessRecords && locks && !locked)
        {
            yield return "is not locked; expected what security.logs.objectLock says.";
        }
    }

    private static IEnumerable<Finding> KeyFaults(PlannedResource key)
    {
        if (!(key.Options.Protect && key.Options.RetainOnDelete))
        {
            yield return new Finding(Id, Severity.Mandatory, key.Urn, $"{key.Name} is not both protected and retained; expected both, because logs are lost with their key.");
        }

        if (key["enableKeyRotation"] is not true)
        {
            yield return new Finding(Id, Severity.Mandatory, key.Urn, $"{key.Name} is not rotated; expected it to be, every year.");
        }
    }
}
