using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>Whoever writes logs may: bucket and key let the delivering service in, for sources that they name, and for no others.</summary>
public static class LogsArrive
{
    private const string Id = "MLF-SEC-002";

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        Id,
        "Every source of logs has a destination where the requests that the delivering service makes of bucket and key are allowed, and the same ones for another organization are not.",
        new Uri("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var destinations = new LogDestinations(input);
        foreach (var source in LogSource.In(input))
        {
            if (Fault(source, destinations, input) is { } fault)
            {
                yield return new Finding(Id, Severity.Mandatory, source.Resource.Urn, $"{source.Resource.Name} logs through {source.Service}, {fault}");
            }
        }
    }

    private static string? Fault(LogSource source, LogDestinations destinations, ProofInput input)
    {
        if (destinations.Find(source.Destination) is not { } to)
        {
            return $"and its destination {source.Destination} is no bucket of the plan; expected one of the log archive's.";
        }

        if (source.IsAccessRecord && to.Key is not null)
        {
            return $"and {to.Bucket.Name} is encrypted with a KMS key; expected S3's own, because S3 delivers records of access to no other.";
        }

        var requests = LogRequests.Of(source, input);
        var strangers = requests.OfAStranger();
        return Refused(requests.ToBucket(to.BucketName), to.ToBucket, $"the policy of {to.Bucket.Name}")
            ?? Open(strangers.ToBucket(to.BucketName), to.ToBucket, $"the policy of {to.Bucket.Name}")
            ?? (to.Key is not { } key ? null : Refused(requests.ToKey(), to.ToKey, $"the policy of {key.Name}") ?? Open(strangers.ToKey(), to.ToKey, $"the policy of {key.Name}"));
    }

    private static string? Refused(IEnumerable<AccessRequest> requests, PolicyLayers layers, string whose) =>
        (from request in requests
         let decision = PolicyEvaluator.Evaluate(request, layers)
         where !decision.IsAllowed
         select $"and {request.Action} is {decision}, not allowed by {whose} for {request.Context["aws:SourceAccount"][0]}; expected that it is.").FirstOrDefault();

    // The policy by itself: it holds where no resource control policy stands before it.
    private static string? Open(IEnumerable<AccessRequest> requests, PolicyLayers layers, string whose) =>
        (from request in requests
         let decision = PolicyEvaluator.Evaluate(request, layers with { ResourceControl = [] })
         where decision.IsAllowed
         select $"and {request.Action} is {decision} for every other organization as well; expected a condition of {whose} on the source's organization, account or ARN.").FirstOrDefault();
}
