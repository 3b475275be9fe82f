using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Anything that the program declares: it has a type, a name, and a URN once registered.</summary>
public abstract class Resource
{
    private readonly string type;
    private readonly string name;
    private readonly ImmutableArray<ResourceTransformation> transformations;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        this.type = type;
        this.name = name;
        var deployment = Deployment.InstanceOrThrow();
        var parent = type == Stack.RootType ? null : options.Parent ?? deployment.Stack;

        transformations = [.. options.ResourceTransformations, .. parent?.transformations ?? []];
        foreach (var transformation in transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != options.Parent)
            {
                throw new ArgumentException("Transformations cannot currently be used to change the `parent` of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        options = custom
            ? CustomResourceOptions.Merge(null, (CustomResourceOptions)options)
            : ComponentResourceOptions.Merge(null, (ComponentResourceOptions)options);
        options.Parent = parent;
        options.Protect ??= parent?.IsProtected;
        IsProtected = options.Protect;
        (options.Provider, Providers) = Inherit(parent, custom, options);
        Slots = OutputSlots.Create(this);
        deployment.RegisterResource(this, custom, args, options);
    }

    public Output<string> Urn { get; } = new();

    public string GetResourceType() => type;

    public string GetResourceName() => name;

    internal OutputSlots Slots { get; }

    internal bool? IsProtected { get; }

    /// <summary>The provider that children of a package get when they name none, by package.</summary>
    internal ImmutableDictionary<string, ProviderResource> Providers { get; }

    private (ProviderResource? Own, ImmutableDictionary<string, ProviderResource> ForChildren) Inherit(Resource? parent, bool custom, ResourceOptions options)
    {
        var providers = parent?.Providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (custom)
        {
            var own = options.Provider ?? (this is ProviderResource ? null : providers.GetValueOrDefault(type.Split(':')[0]));
            return (own, own is null ? providers : providers.SetItem(own.Package, own));
        }

        IEnumerable<ProviderResource> given = options.Provider is { } single
            ? [.. ((ComponentResourceOptions)options).Providers, single]
            : ((ComponentResourceOptions)options).Providers;
        return (options.Provider, providers.SetItems(given.Select(p => KeyValuePair.Create(p.Package, p))));
    }
}

/// <summary>A resource that a provider creates, reads, changes and deletes.</summary>
public class CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
    : Resource(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
{
    // The base's constructor registers, and so asks first.
    public Output<string> Id => field ??= new Output<string>();
}

/// <summary>A provider with settings of its own.</summary>
public class ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
    : CustomResource("pulumi:providers:" + package, name, args, options)
{
    internal string Package => GetResourceType()["pulumi:providers:".Length..];

    /// <summary>How registrations name it, once that is known: thousands do.</summary>
    internal string? Reference { get; set; }
}

/// <summary>A resource that only groups others.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions())
    {
        if (remote)
        {
            throw new NotSupportedException("The offline kit registers no remote components.");
        }
    }

    protected void RegisterOutputs() => RegisterOutputs(ImmutableDictionary<string, object?>.Empty);

    protected void RegisterOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs) =>
        Deployment.InstanceOrThrow().Register(Serializer.SerializeAsync(outputs, new SerializationContext()).AsTask());
}
