using System.Collections.Immutable;
using System.Text.Json;
using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>What a delivering service asks of a bucket and of its key, as AWS documents it, for one source of logs.</summary>
/// <remarks>
/// Sources: CloudWatch Logs User Guide, "Logs sent to Amazon S3"; CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail" and "Configure AWS
/// KMS key policies for CloudTrail"; GuardDuty User Guide, "Exporting generated GuardDuty findings to Amazon S3 buckets"; Macie User Guide, "Storing and
/// retaining sensitive data discovery results"; Amazon S3 User Guide, "Enabling Amazon S3 server access logging".
/// </remarks>
internal sealed class LogRequests
{
    /// <summary>Stands for an account of another organization.</summary>
    private const string Stranger = "000000000000";

    private readonly LogSource source;
    private readonly string account;
    private readonly string? organization;
    private readonly string region;

    private LogRequests(LogSource source, string account, string? organization)
    {
        (this.source, this.account, this.organization) = (source, account, organization);
        region = source.Resource.Region ?? "us-east-1";
    }

    /// <summary>Those of a source, on behalf of the account that it is in.</summary>
    /// <param name="source">What logs.</param>
    /// <param name="input">The plan.</param>
    public static LogRequests Of(LogSource source, ProofInput input) => new(source, AccountOf(source.Resource, input), input.Plan.Foundation?.OrganizationId);

    /// <summary>The same, on behalf of an account of another organization.</summary>
    public LogRequests OfAStranger() => new(source, Stranger, "o-another");

    /// <summary>What is asked of the bucket.</summary>
    /// <param name="bucket">Name in S3.</param>
    public IEnumerable<AccessRequest> ToBucket(string bucket)
    {
        var arn = $"arn:aws:s3:::{bucket}";
        return source.Service switch
        {
            "cloudtrail.amazonaws.com" =>
            [
                Ask("s3:GetBucketAcl", arn),
                Write($"{arn}/AWSLogs/{account}/CloudTrail/{region}/log.json.gz", AclOfTheOwner),
                Write($"{arn}/AWSLogs/{organization}/{GuardrailLayers.Account}/CloudTrail/{region}/log.json.gz", AclOfTheOwner),
            ],
            "guardduty.amazonaws.com" or "macie.amazonaws.com" => [Ask("s3:GetBucketLocation", arn), Write($"{arn}/{Prefix}AWSLogs/{account}/findings.jsonl.gz")],
            "logging.s3.amazonaws.com" => [Write($"{arn}/{Prefix}2026-01-01-00-00-00-0123456789ABCDEF")],
            _ => [Ask("s3:GetBucketAcl", arn), Ask("s3:ListBucket", arn), Write($"{arn}/{Prefix}AWSLogs/{account}/log.gz", AclOfTheOwner)],
        };
    }

    /// <summary>What is asked of the key.</summary>
    public IEnumerable<AccessRequest> ToKey() => source.Service switch
    {
        "cloudtrail.amazonaws.com" => [Ask("kms:GenerateDataKey", "*", ("kms:EncryptionContext:aws:cloudtrail:arn", SourceArn)), Ask("kms:DescribeKey", "*")],
        "guardduty.amazonaws.com" => [Ask("kms:GenerateDataKey", "*")],
        "macie.amazonaws.com" => [Ask("kms:GenerateDataKey", "*"), Ask("kms:Encrypt", "*")],
        _ => [Ask("kms:Decrypt", "*"), Ask("kms:DescribeKey", "*"), Ask("kms:Encrypt", "*"), Ask("kms:GenerateDataKey", "*"), Ask("kms:ReEncryptTo", "*")],
    };

    private static (string Key, string Value) AclOfTheOwner => ("s3:x-amz-acl", "bucket-owner-full-control");

    private string Prefix =>
        (source.Resource.Text("targetPrefix") ?? ((source.Resource["s3Destination"] as ImmutableDictionary<string, object?>)?.GetValueOrDefault("keyPrefix") as string) ?? "").TrimEnd('/') is { Length: > 0 } prefix
            ? $"{prefix}/" : "";

    /// <summary>ARN of what the service works for.</summary>
    private string SourceArn => source.Service switch
    {
        "cloudtrail.amazonaws.com" => $"arn:aws:cloudtrail:{region}:{account}:trail/{source.Resource.Text("name")}",
        "guardduty.amazonaws.com" => $"arn:aws:guardduty:{region}:{account}:detector/{source.Resource.Text("detectorId")}",
        "macie.amazonaws.com" => $"arn:aws:macie2:{region}:{account}:export-configuration:1",
        "logging.s3.amazonaws.com" => $"arn:aws:s3:::{source.Resource.Text("bucket")}",
        _ => $"arn:aws:logs:{region}:{account}:delivery:1",
    };

    private AccessRequest Write(string resource, params (string Key, string Value)[] more) => Ask("s3:PutObject", resource, more);

    private AccessRequest Ask(string action, string resource, params (string Key, string Value)[] more) => new()
    {
        Caller = Caller.OfService(source.Service),
        Action = action,
        Resource = resource,
        Context = new (string Key, string? Value)[] { ("aws:SecureTransport", "true"), ("aws:SourceAccount", account), ("aws:SourceArn", SourceArn), ("aws:SourceOrgID", organization) }
            .Concat(more.Select(m => (m.Key, (string?)m.Value))).Where(pair => pair.Item2 is not null)
            .ToDictionary(pair => pair.Item1, pair => (IReadOnlyList<string>)[pair.Item2!], StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Id of the account, as the plan's policies have it. What a StackSet makes logs from any account of the organization.</summary>
    private static string AccountOf(PlannedResource resource, ProofInput input)
    {
        if (resource.Type == "aws:cloudformation/stackSet:StackSet" || input.Provider(resource)?.Text("allowedAccountIds") is not { } allowed)
        {
            return GuardrailLayers.Account;
        }

        using var ids = JsonDocument.Parse(allowed);
        return ids.RootElement.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } id ? id.GetString()! : GuardrailLayers.Account;
    }
}
