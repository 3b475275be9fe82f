using MlFoundation.Accounts;
using MlFoundation.Documents;
using Pulumi.Aws.Chatbot;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Kms;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;

namespace MlFoundation.Security;

/// <summary>Findings reach people: a rule by severity, a topic, mail and chat, in the region that all findings are gathered in.</summary>
internal sealed class FindingNotifications
{
    /// <summary>Amazon Q Developer in chat applications, as AWS Chatbot is called now; the principal kept its name.</summary>
    private const string Chat = "chatbot.amazonaws.com";

    private readonly SecurityScope scope;
    private readonly Key key;
    private readonly Queue undelivered;
    private readonly QueuePolicy undeliveredPolicy;
    private readonly List<Topic> topics = [];
    private Role? chatRole;

    private FindingNotifications(SecurityScope scope)
    {
        this.scope = scope;
        key = new Key(
            scope.Of("notification-key"),
            new KeyArgs
            {
                Region = scope.HomeRegion.ToString(),
                Description = "Notifications of findings",
                EnableKeyRotation = true,
                DeletionWindowInDays = 30,
                Policy = SecurityDocuments.Fill("notification-key", ("securityTooling", scope.ToolingId)),
            },
            scope.InTooling());
        // What no topic takes stays here for two weeks: a finding is not lost to a mistake in a policy.
        undelivered = new Queue(
            scope.Of("notification-undelivered"),
            new QueueArgs { Region = scope.HomeRegion.ToString(), Name = "mlfoundation-findings-undelivered", SqsManagedSseEnabled = true, MessageRetentionSeconds = 14 * 24 * 60 * 60 },
            scope.InTooling());
        undeliveredPolicy = new QueuePolicy(
            scope.Of("notification-undelivered-policy"),
            new QueuePolicyArgs
            {
                Region = scope.HomeRegion.ToString(), QueueUrl = undelivered.Url,
                Policy = SecurityDocuments.Fill("undelivered-queue", ("queueArn", undelivered.Arn), ("region", Pulumi.Output.Create(scope.HomeRegion.ToString())), ("securityTooling", scope.ToolingId)),
            },
            scope.InTooling());
    }

    /// <summary>Declares all entries.</summary>
    public static void Declare(SecurityScope scope)
    {
        if (scope.Settings.Notifications.Count == 0)
        {
            return;
        }

        var notifications = new FindingNotifications(scope);
        foreach (var (name, entry) in scope.Settings.Notifications.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            notifications.Add(name, entry);
        }

        notifications.WatchUndelivered();
    }

    /// <summary>A finding that no topic took is told to everybody who hears of findings: what keeps one topic from taking it seldom keeps all.</summary>
    private void WatchUndelivered() => UndeliveredAlarm.Create(
        scope.Of("notification-undelivered-alarm"), "mlfoundation-findings-undelivered", "Findings", scope.HomeRegion, undelivered, topics, scope.InTooling(undeliveredPolicy));

    private void Add(string name, NotificationSettings entry)
    {
        var region = scope.HomeRegion.ToString();
        var topic = new Topic(
            scope.Of($"notification-{name}"),
            new TopicArgs { Region = region, Name = $"mlfoundation-findings-{name}", DisplayName = "Security findings", KmsMasterKeyId = key.Arn },
            scope.InTooling());
        topics.Add(topic);
        var rule = new EventRule(
            scope.Of($"notification-{name}-rule"),
            new EventRuleArgs { Region = region, Name = $"mlfoundation-findings-{name}", Description = $"New findings for {name}", EventPattern = Pattern(entry) },
            scope.InTooling());
        var policy = new TopicPolicy(
            scope.Of($"notification-{name}-policy"),
            new TopicPolicyArgs { Region = region, Arn = topic.Arn, Policy = SecurityDocuments.Fill("notification-topic", ("topicArn", topic.Arn), ("ruleArn", rule.Arn), ("securityTooling", scope.ToolingId)) },
            scope.InTooling());
        // An event that comes before the permission is lost.
        _ = new EventTarget(
            scope.Of($"notification-{name}-target"),
            new EventTargetArgs { Region = region, Rule = rule.Name, TargetId = "topic", Arn = topic.Arn, DeadLetterConfig = new EventTargetDeadLetterConfigArgs { Arn = undelivered.Arn } },
            scope.InTooling(policy, undeliveredPolicy));
        foreach (var email in Recipients(entry))
        {
            _ = new TopicSubscription(
                scope.Of($"notification-{name}-{email}"), new TopicSubscriptionArgs { Region = region, Topic = topic.Arn, Protocol = "email", Endpoint = email }, scope.InTooling());
        }

        AddChat(name, entry, topic);
    }

