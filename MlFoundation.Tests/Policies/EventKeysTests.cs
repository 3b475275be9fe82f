using System.Text.Json.Nodes;
using MlFoundation.Documents;
using MlFoundation.Support;

namespace MlFoundation.Policies;

/// <summary>
/// EventBridge encrypts for a topic or queue without saying for whom it works: a key policy that asks for the source's account or ARN
/// loses every event without an error that anybody sees.
/// </summary>
/// <remarks>Source: Amazon EventBridge User Guide, "Troubleshooting", on encrypted Amazon SNS topics and Amazon SQS queues.</remarks>
[TestFixture]
public sealed class EventKeysTests
{
    private static IEnumerable<TestCaseData> Documents() =>
        from file in Directory.EnumerateFiles(Repository.PathOf("MlFoundation"), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repository.Root, file)
        where Path.GetExtension(file) is ".json" or ".yaml" && !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj")
        let text = File.ReadAllText(file)
        where text.Contains("events.amazonaws.com", StringComparison.Ordinal)
        orderby path
        select new TestCaseData(Path.GetExtension(file) == ".json" ? JsonNode.Parse(text)! : CloudFormationYaml.Read(text)).SetArgDisplayNames(path);

    [TestCaseSource(nameof(Documents))]
    public void AKey_LetsEventBridgeIn_WithoutAskingForTheSource(JsonNode document) => Assert.That(Faults(document), Is.Empty);

    [Test]
    public void Keys_Always_AreAmongThem() => Assert.That(Documents().SelectMany(d => Statements((JsonNode)d.Arguments[0]!)).Count(IsForEvents), Is.GreaterThanOrEqualTo(3));

    [TestCase("aws:SourceAccount"), TestCase("aws:SourceArn"), TestCase("AWS:sourceaccount")]
    public void AKeyThatAsks_IsFound(string key) => Assert.That(
        Faults(JsonNode.Parse($$"""{ "Statement": [{ "Principal": { "Service": ["events.amazonaws.com", "sns.amazonaws.com"] }, "Action": "kms:Decrypt", "Condition": { "StringEquals": { "{{key}}": "111122223333" } } }] }""")!),
        Has.Exactly(1).Items);

    private static IEnumerable<string> Faults(JsonNode document) =>
        from statement in Statements(document)
        where IsForEvents(statement)
        from condition in statement["Condition"] as JsonObject ?? []
        from key in condition.Value!.AsObject()
        where key.Key.StartsWith("aws:Source", StringComparison.OrdinalIgnoreCase)
        select statement.ToJsonString();

    private static bool IsForEvents(JsonObject statement) =>
        Texts((statement["Principal"] as JsonObject)?["Service"]).Contains("events.amazonaws.com") && Texts(statement["Action"]).Any(a => a.StartsWith("kms:", StringComparison.OrdinalIgnoreCase));

    /// <summary>Every object that has an action, however deep it stands.</summary>
    private static IEnumerable<JsonObject> Statements(JsonNode? node) => node switch
    {
        JsonObject map => (map.ContainsKey("Action") ? [map] : Array.Empty<JsonObject>()).Concat(map.SelectMany(p => Statements(p.Value))),
        JsonArray list => list.SelectMany(Statements),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
