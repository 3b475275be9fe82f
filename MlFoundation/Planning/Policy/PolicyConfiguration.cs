using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MlFoundation.Configuration.Reading;
using MlFoundation.Planning.Policy.Protocol;
using NJsonSchema;

namespace MlFoundation.Planning.Policy;

/// <summary>
/// What a pack's policies run with: each one's own level and its schema's defaults, over that what the pack was made with, over that what the
/// user's file says; in both, <c>all</c> sets the level of every policy and a policy's own entry comes after it. The Pulumi engine does the same:
/// a pack does not apply its own configuration.
/// </summary>
internal static class PolicyConfiguration
{
    private const string All = "all";
    private const string LevelKey = "enforcementLevel";

    /// <summary>The configuration of every policy, by name.</summary>
    /// <param name="info">What the pack says of itself.</param>
    /// <param name="pack">The pack with the user's file.</param>
    /// <exception cref="PolicyPackException">The file or a value in it is wrong; all problems in one message.</exception>
    public static IReadOnlyDictionary<string, PolicyConfig> Of(AnalyzerInfo info, PolicyPack pack)
    {
        var given = pack.ConfigText is { } text ? Read(text, pack, info) : [];
        var problems = new List<string>();
        var configuration = info.Policies.ToDictionary(p => p.Name, policy =>
        {
            var merged = Defaults(policy);
            Overlay(merged, info.InitialConfig.GetValueOrDefault(All), levelOnly: true);
            Overlay(merged, info.InitialConfig.GetValueOrDefault(policy.Name), levelOnly: false);
            Overlay(merged, given.GetValueOrDefault(All), levelOnly: true);
            Overlay(merged, given.GetValueOrDefault(policy.Name), levelOnly: false);
            problems.AddRange(Violations(policy, merged));
            return merged;
        }, StringComparer.Ordinal);
        return problems.Count == 0
            ? configuration
            : throw new PolicyPackException($"{pack.ConfigFile ?? $"The configuration of policy pack {pack.ShownAs}"} does not fit: {string.Join("; ", problems)}.");
    }

    private static PolicyConfig Defaults(PolicyInfo policy)
    {
        var config = new PolicyConfig { EnforcementLevel = policy.EnforcementLevel, Properties = new Struct() };
        foreach (var (name, schema) in policy.ConfigSchema?.Properties?.Fields ?? [])
        {
            if (schema.KindCase == Value.KindOneofCase.StructValue && schema.StructValue.Fields.TryGetValue("default", out var value))
            {
                config.Properties.Fields[name] = value;
            }
        }

        return config;
    }

    private static void Overlay(PolicyConfig onto, Entry? entry, bool levelOnly)
    {
        onto.EnforcementLevel = entry?.Level ?? onto.EnforcementLevel;
        foreach (var (name, value) in levelOnly ? [] : entry?.Properties.Fields ?? [])
        {
            onto.Properties.Fields[name] = value;
        }
    }

    // On the wire an entry without a level is one with the level "advisory".
    private static void Overlay(PolicyConfig onto, PolicyConfig? initial, bool levelOnly) =>
        Overlay(onto, initial is null ? null : new Entry(initial.EnforcementLevel, initial.Properties ?? new Struct()), levelOnly);

    private static Dictionary<string, Entry> Read(string text, PolicyPack pack, AnalyzerInfo info)
    {
        Exception Wrong(string what) => new PolicyPackException($"{pack.ConfigFile}: {what}");
        Struct file;
        try
        {
            file = JsonParser.Default.Parse<Struct>(text);
        }
        catch (Exception exception) when (exception is InvalidJsonException or InvalidProtocolBufferException or InvalidOperationException)
        {
            throw new PolicyPackException($"{pack.ConfigFile} is no JSON object: {exception.Message}", exception);
        }

        string[] names = [.. info.Policies.Select(p => p.Name), All];
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var (name, value) in file.Fields.Where(f => f.Key != "environments"))
        {
            if (!names.Contains(name))
            {
                throw Wrong($"\"{name}\" is no policy of {pack.ShownAs}. {Suggestion.Nearest(name, names) ?? "`all` stands for every policy."}");
            }

            entries[name] = value.KindCase switch
            {
                Value.KindOneofCase.StringValue => new Entry(LevelOf(value.StringValue) ?? throw Wrong(NoLevel(name, value.StringValue)), new Struct()),
                Value.KindOneofCase.StructValue => EntryOf(value.StructValue, level => Wrong(NoLevel(name, level))),
                _ => throw Wrong($"\"{name}\" is neither a level nor an object; expected \"mandatory\", \"advisory\", \"disabled\", or an object with settings."),
            };
        }

        return entries;
    }

    private static Entry EntryOf(Struct given, Func<string, Exception> wrong)
    {
        var properties = given.Clone();
        EnforcementLevel? level = null;
        if (properties.Fields.Remove(LevelKey, out var text))
        {
            level = LevelOf(text.StringValue) ?? throw wrong(text.ToString().Trim('"'));
        }

        return new Entry(level, properties);
    }

    private static string NoLevel(string policy, string found) => $"\"{policy}\" has the level \"{found}\"; expected mandatory, advisory or disabled.";

    private static EnforcementLevel? LevelOf(string text) => text switch
    {
        "advisory" => EnforcementLevel.Advisory,
        "mandatory" => EnforcementLevel.Mandatory,
        "disabled" => EnforcementLevel.Disabled,
        "remediate" => EnforcementLevel.Remediate,
        _ => null,
    };

    private static IEnumerable<string> Violations(PolicyInfo policy, PolicyConfig config)
    {
        if (policy.ConfigSchema is not { Properties.Fields.Count: > 0 } schema)
        {
            return config.Properties.Fields.Count == 0 ? [] : [$"{policy.Name} takes no settings, and has {string.Join(", ", config.Properties.Fields.Keys.Order(StringComparer.Ordinal))}"];
        }

        var document = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["type"] = "object",
            ["properties"] = JsonDocument.Parse(schema.Properties.ToString()).RootElement,
            ["required"] = schema.Required.ToArray(),
            ["additionalProperties"] = false,
        });
        return JsonSchema.FromJsonAsync(document).GetAwaiter().GetResult().Validate(config.Properties.ToString())
            .Select(error => $"{policy.Name}{error.Path?.TrimStart('#').Replace('/', '.')}: {error.Kind}");
    }

    private sealed record Entry(EnforcementLevel? Level, Struct Properties);
}
