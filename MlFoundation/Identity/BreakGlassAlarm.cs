using MlFoundation.Accounts;
using MlFoundation.Documents;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Kms;
using Pulumi.Aws.Sns;

namespace MlFoundation.Identity;

/// <summary>Reports every use of the way in that is meant for nobody.</summary>
/// <remarks>
/// Identity Center records who enters which account with which set, in the management account and its own region: by the portal as the event
/// <c>Federate</c>, by the command line as <c>GetRoleCredentials</c>. Sources: IAM Identity Center User Guide, "CloudTrail events for IAM Identity
/// Center"; Amazon SNS Developer Guide, "Managing encryption keys": the key's policy takes no condition on the source for EventBridge.
/// </remarks>
internal static class BreakGlassAlarm
{
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
                Policy = Output.Tuple(topic.Arn, rule.Arn).Apply(arns =>
                    Text("topic").Replace("{{topicArn}}", arns.Item1, StringComparison.Ordinal).Replace("{{ruleArn}}", arns.Item2, StringComparison.Ordinal)),
                Region = center.Region,
            },
            center.Options());
        // An event that comes before the permission is lost.
        _ = new EventTarget($"{name}-target", new EventTargetArgs { Rule = rule.Name, Arn = topic.Arn, Region = center.Region }, center.Options(allowed));
        foreach (var address in center.Args.Settings.BreakGlass.Notify.Select(a => a.ToString()).Order(StringComparer.Ordinal))
        {
            _ = new TopicSubscription(
                $"{name}-mail-{address}", new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "email", Endpoint = address, Region = center.Region }, center.Options());
        }
    }

    private static string Text(string document) => JsonText.Minified(EmbeddedDocuments.Read($"Identity/BreakGlass/{document}.json"));
}
