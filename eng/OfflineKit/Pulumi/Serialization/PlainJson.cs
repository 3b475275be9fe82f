using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pulumi;

/// <summary>JSON from and to the plain form.</summary>
internal static class PlainJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToImmutableArray(),
        JsonValueKind.Object => json.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null)
            .ToImmutableDictionary(p => p.Name, p => Read(p.Value)),
        _ => null,
    };

    public static string Write(object plain) => Node(plain)!.ToJsonString(Options);

    private static JsonNode? Node(object? plain) => plain switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        double number => JsonValue.Create(number),
        ImmutableArray<object?> list => new JsonArray([.. list.Select(Node)]),
        ImmutableDictionary<string, object?> map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, Node(p.Value)))),
        _ => throw new InvalidOperationException($"{plain.GetType().Name} has no JSON form."),
    };
}
