using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlFoundation.Configuration.Shapes;

namespace MlFoundation.Configuration.Schema;

/// <summary>The JSON schema of a stack file, for editors: it completes keys and underlines what the reader would refuse.</summary>
/// <remarks>Written from the records that the reader binds to, so the two agree; what only holds between settings is left to the reader.</remarks>
public static class SettingsSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, with a line feed at the end.</summary>
    /// <typeparam name="T">The root record.</typeparam>
    /// <param name="documentation">XML documentation of the records: descriptions come from it.</param>
    public static string Of<T>(XmlDescriptions documentation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(documentation);
        var definitions = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        var writer = new SchemaWriter(documentation, definitions);
        var sections = new JsonObject();
        foreach (var section in new RecordShape(typeof(T)).Properties.List)
        {
            sections[$"{SettingsReader.Namespace}:{section.Key}"] = writer.Property(section);
        }

        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "MlFoundation stack file",
            ["type"] = "object",
            ["required"] = new JsonArray("config"),
            ["properties"] = new JsonObject
            {
                ["config"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = sections,
                    ["required"] = new JsonArray([.. new RecordShape(typeof(T)).Properties.List.Where(p => p.Required).Select(p => JsonValue.Create($"{SettingsReader.Namespace}:{p.Key}"))]),
                    ["patternProperties"] = new JsonObject { [$"^(?!{SettingsReader.Namespace}:)[^:]+:.+$"] = new JsonObject() },
                    ["additionalProperties"] = false,
                },
                ["encryptedkey"] = new JsonObject(),
                ["encryptionsalt"] = new JsonObject(),
                ["environment"] = new JsonObject(),
                ["secretsprovider"] = new JsonObject(),
            },
            ["additionalProperties"] = false,
            ["definitions"] = new JsonObject(definitions),
        };
        return schema.ToJsonString(Indented) + "\n";
    }
}
