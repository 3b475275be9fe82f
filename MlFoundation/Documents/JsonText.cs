using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlFoundation.Documents;

/// <summary>JSON text without white space. Signs such as quotation marks of other scripts, <c>&lt;</c> and <c>&amp;</c> stay as they are.</summary>
public static class JsonText
{
    // What is written here is sent as text of its own, never inside HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of what <paramref name="write"/> writes: one JSON value.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A list of texts.</summary>
    public static string Of(IEnumerable<string> texts) => Of(json => WriteList(json, texts));

    /// <summary>A JSON text without the white space that made it readable.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static string Minified(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Of(document.RootElement.WriteTo);
    }

    /// <summary>Writes a list of texts.</summary>
    public static void WriteList(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(texts);
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
