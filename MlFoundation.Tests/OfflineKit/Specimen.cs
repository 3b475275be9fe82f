using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace MlFoundation.OfflineKit;

/// <summary>A resource of our own, to hold the core's behaviour: the same tests pass on the published packages.</summary>
internal sealed class Specimen(string name, SpecimenArgs args, CustomResourceOptions? options = null)
    : CustomResource("specimen:index:Specimen", name, args, options)
{
    [Output("echo")]
    public Output<string> Echo { get; private set; } = null!;

    [Output("count")]
    public Output<int> Count { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<SpecimenPart>> Parts { get; private set; } = null!;

    [Output("absent")]
    public Output<string?> Absent { get; private set; } = null!;
}

internal sealed class SpecimenArgs : ResourceArgs
{
    [Input("echo", required: true)]
    public Input<string> Echo { get; set; } = null!;

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("list")]
    private InputList<string>? _list;

    public InputList<string> List { get => _list ??= new InputList<string>(); set => _list = value; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags { get => _tags ??= new InputMap<string>(); set => _tags = value; }

    [Input("nested")]
    public Input<SpecimenNestedArgs>? Nested { get; set; }

    [Input("either")]
    public InputUnion<string, SpecimenNestedArgs>? Either { get; set; }

    [Input("document", json: true)]
    public Input<SpecimenNestedArgs>? Document { get; set; }
}

internal sealed class SpecimenNestedArgs : ResourceArgs
{
    [Input("inner", required: true)]
    public Input<string> Inner { get; set; } = null!;

    [Input("other")]
    public Input<string>? Other { get; set; }
}

[OutputType]
internal sealed class SpecimenPart
{
    public readonly string Id;
    public readonly int? Weight;

    [OutputConstructor]
    private SpecimenPart(string id, int? weight) => (Id, Weight) = (id, weight);
}

/// <summary>Answers every resource with its inputs and remembers what it was asked.</summary>
internal sealed class EchoMocks : IMocks
{
    private readonly Lock gate = new();

    public List<MockResourceArgs> Registered { get; } = [];

    public List<MockCallArgs> Called { get; } = [];

    public ImmutableDictionary<string, object> Extra { get; init; } = ImmutableDictionary<string, object>.Empty;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (gate)
        {
            Registered.Add(args);
        }

        return Task.FromResult<(string?, object)>((args.Name + "-id", args.Inputs.SetItems(Extra)));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        lock (gate)
        {
            Called.Add(args);
        }

        return Task.FromResult<object>(args.Args);
    }

    public MockResourceArgs Of(string name) => Registered.Single(r => r.Name == name);
}

/// <summary>A stack whose content a test gives.</summary>
internal sealed class AdHocStack : Stack
{
    public AdHocStack(Action content, StackOptions? options = null)
        : base(options) => content();

    /// <summary>Runs the content on mocks, not as a preview unless told.</summary>
    public static Task<ImmutableArray<Resource>> RunAsync(IMocks mocks, Action content, bool isPreview = false, StackOptions? options = null) =>
        Deployment.TestWithServiceProviderAsync<AdHocStack>(
            mocks, new Provider(() => new AdHocStack(content, options)), new TestOptions { ProjectName = "tests", StackName = "adhoc", IsPreview = isPreview });

    private sealed class Provider(Func<AdHocStack> create) : IServiceProvider
    {
        public object GetService(Type serviceType) => create();
    }
}
