using MlFoundation.Accounts;
using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Kms;
using KeyAlias = Pulumi.Aws.Kms.Alias;

namespace MlFoundation.Security;

/// <summary>Where logs of all accounts end up: buckets of the log archive, in the home region, under one key.</summary>
/// <remarks>
/// Network logs, findings and, where no landing zone brings one, the organization's trail are encrypted with the key, locked and kept. The
/// records of access to those buckets are in one of their own, with S3's keys and without a lock: S3 delivers to no other.
/// Source: Amazon S3 User Guide, "Enabling Amazon S3 server access logging".
/// </remarks>
public sealed class CentralLogs : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "logs";

    /// <summary>Name of the organization's trail, where it is this program's.</summary>
    public const string TrailName = "mlfoundation-organization";

    private readonly string name;
    private readonly CentralLogsArgs args;
    private readonly ProviderResource archive;
    private readonly (string Key, Output<string> Value)[] values;

    /// <summary>Declares the buckets in the log archive account.</summary>
    /// <param name="name">Component name; children are <c>{name}-{kind}</c>.</param>
    /// <param name="args">The organization and its accounts.</param>
    /// <param name="options">Options.</param>
    public CentralLogs(string name, CentralLogsArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:security:CentralLogs", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (this.name, this.args) = (name, args);
        archive = args.Accounts.ProviderOf(AccountKeys.LogArchive);
        var ids = args.Accounts.Ids;
        values =
        [
            ("organizationId", args.OrganizationId),
            ("logArchive", ids[AccountKeys.LogArchive]),
            ("securityTooling", ids[AccountKeys.SecurityTooling]),
            ("management", ids[AccountKeys.Management]),
            ("trailArn", TrailArn(args.HomeRegion, ids[AccountKeys.Management])),
        ];

        KeyArn = CreateKey();
        var records = Bucket("access", "access-logs", null);
        records.Keep(args.AccessRetentionDays, args.Settings.ArchiveAfterDays);
        var (network, findings) = (Kept("network", "network-logs", records), Kept("findings", "findings", records));
        var trail = args.TakesTrail ? Kept("trail", "organization-trail", records) : null;

        NetworkLogs = network.Bucket.Arn;
        NetworkLogsReady = network.Ready;
        (FindingsArn, FindingsName, FindingsReady) = (findings.Bucket.Arn, findings.Bucket.BucketName, findings.Ready);
        (TrailBucketName, TrailReady) = (trail?.Bucket.BucketName, trail?.Ready);
        RegisterOutputs();
    }

    /// <summary>ARN of the bucket for flow logs, firewall logs and resolver query logs of all accounts.</summary>
    [Output]
    public Output<string> NetworkLogs { get; private set; }

    /// <summary>ARN of the key that encrypts the buckets.</summary>
    [Output]
    public Output<string> KeyArn { get; private set; }

    /// <summary>ARN of the bucket for findings that the services export.</summary>
    public Output<string> FindingsArn { get; }

    /// <summary>Its name.</summary>
    public Output<string> FindingsName { get; }

    /// <summary>Name of the trail's bucket; null where a landing zone has its own.</summary>
    public Output<string>? TrailBucketName { get; }

    /// <summary>What has to be there before network logs are delivered.</summary>
    public Resource NetworkLogsReady { get; }

    /// <summary>What has to be there before findings are exported.</summary>
    public Resource FindingsReady { get; }

    /// <summary>What has to be there before the trail is made; null where a landing zone has its own.</summary>
    public Resource? TrailReady { get; }

    private static Output<string> TrailArn(AwsRegion home, Output<string> management) => Output.Format($"arn:aws:cloudtrail:{home.ToString()}:{management}:trail/{TrailName}");

    private Output<string> CreateKey()
    {
        var key = new Key(
            $"{name}-key",
            new KeyArgs
            {
                Description = "Logs of the organization",
                EnableKeyRotation = true,
                DeletionWindowInDays = 30,
                Policy = SecurityDocuments.Fill("log-key", values),
            },
            new() { Parent = this, Provider = archive, Protect = true, RetainOnDelete = true });
        _ = new KeyAlias($"{name}-key-alias", new AliasArgs { Name = "alias/mlfoundation-logs", TargetKeyId = key.KeyId }, new() { Parent = this, Provider = archive });
        return key.Arn;
    }

    private LogBucket Kept(string kind, string document, LogBucket records)
    {
        var bucket = Bucket(kind, document, KeyArn);
        bucket.Keep(args.RetentionDays, args.Settings.ArchiveAfterDays);
        bucket.Lock(args.Settings.ObjectLock.Mode, args.Settings.ObjectLock.Days ?? args.RetentionDays);
        bucket.RecordAccessIn(records);
        return bucket;
    }

    private LogBucket Bucket(string kind, string document, Output<string>? key) =>
        new($"{name}-{kind}", Output.Format($"mlfoundation-{document}-{args.Accounts.Ids[AccountKeys.LogArchive]}"), document, values, key, this, archive);
}
