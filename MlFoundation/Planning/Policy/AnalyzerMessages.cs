using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using MlFoundation.Planning.Policy.Protocol;
using MlFoundation.Planning.Recording;
using Pulumi;

namespace MlFoundation.Planning.Policy;

/// <summary>A plan in the words of the analyzer protocol.</summary>
internal sealed class AnalyzerMessages
{
    private readonly Dictionary<string, AnalyzerResource> byUrn = new(StringComparer.Ordinal);

    /// <summary>Translates every resource once.</summary>
    public AnalyzerMessages(Plan plan)
    {
        var urnByName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            urnByName.TryAdd(resource.Name, resource.Urn);
        }

        var providers = plan.Resources.Where(r => r.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)).ToDictionary(
            r => r.Urn, r => new AnalyzerProviderResource { Type = r.Type, Name = r.Name, Urn = r.Urn, Properties = StructOf(r.Inputs) }, StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            byUrn[resource.Urn] = Translate(resource, urnByName, providers);
        }
    }

    /// <summary>The resources, in the plan's order.</summary>
    public IEnumerable<AnalyzerResource> Resources => byUrn.Values;

    /// <summary>The question about one resource alone.</summary>
    public static AnalyzeRequest RequestOf(AnalyzerResource resource) => new()
    {
        Type = resource.Type, Properties = resource.Properties, Urn = resource.Urn, Name = resource.Name, Options = resource.Options, Provider = resource.Provider,
    };

    private static AnalyzerResource Translate(PlannedResource resource, Dictionary<string, string> urnByName, Dictionary<string, AnalyzerProviderResource> providers)
    {
        var message = new AnalyzerResource
        {
            Type = resource.Type,
            Name = resource.Name,
            Urn = resource.Urn,
            Properties = StructOf(resource.Inputs),
            Options = OptionsOf(resource),
            Parent = resource.Parent ?? "",
            Dependencies = { resource.Dependencies },
        };
        if (resource.Provider is { } provider && providers.TryGetValue(provider, out var known))
        {
            message.Provider = known;
        }

        foreach (var (property, value) in resource.Inputs)
        {
            var urns = Symbols.NamesIn(value).Select(name => urnByName.GetValueOrDefault(name)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
            if (urns.Length > 0)
            {
                message.PropertyDependencies[property] = new AnalyzerPropertyDependencies { Urns = { urns } };
            }
        }

        return message;
    }

    private static AnalyzerResourceOptions OptionsOf(PlannedResource resource)
    {
        var options = new AnalyzerResourceOptions
        {
            Protect = resource.Options.Protect,
            DeleteBeforeReplace = resource.Options.DeleteBeforeReplace,
            DeleteBeforeReplaceDefined = resource.Options.DeleteBeforeReplace,
            IgnoreChanges = { resource.Options.IgnoreChanges },
            Aliases = { resource.Options.Aliases },
            Parent = resource.Parent ?? "",
        };
        double Seconds(string operation) => resource.Options.Timeouts.GetValueOrDefault(operation) * 60;
        options.CustomTimeouts = new AnalyzerResourceOptions.Types.CustomTimeouts { Create = Seconds("create"), Update = Seconds("update"), Delete = Seconds("delete") };
        return options;
    }

    private static Struct StructOf(ImmutableDictionary<string, object?> map)
    {
        var fields = new Struct();
        foreach (var (key, value) in map)
        {
            fields.Fields[key] = ValueOf(value);
        }

        return fields;
    }

    private static Value ValueOf(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        bool flag => Value.ForBool(flag),
        double number => Value.ForNumber(number),
        ImmutableDictionary<string, object?> map => Value.ForStruct(StructOf(map)),
        ImmutableArray<object?> list => Value.ForList([.. list.Select(ValueOf)]),
        AssetOrArchive => Value.ForStruct(new Struct { Fields = { [PlanJson.AssetMarker] = Value.ForString(PlanJson.AssetSignature) } }),
        _ => throw new InvalidOperationException($"A plan holds no {value.GetType()}."),
    };
}
