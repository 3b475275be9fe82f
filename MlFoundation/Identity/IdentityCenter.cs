using Pulumi;
using Pulumi.Aws.SsoAdmin;

namespace MlFoundation.Identity;

/// <summary>The instance of Identity Center that everything here belongs to: given, or looked up once the landing zone has set it up.</summary>
internal sealed class IdentityCenter
{
    private readonly Lazy<Output<GetInstancesResult>> found;

    public IdentityCenter(Resource component, string name, IdentityCenterAccessArgs args)
    {
        (Component, Name, Args) = (component, name, args);
        found = new(() => GetInstances.Invoke(new GetInstancesInvokeArgs { Region = Region }, Lookup));
        InstanceArn = args.Settings.InstanceArn is { } arn ? Output.Create(arn) : found.Value.Apply(f => f.Arns[0]);
        StoreId = args.Settings.IdentityStoreId is { } id ? Output.Create(id) : found.Value.Apply(f => f.IdentityStoreIds[0]);
    }

    public Resource Component { get; }

    public string Name { get; }

    public IdentityCenterAccessArgs Args { get; }

    public string Region => Args.Region.ToString();

    public Output<string> InstanceArn { get; }

    public Output<string> StoreId { get; }

    /// <summary>Options of lookups: a landing zone that is made in this very deployment comes first.</summary>
    public InvokeOutputOptions Lookup => Args.LandingZone is { } landingZone
        ? new InvokeOutputOptions { Parent = Component, DependsOn = new List<Resource> { landingZone } }
        : new InvokeOutputOptions { Parent = Component };

    /// <summary>Options of a resource.</summary>
    public CustomResourceOptions Options(params IEnumerable<Resource?> needs) => new() { Parent = Component, DependsOn = needs.OfType<Resource>().ToList() };
}
