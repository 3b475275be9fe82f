using MlFoundation.Accounts;
using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using LifecycleArgs = Pulumi.Aws.S3.BucketLifecycleConfigurationArgs;
using LockArgs = Pulumi.Aws.S3.BucketObjectLockConfigurationArgs;
using LoggingArgs = Pulumi.Aws.S3.BucketLoggingArgs;

namespace MlFoundation.Security;

/// <summary>A bucket of the log archive: closed, and what it takes is kept, locked, moved to cheaper storage and removed in the end.</summary>
internal sealed class LogBucket
{
    private readonly string name;
    private readonly Resource parent;
    private readonly ProviderResource provider;
    private readonly ClosedBucketParts parts;

    /// <summary>Declares the bucket.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="bucketName">Name in S3.</param>
    /// <param name="document">Name of its policy's document.</param>
    /// <param name="values">What the document leaves blank, but for the bucket's ARN.</param>
    /// <param name="key">KMS key; null for S3's own, which alone takes the records of access to other buckets.</param>
    /// <param name="parent">Component.</param>
    /// <param name="provider">Provider of the log archive.</param>
    public LogBucket(
        string name, Output<string> bucketName, string document, IReadOnlyList<(string Key, Output<string> Value)> values, Output<string>? key, Resource parent, ProviderResource provider)
    {
        (this.name, this.parent, this.provider) = (name, parent, provider);
        parts = ClosedBucket.Create(name, bucketName, bucket => SecurityDocuments.Fill(document, [.. values, ("bucketArn", bucket.Arn)]), parent, provider, key);
    }

    public Bucket Bucket => parts.Bucket;

    /// <summary>What has to be there before anything is delivered.</summary>
    public Resource Ready => parts.Policy;

    /// <summary>Keeps logs so many days, the last of them in cheaper storage.</summary>
    public void Keep(int days, int archiveAfterDays)
    {
        var rule = new BucketLifecycleConfigurationRuleArgs
        {
            Id = "retention",
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days },
            NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = 30 },
            AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 7 },
        };
        if (archiveAfterDays < days)
        {
            rule.Transitions.Add(new BucketLifecycleConfigurationRuleTransitionArgs { Days = archiveAfterDays, StorageClass = "GLACIER_IR" });
        }

        // S3 takes rules for old versions once there are versions.
        _ = new BucketLifecycleConfiguration($"{name}-lifecycle", new LifecycleArgs { Bucket = Bucket.Id, Rules = { rule } }, After(parts.Versioning));
    }

    /// <summary>Locks every log for so many days. Only a bucket that keeps versions can be locked.</summary>
    public void Lock(ObjectLockMode mode, int days)
    {
        if (mode == ObjectLockMode.None)
        {
            return;
        }

        _ = new BucketObjectLockConfiguration(
            $"{name}-lock",
            new LockArgs
            {
                Bucket = Bucket.Id,
                ObjectLockEnabled = "Enabled",
                Rule = new BucketObjectLockConfigurationRuleArgs
                {
                    DefaultRetention = new BucketObjectLockConfigurationRuleDefaultRetentionArgs { Mode = mode == ObjectLockMode.Compliance ? "COMPLIANCE" : "GOVERNANCE", Days = days },
                },
            },
            After(parts.Versioning));
    }

    /// <summary>Records who reads, in another bucket of the same account and region.</summary>
    public void RecordAccessIn(LogBucket records) => _ = new BucketLogging(
        $"{name}-access-logging", new LoggingArgs { Bucket = Bucket.Id, TargetBucket = records.Bucket.Id, TargetPrefix = $"{name}/" }, After(records.Ready));

    private CustomResourceOptions After(Resource first) => new() { Parent = parent, Provider = provider, DependsOn = new List<Resource> { first } };
}
