using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlFoundation.Documents;

/// <summary>
/// Reads CloudFormation YAML as JSON: the short forms of intrinsic functions (<c>!Ref</c>, <c>!Sub</c>, …) become the long ones, aliases their
/// anchors' values. Keys keep their order.
/// </summary>
/// <remarks>Source: CloudFormation Template Reference Guide, "Intrinsic function reference".</remarks>
public static partial class CloudFormationYaml
{
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "GetAtt", "GetAZs", "If", "ImportValue",
        "Join", "Not", "Or", "RefAll", "Select", "Split", "Sub", "ValueOf", "ValueOfAll",
    };

    /// <summary>The document as a JSON object.</summary>
    /// <param name="yaml">Text of one document whose root is a mapping.</param>
    /// <returns>Plain <c>true</c> and <c>false</c> as booleans, plain whole numbers as numbers, every other scalar as text.</returns>
    /// <exception cref="YamlException">It is not such a document, a key stands twice, a value is empty, or a tag is no intrinsic function.</exception>
    public static JsonObject Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? Mapping(root)
            : throw new YamlException("Expected one document whose root is a mapping.");
    }

    /// <summary>One of the document's top keys alone: what stands in the other sections is passed over, unread.</summary>
    /// <param name="yaml">Text of one document whose root is a mapping; an alias in the section has its anchor there.</param>
    /// <param name="key">The key, written without quotes.</param>
    /// <returns>Its value as <see cref="Read"/> gives it; null where the document has no such key, or no mapping there.</returns>
    /// <exception cref="YamlException">The section is not such a mapping.</exception>
    public static JsonObject? ReadSection(string yaml, string key)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var start = yaml.StartsWith($"{key}:", StringComparison.Ordinal) ? 0 : yaml.IndexOf($"\n{key}:", StringComparison.Ordinal) + 1;
        if (start == 0 && !yaml.StartsWith($"{key}:", StringComparison.Ordinal))
        {
            return yaml.AsSpan().TrimStart() is ['{', ..] ? Read(yaml)[key] as JsonObject : null;
        }

        // What belongs to a value of the root stands further in than its key, items of a list beside it; comments may stand anywhere.
        var end = yaml.IndexOf('\n', start);
        while (end >= 0 && end + 1 < yaml.Length && yaml[end + 1] is ' ' or '-' or '#' or '\n' or '\r')
        {
            end = yaml.IndexOf('\n', end + 1);
        }

        return Read(end < 0 ? yaml[start..] : yaml[start..(end + 1)])[key] as JsonObject;
    }

    private static JsonNode Convert(YamlNode node)
    {
        var tag = node.Tag is { IsEmpty: false, IsLocal: true } ? node.Tag.Value[1..] : null;
        return tag switch
        {
            null => Plain(node),
            "Ref" or "Condition" => new JsonObject { [tag] = Content(node) },
            "GetAtt" when node is YamlScalarNode { Value: { } path } => new JsonObject { ["Fn::GetAtt"] = Attribute(path, node) },
            _ when Functions.Contains(tag) => new JsonObject { [$"Fn::{tag}"] = Content(node) },
            _ => throw Wrong(node, $"!{tag} is no intrinsic function"),
        };
    }

    private static JsonNode Plain(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Mapping(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Scalar(scalar),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? ""),
        _ => throw Wrong(node, "Expected a mapping, a sequence or a scalar"),
    };

    /// <summary>What a tag stands before: a tagged scalar is text, whatever it looks like.</summary>
    private static JsonNode Content(YamlNode node) => node is YamlScalarNode scalar ? JsonValue.Create(scalar.Value ?? "") : Plain(node);

    private static JsonArray Attribute(string path, YamlNode node) => path.Split('.', 2) is [{ Length: > 0 } resource, { Length: > 0 } attribute]
        ? [resource, attribute]
        : throw Wrong(node, "Expected Resource.Attribute");

    private static JsonObject Mapping(YamlMappingNode mapping)
    {
        var json = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            json.Add(key is YamlScalarNode { Value: { } name } ? name : throw Wrong(key, "Expected a text key"), Convert(value));
        }
        return json;
    }

    private static JsonValue Scalar(YamlScalarNode scalar) => scalar.Value switch
    {
        null or "" or "~" or "null" => throw Wrong(scalar, "Expected a value; CloudFormation takes no null"),
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        { } text when WholeNumber().IsMatch(text) => JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture)),
        { } text => JsonValue.Create(text),
    };

    private static YamlException Wrong(YamlNode node, string what) => new(node.Start, node.End, $"{what}.");

    [GeneratedRegex("^(0|-?[1-9][0-9]{0,17})$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();
}
