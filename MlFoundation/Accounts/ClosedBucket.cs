using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace MlFoundation.Accounts;

/// <summary>A bucket that keeps every version, is encrypted, belongs to its account alone and is closed to the public.</summary>
internal static class ClosedBucket
{
    /// <summary>Declares the bucket, protected and retained, with its parts.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="bucketName">Name in S3: unique in all of AWS.</param>
    /// <param name="organizationId">Id of the organization, for the policy.</param>
    /// <param name="policy">Policy by the bucket's ARN and the organization's id.</param>
    /// <param name="parent">Component it belongs to.</param>
    /// <param name="provider">Provider of its account; null for the component's own.</param>
    public static Bucket Create(string name, Output<string> bucketName, Output<string> organizationId, Func<string, string, string> policy, Resource parent, ProviderResource? provider) =>
        Create(name, bucketName, bucket => bucket.Arn.Apply(arn => organizationId.Apply(id => policy(arn, id))), parent, provider, null).Bucket;

    /// <summary>Declares the bucket, protected and retained, with its parts.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="bucketName">Name in S3: unique in all of AWS.</param>
    /// <param name="policy">Policy of the bucket.</param>
    /// <param name="parent">Component it belongs to.</param>
    /// <param name="provider">Provider of its account; null for the component's own.</param>
    /// <param name="key">ARN of the KMS key that encrypts it; null for S3's own keys.</param>
    public static ClosedBucketParts Create(
        string name, Output<string> bucketName, Func<Bucket, Output<string>> policy, Resource parent, ProviderResource? provider, Output<string>? key)
    {
        CustomResourceOptions Options() => new() { Parent = parent, Provider = provider };
        var kept = Options();
        (kept.Protect, kept.RetainOnDelete) = (true, true);
        var bucket = new Bucket(name, new BucketArgs { BucketName = bucketName }, kept);
        var closed = new BucketPublicAccessBlock(
            $"{name}-public-access",
            new BucketPublicAccessBlockArgs { Bucket = bucket.Id, BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true },
            Options());
        _ = new BucketOwnershipControls(
            $"{name}-ownership",
            new BucketOwnershipControlsArgs { Bucket = bucket.Id, Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" } },
            Options());
        var versioning = new BucketVersioning(
            $"{name}-versioning",
            new Pulumi.Aws.S3.BucketVersioningArgs { Bucket = bucket.Id, VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" } },
            Options());
        _ = new BucketServerSideEncryptionConfiguration(
            $"{name}-encryption", new Pulumi.Aws.S3.BucketServerSideEncryptionConfigurationArgs { Bucket = bucket.Id, Rules = { EncryptionBy(key) } }, Options());
        // S3 refuses two changes of a bucket's access at once.
        var last = Options();
        last.DependsOn = new List<Resource> { closed };
        return new(bucket, versioning, new BucketPolicy($"{name}-policy", new BucketPolicyArgs { Bucket = bucket.Id, Policy = policy(bucket) }, last));
    }

    private static BucketServerSideEncryptionConfigurationRuleArgs EncryptionBy(Output<string>? key) => key is null
        ? new() { ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs { SseAlgorithm = "AES256" } }
        : new()
        {
            ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs { SseAlgorithm = "aws:kms", KmsMasterKeyId = key },
            // One data key for many objects: KMS is asked, and paid, less often.
            BucketKeyEnabled = true,
        };
}

/// <summary>A closed bucket, with the parts that others wait for.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Versioning">Before a lock.</param>
/// <param name="Policy">Before anything is delivered.</param>
internal sealed record ClosedBucketParts(Bucket Bucket, BucketVersioning Versioning, BucketPolicy Policy);
