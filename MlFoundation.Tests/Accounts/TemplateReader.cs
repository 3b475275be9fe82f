using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlFoundation.Accounts;

/// <summary>A CloudFormation template, read the way that tests ask about it.</summary>
internal sealed partial class TemplateReader(string text)
{
    /// <summary>The whole template.</summary>
    public JsonObject Root { get; } = JsonNode.Parse(text)!.AsObject();

    /// <summary>A section, empty where the template has none.</summary>
    public JsonObject Section(string name) => Root[name] as JsonObject ?? [];

    /// <summary>Type by logical name.</summary>
    public IReadOnlyDictionary<string, string> Types => Section("Resources").ToDictionary(r => r.Key, r => (string)r.Value!["Type"]!);

    /// <summary>Every name that stands in a <c>Ref</c> or in a <c>Fn::Sub</c>, and every resource in a <c>Fn::GetAtt</c>.</summary>
    public static IEnumerable<string> References(JsonNode? node) => Calls(node).SelectMany(call => call.Value switch
    {
        JsonValue name when call.Key == "Ref" => [(string)name!],
        JsonArray path when call.Key == "Fn::GetAtt" => [(string)path[0]!],
        JsonValue pattern when call.Key == "Fn::Sub" => Placeholder().Matches((string)pattern!).Select(m => m.Groups[1].Value.Split('.')[0]),
        _ => Enumerable.Empty<string>(),
    });

    /// <summary>Every condition that something in there stands under, asks or builds on.</summary>
    public static IEnumerable<string> Conditions(JsonNode? node) => Calls(node).SelectMany(call => call.Value switch
    {
        JsonValue name when call.Key == "Condition" => [(string)name!],
        JsonArray choice when call.Key == "Fn::If" => [(string)choice[0]!],
        _ => Enumerable.Empty<string>(),
    });

    /// <summary>Every key with its value, at any depth.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Calls(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Calls(entry.Value).Prepend(entry)),
        JsonArray list => list.SelectMany(Calls),
        _ => [],
    };

    [GeneratedRegex(@"\$\{([A-Za-z0-9:.]+)\}")]
    public static partial Regex Placeholder();
}
