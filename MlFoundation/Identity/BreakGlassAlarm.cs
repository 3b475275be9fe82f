using MlFoundation.Accounts;
using MlFoundation.Documents;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Kms;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;

namespace MlFoundation.Identity;

/// <summary>Reports every use of the way in that is meant for nobody.</summary>
/// <remarks>
/// Identity Center records who enters which account with which set, in the management account and its own region: by the portal as the event
/// <c>Federate</c>, by the command line as <c>GetRoleCredentials</c>. Sources: IAM Identity Center User Guide, "CloudTrail events for IAM Identity
/// Center"; Amazon SNS Developer Guide, "Managing encryption keys": the key's policy takes no condition on the source for EventBridge.
/// </remarks>
internal static class BreakGlassAlarm
{
    private const string UndeliveredName = "mlfoundation-break-glass-undelivered";

    public static void Create(IdentityCenter center)
    {
        if (center.Args.Plan.PermissionSets.All(s => s.Name != PermissionSetCatalog.BreakGlass))
        {
            return;
        }

        var name = $"{center.Name}-break-glass";
        var kept = center.Options();
        (kept.Protect, kept.RetainOnDelete) = (true, true);
        var key = new Key(
            $"{name}-key",
            new KeyArgs
            {
                Description = "Encrypts reports of the use of the break-glass group.",
                EnableKeyRotation = true,
                Policy = center.Args.Accounts.Ids[AccountKeys.Management].Apply(id => Text("key").Replace("{{accountId}}", id, StringComparison.Ordinal)),
                Region = center.Region,
            },
            kept);
        var topic = new Topic(
            $"{name}-topic",
            new TopicArgs { Name = "mlfoundation-break-glass", DisplayName = "Break glass", KmsMasterKeyId = key.Id, Region = center.Region },
            center.Options());
        var rule = new EventRule(
            $"{name}-rule",
            new EventRuleArgs
            {
                Name = "mlfoundation-break-glass",
                Description = "Somebody entered an account with the break-glass set.",
                EventPattern = Text("event").Replace("{{permissionSet}}", PermissionSetCatalog.BreakGlass, StringComparison.Ordinal),
                Region = center.Region,
            },
            center.Options());
        var allowed = new TopicPolicy(
            $"{name}-topic-policy",
            new TopicPolicyArgs
            {
                Arn = topic.Arn,
                Policy = Output.Tuple(topic.Arn, rule.Arn, center.Args.Accounts.Ids[AccountKeys.Management]).Apply(known =>
                    Text("topic").Replace("{{topicArn}}", known.Item1, StringComparison.Ordinal).Replace("{{ruleArn}}", known.Item2, StringComparison.Ordinal)
                        .Replace("{{accountId}}", known.Item3, StringComparison.Ordinal)),
                Region = center.Region,
            },
            center.Options());
        var (undelivered, takes) = Undelivered(center, name, rule);
        // An event that comes before the permission is lost.
        _ = new EventTarget(
            $"{name}-target",
            new EventTargetArgs { Rule = rule.Name, Arn = topic.Arn, Region = center.Region, DeadLetterConfig = new EventTargetDeadLetterConfigArgs { Arn = undelivered.Arn } },
            center.Options(allowed, takes));
        UndeliveredAlarm.Create($"{name}-undelivered-alarm", UndeliveredName, "Reports of the break-glass group", center.Args.Region, undelivered, [topic], center.Options(allowed));
        foreach (var address in center.Args.Settings.BreakGlass.Notify.Select(a => a.ToString()).Order(StringComparer.Ordinal))
        {
            _ = new TopicSubscription(
                $"{name}-mail-{address}", new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "email", Endpoint = address, Region = center.Region }, center.Options());
        }
    }

    /// <summary>What the topic does not take stays here for two weeks: a report is not lost to a mistake in a policy.</summary>
    private static (Queue Queue, QueuePolicy Policy) Undelivered(IdentityCenter center, string name, EventRule rule)
    {
        var queue = new Queue(
            $"{name}-undelivered",
            new QueueArgs { Name = UndeliveredName, SqsManagedSseEnabled = true, MessageRetentionSeconds = 14 * 24 * 60 * 60, Region = center.Region },
            center.Options());
        return (queue, new QueuePolicy(
            $"{name}-undelivered-policy",
            new QueuePolicyArgs
            {
                QueueUrl = queue.Url,
                Policy = Output.Tuple(queue.Arn, rule.Arn).Apply(known =>
                    Text("queue").Replace("{{queueArn}}", known.Item1, StringComparison.Ordinal).Replace("{{ruleArn}}", known.Item2, StringComparison.Ordinal)),
                Region = center.Region,
            },
            center.Options()));
    }

    private static string Text(string document) => JsonText.Minified(EmbeddedDocuments.Read($"Identity/BreakGlass/{document}.json"));
}
