using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace MlFoundation.Lifecycle;

/// <summary>Events of many accounts in one: a bus that the organization may send to, an archive to replay from, and a log to search.</summary>
/// <remarks>
/// EventBridge forwards from every region, once: what one account has forwarded, the next does not pass on. So members send to every bus themselves, and
/// whoever deploys or catalogs listens with rules of their own on it.
/// Source: Amazon EventBridge User Guide, "Sending and receiving events between AWS accounts" and "Sending and receiving events between AWS Regions".
/// </remarks>
internal sealed class CentralEvents
{
    /// <summary>Declares all of it.</summary>
    /// <param name="component">The component.</param>
    /// <param name="name">What names begin with.</param>
    /// <param name="events">Name of bus, archive and log; pattern of the events below <c>Documents</c>.</param>
    /// <param name="at">Region.</param>
    /// <param name="options">The account.</param>
    /// <param name="args">Settings.</param>
    public CentralEvents(Resource component, string name, string events, AwsRegion at, CustomResourceOptions options, MlLifecycleArgs args)
    {
        var region = at.ToString();
        CustomResourceOptions After(params Resource[] after) => new() { Parent = component, Provider = options.Provider, DependsOn = after.ToList() };

        var bus = new EventBus(
            $"{name}-bus", new EventBusArgs { Region = region, Name = $"mlfoundation-{events}", Description = "Events of the organization's accounts.", Tags = ResourceTags.OwnedBy(args.Owner) }, After());
        var policy = new EventBusPolicy(
            $"{name}-bus-policy",
            new EventBusPolicyArgs
            {
                Region = region, EventBusName = bus.Name, Policy = LifecycleDocuments.Fill("event-bus", ("busArn", bus.Arn), ("organizationId", args.Organization.OrganizationId)),
            },
            After());
        var pattern = LifecycleDocuments.Read($"Documents/{events}-pattern.json");
        _ = new EventArchive(
            $"{name}-archive",
            new EventArchiveArgs { Region = region, Name = $"mlfoundation-{events}", EventSourceArn = bus.Arn, EventPattern = pattern, RetentionDays = args.RetentionDays },
            After());

        var log = new LogGroup(
            $"{name}-log",
            new LogGroupArgs { Region = region, Name = $"/aws/events/mlfoundation-{events}", RetentionInDays = args.RetentionDays, Tags = ResourceTags.OwnedBy(args.Owner) },
            After());
        var writes = new LogResourcePolicy(
            $"{name}-log-policy",
            new LogResourcePolicyArgs { Region = region, PolicyName = $"mlfoundation-{events}", PolicyDocument = LifecycleDocuments.Fill("event-log", ("logGroupArn", log.Arn)) },
            After());
        var rule = new EventRule(
            $"{name}-rule",
            new EventRuleArgs { Region = region, EventBusName = bus.Name, Name = $"mlfoundation-{events}", Description = "Everything of this kind, for the log.", EventPattern = pattern, Tags = ResourceTags.OwnedBy(args.Owner) },
            After());
        // An event that comes before the permission is lost.
        var target = new EventTarget(
            $"{name}-target", new EventTargetArgs { Region = region, EventBusName = bus.Name, Rule = rule.Name, TargetId = "log", Arn = log.Arn }, After(writes));

        (BusArn, Ready) = (bus.Arn, [policy, target]);
    }

    /// <summary>ARN of the bus.</summary>
    public Output<string> BusArn { get; }

    /// <summary>What has to be done before the first event is sent.</summary>
    public IReadOnlyList<Resource> Ready { get; }
}
