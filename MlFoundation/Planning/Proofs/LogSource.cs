using System.Collections.Immutable;

namespace MlFoundation.Planning.Proofs;

/// <summary>Something that writes logs into a bucket.</summary>
/// <param name="Resource">What writes, or has others write.</param>
/// <param name="Service">Principal that delivers.</param>
/// <param name="Destination">Bucket, as the resource names it: ARN, name or symbol.</param>
internal sealed record LogSource(PlannedResource Resource, string Service, string Destination)
{
    private const string Delivery = "delivery.logs.amazonaws.com";

    /// <summary>Types that log into buckets: who delivers, and where the bucket stands in the inputs.</summary>
    private static readonly (string Type, string Service, Func<PlannedResource, IEnumerable<string?>> Destinations)[] Types =
    [
        ("aws:ec2/flowLog:FlowLog", Delivery, r => r.Text("logDestinationType") == "s3" ? [r.Text("logDestination")] : []),
        ("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", Delivery, r => r.Text("destinationArn") is { } arn && IsBucket(arn) ? [arn] : []),
        ("aws:networkfirewall/loggingConfiguration:LoggingConfiguration", Delivery, r => Texts(r["loggingConfiguration"], "bucketName")),
        ("aws:cloudformation/stackSet:StackSet", Delivery, r => Texts(r["parameters"], "FlowLogBucketArn")),
        ("aws:cloudtrail/trail:Trail", "cloudtrail.amazonaws.com", r => [r.Text("s3BucketName")]),
        ("aws:guardduty/publishingDestination:PublishingDestination", "guardduty.amazonaws.com", r => [r.Text("destinationArn")]),
        ("aws:macie2/classificationExportConfiguration:ClassificationExportConfiguration", "macie.amazonaws.com", r => Texts(r["s3Destination"], "bucketName")),
        ("aws:s3/bucketLogging:BucketLogging", "logging.s3.amazonaws.com", r => [r.Text("targetBucket")]),
    ];

    /// <summary>Whether it is about the records of access to other buckets.</summary>
    public bool IsAccessRecord => Service == "logging.s3.amazonaws.com";

    /// <summary>All of a plan.</summary>
    public static IEnumerable<LogSource> In(ProofInput input) => Types.SelectMany(type => input.All(type.Type).SelectMany(Of));

    /// <summary>Those of one resource.</summary>
    public static IEnumerable<LogSource> Of(PlannedResource resource) =>
        from type in Types
        where type.Type == resource.Type
        from destination in type.Destinations(resource)
        where destination is not null
        select new LogSource(resource, type.Service, destination);

    // A log group's ARN has its service in it; a bucket's symbol is no ARN yet.
    private static bool IsBucket(string destination) => !destination.Contains(":logs:", StringComparison.Ordinal) && !destination.Contains(":firehose:", StringComparison.Ordinal);

    /// <summary>Every text of a key, however deep it stands.</summary>
    private static IEnumerable<string> Texts(object? value, string key) => value switch
    {
        ImmutableDictionary<string, object?> map => map.SelectMany(p => p.Key == key && p.Value is string text ? [text] : Texts(p.Value, key)),
        ImmutableArray<object?> list => list.SelectMany(item => Texts(item, key)),
        _ => [],
    };
}
