using MlFoundation.Planning.Recording;
using static MlFoundation.Planning.Proofs.Order.OrderKeys;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what where accounts share metrics, logs and events.</summary>
internal static class LifecycleOrderRows
{
    private const string StackSet = "aws:cloudformation/stackSet:StackSet";
    private const string Sink = "aws:oam/sink:Sink";
    private const string Bus = "aws:cloudwatch/eventBus:EventBus";

    private static readonly Uri Observability = new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account-Setup.html");
    private static readonly Uri Events = new("https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html");
    private static readonly Uri Logs = new("https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new(Sink, "aws:oam/sinkPolicy:SinkPolicy", "A policy is of a sink that is there.", Observability) { EarlierKey = Itself, LaterKey = SourceOf("sinkIdentifier") },
        new("aws:oam/sinkPolicy:SinkPolicy", StackSet, "An account is linked only to a sink whose policy lets it.", Observability) { EarlierKey = SourceOf("sinkIdentifier"), LaterKey = Given("SinkArn", Sink) },
        new("aws:cloudwatch/eventBusPolicy:EventBusPolicy", StackSet, "Events of another account are refused by a bus whose policy does not let it send.", Events)
            { EarlierKey = SourceOf("policy"), LaterKey = Given("EventBusArn", Bus) },
        new("aws:cloudwatch/eventBusPolicy:EventBusPolicy", StackSet, "An approval that comes before the deployments account's bus lets it in is lost.", Events)
            { EarlierKey = SourceOf("policy"), LaterKey = Given("ApprovalBusArn", Bus) },
        new("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "aws:cloudwatch/eventTarget:EventTarget", "An event that comes before the log lets rules write is lost.", Logs)
            { EarlierKey = SourceOf("policyDocument"), LaterKey = SourceOf("arn") },
    ];

    /// <summary>URN of the resource that a parameter of a StackSet refers to.</summary>
    private static Func<ProofInput, PlannedResource, string?> Given(string parameter, string type) => (input, stackSet) =>
        stackSet["parameters"] is IReadOnlyDictionary<string, object?> given
            ? Symbols.NamesIn(given.GetValueOrDefault(parameter)).Select(n => input.Named(n)).FirstOrDefault(r => r?.Type == type)?.Urn
            : null;
}
