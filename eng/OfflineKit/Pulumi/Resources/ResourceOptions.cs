namespace Pulumi;

/// <summary>Options that every resource takes.</summary>
public abstract class ResourceOptions
{
    // Most options are given by nobody: what nobody asked for is not made, and not merged.
    private InputList<Resource>? dependsOn;
    private List<string>? ignoreChanges;
    private List<ResourceTransformation>? resourceTransformations;
    private List<Input<Alias>>? aliases;
    private List<string>? replaceOnChanges;

    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn { get => dependsOn ??= new InputList<Resource>(); set => dependsOn = value; }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges { get => ignoreChanges ??= []; set => ignoreChanges = value; }

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations { get => resourceTransformations ??= []; set => resourceTransformations = value; }

    public List<Input<Alias>> Aliases { get => aliases ??= []; set => aliases = value; }

    public string? Urn { get; set; }

    public List<string> ReplaceOnChanges { get => replaceOnChanges ??= []; set => replaceOnChanges = value; }

    public string? PluginDownloadURL { get; set; }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    /// <summary>Sets on this the members of <paramref name="other"/> that are given: lists are joined, single values replace.</summary>
    private protected void MergeFrom(ResourceOptions? other)
    {
        if (other is null)
        {
            return;
        }

        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        if (other.dependsOn is { } needed)
        {
            DependsOn = DependsOn.Concat(needed);
        }

        Protect = other.Protect ?? Protect;
        ignoreChanges = Join(ignoreChanges, other.ignoreChanges);
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        resourceTransformations = Join(resourceTransformations, other.resourceTransformations);
        aliases = Join(aliases, other.aliases);
        Urn = other.Urn ?? Urn;
        replaceOnChanges = Join(replaceOnChanges, other.replaceOnChanges);
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
    }

    /// <summary>A new list of both, or none where neither has any.</summary>
    private protected static List<T>? Join<T>(List<T>? first, List<T>? second) =>
        second is not { Count: > 0 } ? first is { Count: > 0 } ? [.. first] : null : [.. first ?? [], .. second];
}

/// <summary>Options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    private List<string>? additionalSecretOutputs;

    public List<string> AdditionalSecretOutputs { get => additionalSecretOutputs ??= []; set => additionalSecretOutputs = value; }

    public string? ImportId { get; set; }

    /// <summary>A new object with what either gives; <paramref name="options2"/> wins where both give a single value.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        foreach (var options in new[] { options1, options2 })
        {
            merged.MergeFrom(options);
            merged.DeleteBeforeReplace = options?.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.additionalSecretOutputs = Join(merged.additionalSecretOutputs, options?.additionalSecretOutputs);
            merged.ImportId = options?.ImportId ?? merged.ImportId;
        }

        return merged;
    }
}

/// <summary>Options of a component: a resource that only groups others.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>A new object with what either gives; <paramref name="options2"/> wins where both give a single value.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        foreach (var options in new[] { options1, options2 })
        {
            merged.MergeFrom(options);
            merged.Providers = [.. merged.Providers, .. options?.Providers ?? []];
        }

        return merged;
    }
}

/// <summary>Options of a function call.</summary>
public class InvokeOptions
{
    public Resource? Parent { get; set; }

    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}

/// <summary>Options of a function call whose result is an output: it may also wait for resources.</summary>
public sealed class InvokeOutputOptions : InvokeOptions
{
    public InputList<Resource> DependsOn { get => field ??= new InputList<Resource>(); set; }
}

/// <summary>How long an operation may take before it counts as failed.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }
}

/// <summary>A former name, type or parent of a resource.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }
}

/// <summary>Called for every resource below where it is given, before it is registered; null leaves the resource as it is.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

/// <summary>The resource as the program declared it.</summary>
public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    public Resource Resource { get; } = resource;

    public ResourceArgs Args { get; } = args;

    public ResourceOptions Options { get; } = options;
}

/// <summary>The resource as a transformation wants it.</summary>
public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    public ResourceArgs Args { get; } = args;

    public ResourceOptions Options { get; } = options;
}
