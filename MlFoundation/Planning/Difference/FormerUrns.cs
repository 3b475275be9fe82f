using System.Collections.Immutable;

namespace MlFoundation.Planning.Difference;

/// <summary>Which URN a resource had in the plan before: the same, one that an alias names, or one that follows from its parent's.</summary>
internal sealed class FormerUrns
{
    private readonly Dictionary<string, PlannedResource> before;
    private readonly Dictionary<string, PlannedResource> after;
    private readonly Dictionary<string, string?> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> today = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public FormerUrns(Dictionary<string, PlannedResource> before, Dictionary<string, PlannedResource> after)
    {
        (this.before, this.after) = (before, after);
        foreach (var resource in after.Values)
        {
            if (Of(resource) is { } was && was != resource.Urn && today.TryAdd(was, resource.Urn))
            {
                names[before[was].Name] = resource.Name;
            }
        }
    }

    /// <summary>The URN it had; null for one that is new.</summary>
    public string? Of(PlannedResource resource)
    {
        if (!found.TryGetValue(resource.Urn, out var was))
        {
            found[resource.Urn] = was = before.ContainsKey(resource.Urn) ? resource.Urn
                : resource.Options.Aliases.Append(FromParent(resource)).OfType<string>().FirstOrDefault(a => before.ContainsKey(a) && !after.ContainsKey(a));
        }

        return was;
    }

    /// <summary>True if a resource of today had that URN.</summary>
    public bool IsTaken(string urn) => today.ContainsKey(urn);

    /// <summary>The URN that the resource has today.</summary>
    public string Today(string urn) => today.GetValueOrDefault(urn, urn);

    /// <summary>Inputs of the plan before with the symbols of today.</summary>
    public ImmutableDictionary<string, object?> Today(ImmutableDictionary<string, object?> inputs) =>
        names.Count == 0 ? inputs : (ImmutableDictionary<string, object?>)Renamed(inputs)!;

    /// <summary>Types from the top of the tree down to the resource's own.</summary>
    public static string ChainOf(string urn) => urn.Split("::")[2];

    private object? Renamed(object? value) => value switch
    {
        string text when text.Contains("${", StringComparison.Ordinal) => RenamedSymbols(text),
        ImmutableDictionary<string, object?> map => map.ToImmutableDictionary(p => p.Key, p => Renamed(p.Value)),
        ImmutableArray<object?> list => list.Select(Renamed).ToImmutableArray(),
        _ => value,
    };

    private string RenamedSymbols(string text)
    {
        foreach (var name in Recording.Symbols.NamesIn((object)text).Distinct())
        {
            if (names.TryGetValue(name, out var now))
            {
                text = text.Replace($"${{{name}.", $"${{{now}.", StringComparison.Ordinal);
            }
        }

        return text;
    }

    // As the engine does it: below a parent with an alias the chain of types is the former one, and a name that starts with the parent's starts with its former name.
    private string? FromParent(PlannedResource resource)
    {
        if (resource.Parent is not { } parentUrn || !after.TryGetValue(parentUrn, out var parent) || Of(parent) is not { } was || was == parentUrn)
        {
            return null;
        }

        var formerName = before[was].Name;
        var name = resource.Name.StartsWith(parent.Name, StringComparison.Ordinal) ? formerName + resource.Name[parent.Name.Length..] : resource.Name;
        var parts = was.Split("::");
        return $"{parts[0]}::{parts[1]}::{parts[2]}${resource.Type}::{name}";
    }
}
