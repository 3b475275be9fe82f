using System.Text.Json;
using System.Text.RegularExpressions;
using MlFoundation.Documents;

namespace MlFoundation.Organization;

/// <summary>A guardrail: a policy document of Organization/Policies.</summary>
/// <param name="Name">Name in the settings and in AWS; the file's name.</param>
/// <param name="Kind">Type of policy; the file's folder.</param>
/// <param name="Description">One sentence for AWS and the documentation, at most 512 characters.</param>
public sealed partial record PolicyDocument(string Name, PolicyKind Kind, string Description)
{
    /// <summary>Path of the file within the project.</summary>
    public string Path => $"Organization/Policies/{Kind.Folder()}/{Name}.json";

    /// <summary>The document as AWS gets it: placeholders filled in, no white space, which would count.</summary>
    /// <param name="values">What the placeholders stand for.</param>
    /// <exception cref="InvalidDataException">The document has a placeholder that is not known: a mistake of the document.</exception>
    public string Render(PolicyValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        using var document = JsonDocument.Parse(EmbeddedDocuments.Read(Path));
        return JsonText.Of(json => Write(json, document.RootElement, values));
    }

    private void Write(Utf8JsonWriter json, JsonElement element, PolicyValues values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                // A list without values is no condition: IAM refuses an empty one.
                foreach (var property in element.EnumerateObject().Where(p => ListOf(p.Value, values) is not []))
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value, values);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    if (ListOf(item, values) is not { } list)
                    {
                        Write(json, item, values);
                        continue;
                    }

                    foreach (var text in list)
                    {
                        json.WriteStringValue(text);
                    }
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                if (ListOf(element, values) is { } whole)
                {
                    JsonText.WriteList(json, whole);
                    break;
                }

                Write(json, element.GetString()!, values);
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    private void Write(Utf8JsonWriter json, string text, PolicyValues values) =>
        json.WriteStringValue(Placeholder().Replace(text, found => values.Text(found.Groups[1].Value)
            ?? throw new InvalidDataException($"{Path} has the placeholder {found.Value}, which {nameof(PolicyValues)} does not fill.")));

    private static IReadOnlyList<string>? ListOf(JsonElement element, PolicyValues values) =>
        element.ValueKind == JsonValueKind.String && Placeholder().Match(element.GetString()!) is { Success: true } found && found.Length == element.GetString()!.Length
            ? values.List(found.Groups[1].Value) : null;

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
