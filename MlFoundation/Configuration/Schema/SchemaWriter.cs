using System.Text.Json.Nodes;
using MlFoundation.Configuration.Shapes;

namespace MlFoundation.Configuration.Schema;

/// <summary>Writes shapes as JSON schema; records become definitions, since a unit has units.</summary>
internal sealed class SchemaWriter(XmlDescriptions documentation, IDictionary<string, JsonNode?> definitions)
{
    /// <summary>A key with its description.</summary>
    public JsonObject Property(PropertyShape property)
    {
        var schema = Of(property.Shape);
        // Beside a $ref draft 7 ignores everything else.
        var described = schema.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(schema) } : schema;
        if (documentation.Of(property.Property) is { } text)
        {
            described["description"] = text;
        }

        return described;
    }

    private JsonObject Of(ValueShape shape) => shape switch
    {
        RecordShape record => Reference(record),
        MapShape map => new JsonObject
        {
            ["type"] = Or("object", "null"),
            ["propertyNames"] = new JsonObject { ["pattern"] = map.Pattern },
            ["additionalProperties"] = Of(map.Value),
        },
        ListShape list => List(list),
        TruthShape => new JsonObject { ["type"] = "boolean" },
        NumberShape number => new JsonObject { ["type"] = "integer", ["minimum"] = number.Minimum, ["maximum"] = number.Maximum },
        ChoiceShape choice => new JsonObject { ["enum"] = new JsonArray([.. choice.Choices.Select(c => JsonValue.Create(c))]) },
        PrimitiveShape primitive => new JsonObject { ["type"] = "string", ["pattern"] = primitive.Pattern },
        TextShape text => Text(text),
        _ => throw new InvalidOperationException($"{shape} has no schema."),
    };

    private JsonObject List(ListShape list)
    {
        var schema = new JsonObject { ["type"] = Or("array", "null"), ["items"] = Of(list.Item) };
        if (list.Distinct)
        {
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private static JsonObject Text(TextShape text)
    {
        var schema = new JsonObject { ["type"] = "string", ["minLength"] = text.MinLength, ["maxLength"] = text.MaxLength };
        if (text.Pattern is not null)
        {
            schema["pattern"] = text.Pattern;
        }

        return schema;
    }

    private JsonObject Reference(RecordShape shape)
    {
        var name = RecordProperties.KeyOf(shape.Type.Name);
        // Entered before it is filled: a record may contain itself.
        if (definitions.TryAdd(name, null))
        {
            definitions[name] = Definition(shape);
        }

        return new JsonObject { ["$ref"] = $"#/definitions/{name}" };
    }

    private JsonObject Definition(RecordShape shape)
    {
        var properties = new JsonObject();
        foreach (var property in shape.Properties.List)
        {
            properties[property.Key] = Property(property);
        }

        var map = new JsonObject { ["type"] = Or("object", "null"), ["properties"] = properties, ["additionalProperties"] = false };
        if (shape.Properties.List.Any(p => p.Required))
        {
            map["type"] = "object";
            map["required"] = new JsonArray([.. shape.Properties.List.Where(p => p.Required).Select(p => JsonValue.Create(p.Key))]);
        }

        if (documentation.Of(shape.Type) is { } text)
        {
            map["description"] = text;
        }

        return shape.Properties.Shorthand is { } shorthand ? new JsonObject { ["anyOf"] = new JsonArray(Of(shorthand.Shape), map) } : map;
    }

    private static JsonArray Or(string one, string other) => [one, other];
}
