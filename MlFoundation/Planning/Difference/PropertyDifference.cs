using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pulumi;

namespace MlFoundation.Planning.Difference;

/// <summary>What differs between two values, property by property.</summary>
internal static class PropertyDifference
{
    private const int Longest = 160;
    private const string Asset = "(asset)";

    /// <summary>Names of properties whose values are secrets, in whichever type.</summary>
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "accessKey", "accessToken", "masterPassword", "password", "plaintext", "preSharedKey", "privateKey", "secret", "secretBinary", "secretKey", "secretString", "token",
        "tunnel1PresharedKey", "tunnel2PresharedKey",
    };

    // What tells the items of a list apart, in documents of AWS and in inputs.
    private static readonly string[] Names = ["Sid", "key", "name", "Key", "Name", "id", "Id"];

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Differences of two maps, in the order of paths.</summary>
    public static IEnumerable<(string Path, string? Before, string? After)> Of(string path, object? before, object? after)
    {
        if (Same(before, after))
        {
            return [];
        }

        return (Opened(before), Opened(after)) switch
        {
            (ImmutableDictionary<string, object?> a, ImmutableDictionary<string, object?> b) =>
                a.Keys.Union(b.Keys).Order(StringComparer.Ordinal).SelectMany(k => Of(path.Length == 0 ? k : $"{path}.{k}", a.GetValueOrDefault(k), b.GetValueOrDefault(k))),
            (ImmutableArray<object?> a, ImmutableArray<object?> b) => Lists(path, a, b),
            _ => [Leaf(path, before, after)],
        };
    }

    /// <summary>Whether two plain values are the same.</summary>
    public static bool Same(object? one, object? other) => (one, other) switch
    {
        (ImmutableDictionary<string, object?> a, ImmutableDictionary<string, object?> b) => a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var value) && Same(p.Value, value)),
        (ImmutableArray<object?> a, ImmutableArray<object?> b) => a.Length == b.Length && a.Zip(b).All(p => Same(p.First, p.Second)),
        _ => Equals(Plain(one), Plain(other)),
    };

    private static IEnumerable<(string, string?, string?)> Lists(string path, ImmutableArray<object?> before, ImmutableArray<object?> after)
    {
        foreach (var name in Names)
        {
            if (ByName(before, name) is { } a && ByName(after, name) is { } b)
            {
                var inside = a.Keys.Union(b.Keys).Order(StringComparer.Ordinal).SelectMany(k => Of($"{path}[{k}]", a.GetValueOrDefault(k), b.GetValueOrDefault(k))).ToArray();
                return inside.Length > 0 ? inside : [Leaf(path, before, after)];
            }
        }

        if (before.Concat(after).All(i => i is string or double or bool))
        {
            var (gone, come) = (before.Except(after).ToImmutableArray(), after.Except(before).ToImmutableArray());
            return gone.Length + come.Length > 0 ? [Leaf(path, gone.Length > 0 ? gone : null, come.Length > 0 ? come : null)] : [Leaf(path, before, after)];
        }

        return before.Length == after.Length
            ? before.Zip(after).SelectMany((p, i) => Of(FormattableString.Invariant($"{path}[{i}]"), p.First, p.Second))
            : [Leaf(path, before, after)];
    }

    private static Dictionary<string, object?>? ByName(ImmutableArray<object?> list, string name)
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        return list.All(i => i is ImmutableDictionary<string, object?> map && map.GetValueOrDefault(name) is string text && named.TryAdd(text, map)) ? named : null;
    }

    private static (string, string?, string?) Leaf(string path, object? before, object? after)
    {
        var secret = path.Split('.', '[').Any(p => Secrets.Contains(p.TrimEnd(']')));
        return secret ? (path, before is null ? null : "(secret)", after is null ? null : "(secret)") : (path, Text(before), Text(after));
    }

    // A document in a text is compared inside.
    private static object? Opened(object? value)
    {
        if (value is not string { Length: > 1 } text || text[0] is not ('{' or '[') || text.StartsWith("${", StringComparison.Ordinal))
        {
            return value;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return PlanNode.Value(document.RootElement);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static object? Plain(object? value) =>
        value is AssetOrArchive || (value is ImmutableDictionary<string, object?> map && map.ContainsKey(PlanJson.AssetMarker)) ? Asset : value;

    private static string? Text(object? value)
    {
        if (value is null)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            PlanJson.WriteValue(json, value);
        }

        var text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        return text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…";
    }
}
