using System.Collections.Immutable;
using System.Text.Json;

namespace MlFoundation.Planning;

/// <summary>An object of a plan's JSON, which knows where it is.</summary>
internal sealed class PlanNode(string file, string path, JsonElement element)
{
    public IEnumerable<string> Keys => element.EnumerateObject().Select(p => p.Name);

    public bool Has(string key) => Get(key) is not null;

    public string Text(string key) => MaybeText(key) ?? throw Wrong(key, Found(key), "a text");

    public string? MaybeText(string key) => Get(key) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(key, Found(key), "a text"),
    };

    public bool Flag(string key) => Get(key) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(key, Found(key), "true or false"),
    };

    public double Number(string key) => Get(key) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : throw Wrong(key, Found(key), "a number");

    public PlanNode Object(string key) => Maybe(key) ?? throw Wrong(key, Found(key), "an object");

    public PlanNode? Maybe(string key) => Get(key) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Object } inner => new PlanNode(file, Join(key), inner),
        _ => throw Wrong(key, Found(key), "an object"),
    };

    public IReadOnlyList<T> All<T>(string key, Func<PlanNode, T> read)
    {
        var list = List(key);
        var all = new List<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            var at = FormattableString.Invariant($"{key}[{all.Count}]");
            all.Add(item.ValueKind == JsonValueKind.Object ? read(new PlanNode(file, Join(at), item)) : throw Wrong(at, $"a {PlanReader.Kind(item)}", "an object"));
        }

        return all;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        var list = List(key);
        var all = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            all.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(FormattableString.Invariant($"{key}[{all.Count}]"), $"a {PlanReader.Kind(item)}", "a text"));
        }

        return all;
    }

    public ImmutableDictionary<string, object?> Values(string key) =>
        Get(key) is { ValueKind: JsonValueKind.Object } map ? (ImmutableDictionary<string, object?>)Value(map)! : throw Wrong(key, Found(key), "an object");

    public PlanFileException Wrong(string key, string found, string expected) => new(
        $"{file}: {Join(key)}: found {found}; expected {expected}. The file is incomplete or was changed by hand: write it again with dotnet run --project MlFoundation -- plan <stack> --json FILE.");

    /// <summary>Any JSON as the plain values of plans.</summary>
    public static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Object => Map(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToImmutableArray(),
        _ => null,
    };

    private static ImmutableDictionary<string, object?> Map(JsonElement value)
    {
        var map = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var property in value.EnumerateObject())
        {
            map[property.Name] = Value(property.Value);
        }

        return map.ToImmutable();
    }

    private JsonElement List(string key) => Get(key) is { ValueKind: JsonValueKind.Array } list ? list : throw Wrong(key, Found(key), "a list");

    private JsonElement? Get(string key) => element.TryGetProperty(key, out var value) ? value : null;

    private string Found(string key) => Get(key) is { } value ? $"a {PlanReader.Kind(value)}" : "nothing";

    private string Join(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
