using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Pulumi;

namespace MlFoundation.Planning.Recording;

/// <summary>Joins the two halves of a recording into planned resources.</summary>
internal sealed class PlanBuilder(string project, string stack, Recording recording)
{
    private static readonly IReadOnlyDictionary<string, double> NoTimeouts = ReadOnlyDictionary<string, double>.Empty;

    // A plan has some hundred thousand references: what is asked for each of them makes no text, and what many have in common is made once.
    private readonly Dictionary<Resource, string> urns = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Resource, string> chains = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> urnByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProviderOfResource> providers = new(StringComparer.Ordinal);
    private readonly List<string> dependencies = [];

    /// <summary>Resources in URN order. Two of one URN both stand in the list: a proof reports them.</summary>
    public async Task<IReadOnlyList<PlannedResource>> ResourcesAsync()
    {
        var declared = recording.Declarations.Where(d => d.Resource is not Stack).ToArray();
        // Symbols name what has outputs of AWS: a lookup may share its name with a component, which has none.
        foreach (var declaration in declared.Where(d => d.Resource is CustomResource))
        {
            urnByName.TryAdd(declaration.Resource.GetResourceName(), UrnOf(declaration));
        }

        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        var resources = new List<PlannedResource>(declared.Length);
        foreach (var declaration in declared)
        {
            var key = declaration.Key;
            if (!recording.Registrations.TryGetValue(key, out var registrations))
            {
                throw new InvalidOperationException($"{key} was declared and never registered.");
            }

            var index = next.GetValueOrDefault(key);
            next[key] = index + 1;
            resources.Add(await PlanAsync(declaration, registrations[Math.Min(index, registrations.Length - 1)]).ConfigureAwait(false));
        }

        resources.Sort((a, b) => string.CompareOrdinal(a.Urn, b.Urn));
        return resources;
    }

    private async Task<PlannedResource> PlanAsync(Declaration declaration, Registration registration)
    {
        var (resource, options) = (declaration.Resource, declaration.Options);
        var custom = options as CustomResourceOptions;
        var inputs = (ImmutableDictionary<string, object?>)registration.Inputs!;
        var dependsOn = await DependsOnAsync(options).ConfigureAwait(false);
        var provider = ProviderOf(registration);
        var urn = UrnOf(declaration);
        return new PlannedResource(
            urn, registration.Type, registration.Name, ParentOf(declaration) is { } parent ? UrnOf(parent) : null, resource is CustomResource, provider?.Urn,
            resource is ProviderResource ? AccountProviderNames.AccountOf(registration.Name) : provider?.Account, inputs.GetValueOrDefault("region") as string ?? provider?.Region, inputs,
            new PlannedOptions(
                Inherited(declaration, o => o.Protect),
                options.RetainOnDelete ?? false,
                custom?.DeleteBeforeReplace ?? false,
                options.IgnoreChanges is { Count: > 0 } ignored ? [.. ignored.Order(StringComparer.Ordinal)] : [],
                dependsOn,
                options.Aliases.Count == 0 ? [] : await AliasesAsync(declaration).ConfigureAwait(false),
                TimeoutsOf(options.CustomTimeouts),
                custom?.ImportId),
            DependenciesOf(urn, inputs, dependsOn));
    }

    private string[] DependenciesOf(string urn, ImmutableDictionary<string, object?> inputs, string[] dependsOn)
    {
        dependencies.Clear();
        foreach (var (_, value) in inputs)
        {
            Symbols.Visit(value, this, static (name, builder) =>
            {
                if (builder.urnByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var referred))
                {
                    builder.dependencies.Add(referred);
                }
            });
        }

        dependencies.AddRange(dependsOn);
        dependencies.Sort(StringComparer.Ordinal);
        var kept = 0;
        for (var i = 0; i < dependencies.Count; i++)
        {
            if (dependencies[i] != urn && (kept == 0 || dependencies[i] != dependencies[kept - 1]))
            {
                dependencies[kept++] = dependencies[i];
            }
        }

        if (kept == 0)
        {
            return [];
        }

