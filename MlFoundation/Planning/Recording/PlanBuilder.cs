using System.Collections.Immutable;
using Pulumi;

namespace MlFoundation.Planning.Recording;

/// <summary>Joins the two halves of a recording into planned resources.</summary>
internal sealed class PlanBuilder(string project, string stack, Recording recording)
{
    private readonly Dictionary<Resource, string> urns = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> urnByName = [];

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
        var region = inputs.GetValueOrDefault("region") as string
            ?? (provider is { } p && recording.Registrations.TryGetValue(Recording.KeyOf(p.Type, p.Name), out var own) ? own[0].Inputs.GetValueOrDefault("region") as string : null);
        var account = AccountProviderNames.AccountOf(resource is ProviderResource ? registration.Name : provider?.Name);
        var urn = UrnOf(declaration);
        var dependencies = inputs.Values.SelectMany(Symbols.NamesIn).Select(name => urnByName.GetValueOrDefault(name))
            .OfType<string>().Concat(dependsOn).Where(d => d != urn).Distinct().Order(StringComparer.Ordinal);
        return new PlannedResource(
            urn, registration.Type, registration.Name, ParentOf(declaration) is { } parent ? UrnOf(parent) : null, resource is CustomResource,
            provider is { } reference ? urnByName.GetValueOrDefault(reference.Name) : null, account, region, inputs,
            new PlannedOptions(
                Inherited(declaration, o => o.Protect),
                options.RetainOnDelete ?? false,
                custom?.DeleteBeforeReplace ?? false,
                [.. options.IgnoreChanges.Order(StringComparer.Ordinal)],
                dependsOn,
                await AliasesAsync(declaration).ConfigureAwait(false),
                TimeoutsOf(options.CustomTimeouts),
                custom?.ImportId),
            [.. dependencies]);
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
            var type = declaration.Resource.GetResourceType();
            var chain = ParentOf(declaration) is { } parent ? UrnOf(parent).Split("::")[2] + "$" + type : type;
            urns[declaration.Resource] = urn = $"urn:pulumi:{stack}::{project}::{chain}::{declaration.Resource.GetResourceName()}";
        }

        return urn;
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

    private static SortedDictionary<string, double> TimeoutsOf(CustomTimeouts? timeouts)
    {
        var minutes = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (operation, time) in new[] { ("create", timeouts?.Create), ("update", timeouts?.Update), ("delete", timeouts?.Delete) })
        {
            if (time is { } given)
            {
                minutes[operation] = given.TotalMinutes;
            }
        }

        return minutes;
    }

    // The mocks get `urn::id`, where the URN ends in `type::name` and names at least the provider's own type.
    private static (string Type, string Name)? ProviderOf(Registration registration) =>
        registration.Provider?.Split("::") is [_, _, var chain, var name, ..] ? (chain.Split('$')[^1], name) : null;
}
