using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlFoundation.Documents;

namespace MlFoundation.Organization;

/// <summary>A guardrail: a policy document of Organization/Policies.</summary>
/// <param name="Name">Name in the settings and in AWS; the file's name.</param>
/// <param name="Kind">Type of policy; the file's folder.</param>
/// <param name="Description">One sentence for AWS and the documentation, at most 512 characters.</param>
public sealed partial record PolicyDocument(string Name, PolicyKind Kind, string Description)
{
    // Policies are sent as text of their own, never inside HTML: the arrows and signs of policy variables stay as they are.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Path of the file within the project.</summary>
    public string Path => $"Organization/Policies/{Kind.Folder()}/{Name}.json";

    /// <summary>The document as AWS gets it: placeholders filled in, no white space, which would count.</summary>
    /// <param name="values">What the placeholders stand for.</param>
    /// <exception cref="InvalidDataException">The document has a placeholder that is not known: a mistake of the document.</exception>
    public string Render(PolicyValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Fill(JsonNode.Parse(EmbeddedDocuments.Read(Path)), values)!.ToJsonString(Compact);
    }

    private JsonNode? Fill(JsonNode? node, PolicyValues values) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Fill(p.Value, values)))),
        JsonArray list => new JsonArray([.. list.Select(item => Fill(item, values))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Fill(value.GetValue<string>(), values),
        _ => node?.DeepClone(),
    };

    private JsonNode Fill(string text, PolicyValues values) =>
        Placeholder().Match(text) is { Success: true } match && match.Length == text.Length && values.List(match.Groups[1].Value) is { } list
            ? new JsonArray([.. list.Select(item => JsonValue.Create(item))])
            : JsonValue.Create(Placeholder().Replace(text, found => values.Text(found.Groups[1].Value)
                ?? throw new InvalidDataException($"{Path} has the placeholder {found.Value}, which {nameof(PolicyValues)} does not fill.")));

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