        var distinct = new string[kept];
        dependencies.CopyTo(0, distinct, 0, kept);
        return distinct;
    }

    private Declaration? ParentOf(Declaration declaration) => declaration.Options.Parent is { } parent and not Stack
        ? byResource.GetValueOrDefault(parent)
        : null;

    private readonly Dictionary<Resource, Declaration> byResource =
        recording.Declarations.ToDictionary(d => d.Resource, (IEqualityComparer<Resource>)ReferenceEqualityComparer.Instance);

    private string UrnOf(Declaration declaration)
    {
        if (!urns.TryGetValue(declaration.Resource, out var urn))
        {
            var (type, name) = (declaration.Resource.GetResourceType(), declaration.Resource.GetResourceName());
            urns[declaration.Resource] = urn = ParentOf(declaration) is { } parent
                ? $"urn:pulumi:{stack}::{project}::{ChainOf(parent)}${type}::{name}"
                : $"urn:pulumi:{stack}::{project}::{type}::{name}";
        }

        return urn;
    }

    /// <summary>Types from the top down to a parent, as the URNs of its children have them.</summary>
    private string ChainOf(Declaration parent)
    {
        if (!chains.TryGetValue(parent.Resource, out var chain))
        {
            var type = parent.Resource.GetResourceType();
            chains[parent.Resource] = chain = ParentOf(parent) is { } above ? $"{ChainOf(above)}${type}" : type;
        }

        return chain;
    }

    private bool Inherited(Declaration declaration, Func<ResourceOptions, bool?> option)
    {
        for (var at = declaration; at is not null; at = ParentOf(at))
        {
            if (option(at.Options) is { } value)
            {
                return value;
            }
        }

        return false;
    }

    private async Task<string[]> DependsOnAsync(ResourceOptions options)
    {
        Output<ImmutableArray<Resource>> needed = options.DependsOn;
        var resources = await Pulumi.Utilities.OutputUtilities.GetValueAsync(needed).ConfigureAwait(false);
        return resources.IsEmpty ? [] : [.. resources.Select(r => UrnOf(byResource[r])).Distinct().Order(StringComparer.Ordinal)];
    }

    // As the engine does: what an alias does not say is as it is now.
    private async Task<IReadOnlyList<string>> AliasesAsync(Declaration declaration)
    {
        var aliases = new List<string>();
        foreach (var input in declaration.Options.Aliases)
        {
            var alias = await Pulumi.Utilities.OutputUtilities.GetValueAsync(input.ToOutput()).ConfigureAwait(false);
            if (alias.Urn is { } urn)
            {
                aliases.Add(urn);
                continue;
            }

            var parent = alias.NoParent ? null
                : alias.Parent is { } resource ? byResource.TryGetValue(resource, out var former) ? UrnOf(former) : null
                : await TextAsync(alias.ParentUrn).ConfigureAwait(false) ?? (ParentOf(declaration) is { } now ? UrnOf(now) : null);
            var type = await TextAsync(alias.Type).ConfigureAwait(false) ?? declaration.Resource.GetResourceType();
            var name = await TextAsync(alias.Name).ConfigureAwait(false) ?? declaration.Resource.GetResourceName();
            var chain = parent is null ? type : $"{parent.Split("::")[2]}${type}";
            aliases.Add($"urn:pulumi:{await TextAsync(alias.Stack).ConfigureAwait(false) ?? stack}::{await TextAsync(alias.Project).ConfigureAwait(false) ?? project}::{chain}::{name}");
        }

        return [.. aliases.Order(StringComparer.Ordinal)];

        static async Task<string?> TextAsync(Input<string>? text) =>
            text is null ? null : await Pulumi.Utilities.OutputUtilities.GetValueAsync(text.ToOutput()).ConfigureAwait(false);
    }

    private static IReadOnlyDictionary<string, double> TimeoutsOf(CustomTimeouts? timeouts)
    {
        if (timeouts is null)
        {
            return NoTimeouts;
        }

        var minutes = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (operation, time) in new[] { ("create", timeouts.Create), ("update", timeouts.Update), ("delete", timeouts.Delete) })
        {
            if (time is { } given)
            {
                minutes[operation] = given.TotalMinutes;
            }
        }

        return minutes;
    }

    // The mocks get `urn::id`, where the URN ends in `type::name` and names at least the provider's own type.
    private ProviderOfResource? ProviderOf(Registration registration)
    {
        if (registration.Provider is not { Length: > 0 } reference)
        {
            return null;
        }

        if (!providers.TryGetValue(reference, out var provider))
        {
            if (reference.Split("::") is not [_, _, var chain, var name, ..])
            {
                return null;
            }

            var region = recording.Registrations.TryGetValue(Recording.KeyOf(chain.Split('$')[^1], name), out var own) ? own[0].Inputs.GetValueOrDefault("region") as string : null;
            providers[reference] = provider = new ProviderOfResource(urnByName.GetValueOrDefault(name), AccountProviderNames.AccountOf(name), region);
        }

        return provider;
    }

    /// <summary>What a resource has from its provider: the provider's URN, the account that it works in, and its region.</summary>
    private sealed record ProviderOfResource(string? Urn, string? Account, string? Region);
}
