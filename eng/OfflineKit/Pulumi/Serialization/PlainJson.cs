using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pulumi;

/// <summary>JSON from and to the plain form.</summary>
internal static class PlainJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    public static string Write(object plain)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, plain);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, object? plain)
    {
        switch (plain)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case ImmutableArray<object?> list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case ImmutableDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (key, value) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(key);
                    Write(json, value);
                }

                json.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"{plain.GetType().Name} has no JSON form.");
        }
    }
}
