using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;

namespace MlFoundation.Accounts;

/// <summary>Says that a message waits in the queue of what nobody took: a notification that was lost without it.</summary>
internal static class UndeliveredAlarm
{
    private const int FiveMinutes = 300;

    /// <summary>Declares it beside the queue. Topics and their key let <c>cloudwatch.amazonaws.com</c> in.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="alarmName">Name in CloudWatch: the queue's.</param>
    /// <param name="what">What is not delivered, such as <c>Findings</c>.</param>
    /// <param name="region">Region of the queue and its topics.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="topics">The topics that hear of it.</param>
    /// <param name="options">Options.</param>
    public static void Create(string name, string alarmName, string what, AwsRegion region, Queue queue, IEnumerable<Topic> topics, CustomResourceOptions options)
    {
        InputList<Union<string, Topic>> actions = [.. topics.Select(t => t.Arn.Apply(Union<string, Topic>.FromT0))];
        _ = new MetricAlarm(
            name,
            new MetricAlarmArgs
            {
                Region = region.ToString(),
                Name = alarmName,
                AlarmDescription = $"{what} that no topic took wait in the queue of this name: look at the policies of topic and key, then send them again.",
                Namespace = "AWS/SQS",
                MetricName = "ApproximateNumberOfMessagesVisible",
                Dimensions = { ["QueueName"] = queue.Name },
                Statistic = "Maximum",
                Period = FiveMinutes,
                EvaluationPeriods = 1,
                Threshold = 0,
                ComparisonOperator = "GreaterThanThreshold",
                // An empty queue that nobody asks sends no figures.
                TreatMissingData = "notBreaching",
                AlarmActions = actions,
                OkActions = actions,
            },
            options);
    }
}