    private IEnumerable<string> Recipients(NotificationSettings entry) => entry is { Emails.Count: 0, Slack: null, Teams: null }
        ? [scope.Args.DefaultEmail]
        : entry.Emails.Select(e => e.ToString()).Order(StringComparer.Ordinal);

    private void AddChat(string name, NotificationSettings entry, Topic topic)
    {
        // Whoever is in the channel may read notifications and run nothing.
        const string Nothing = "arn:aws:iam::aws:policy/AWSDenyAll";
        if (entry.Slack is { } slack)
        {
            _ = new SlackChannelConfiguration(
                scope.Of($"notification-{name}-slack"),
                new SlackChannelConfigurationArgs
                {
                    Region = scope.HomeRegion.ToString(), ConfigurationName = $"mlfoundation-findings-{name}-slack", IamRoleArn = ChatRole().Arn, GuardrailPolicyArns = { Nothing },
                    SlackTeamId = slack.WorkspaceId, SlackChannelId = slack.ChannelId, SnsTopicArns = { topic.Arn },
                },
                scope.InTooling());
        }

        if (entry.Teams is { } teams)
        {
            _ = new TeamsChannelConfiguration(
                scope.Of($"notification-{name}-teams"),
                new TeamsChannelConfigurationArgs
                {
                    Region = scope.HomeRegion.ToString(), ConfigurationName = $"mlfoundation-findings-{name}-teams", IamRoleArn = ChatRole().Arn, GuardrailPolicyArns = { Nothing },
                    TenantId = teams.TenantId, TeamId = teams.TeamId, ChannelId = teams.ChannelId, SnsTopicArns = { topic.Arn },
                },
                scope.InTooling());
        }
    }

    private Role ChatRole() => chatRole ??= new Role(
        scope.Of("notification-chat-role"),
        new RoleArgs { Name = FoundationRoles.Prefix + "finding-chat", Path = FoundationRoles.Path, AssumeRolePolicy = SecurityDocuments.TrustOf(Chat) },
        scope.InTooling());

    /// <summary>New, active findings of the severities. Security Hub gives those of all services one label.</summary>
    /// <remarks>Source: AWS Security Hub User Guide, "EventBridge event formats for Security Hub".</remarks>
    private static string Pattern(NotificationSettings entry) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("source");
        JsonText.WriteList(json, ["aws.securityhub"]);
        json.WritePropertyName("detail-type");
        JsonText.WriteList(json, ["Security Hub Findings - Imported"]);
        json.WriteStartObject("detail");
        json.WriteStartObject("findings");
        json.WriteStartObject("Severity");
        json.WritePropertyName("Label");
        JsonText.WriteList(json, entry.Severities.Order().Select(s => s.ToString().ToUpperInvariant()));
        json.WriteEndObject();
        json.WriteStartObject("Workflow");
        json.WritePropertyName("Status");
        JsonText.WriteList(json, ["NEW"]);
        json.WriteEndObject();
        json.WritePropertyName("RecordState");
        JsonText.WriteList(json, ["ACTIVE"]);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
