namespace MlFoundation.Publishing;

/// <summary>A product of a Service Catalog portfolio.</summary>
/// <param name="Portfolio">Key of its portfolio, such as <c>analytics</c>.</param>
/// <param name="Key">Its own key, such as <c>sagemaker-domain</c>: names its resources.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Description">What somebody gets who launches it: one or two sentences.</param>
/// <param name="Owner">Team that answers for it.</param>
/// <param name="LaunchRole">Name of the role that makes its resources, in the account in which it is launched; null where Control Tower launches it.</param>
/// <param name="Support">Whom to ask.</param>
/// <param name="Tags">Tags of the product, such as <c>sagemaker:studio-visibility</c>.</param>
/// <param name="Versions">Its templates, oldest first; the last is the current one.</param>
public sealed record CatalogProduct(
    string Portfolio,
    string Key,
    string Name,
    string Description,
    string Owner,
    string? LaunchRole,
    ProductSupport Support,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<TemplateVersion> Versions)
{
    /// <summary>Tag of a product that SageMaker Studio offers as a project template.</summary>
    public const string StudioVisibility = "sagemaker:studio-visibility";

    /// <summary>The version that is offered first.</summary>
    public TemplateVersion Current => Versions[^1];

    /// <summary>Whether SageMaker launches it as a project: it then passes the project's name and id.</summary>
    public bool IsProjectTemplate => Tags.ContainsKey(StudioVisibility);

    /// <summary>Where a version is published, below a bucket. Never overwritten.</summary>
    public string ObjectKeyOf(TemplateVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return $"products/{Portfolio}/{Key}/{version.ContentHash}.template.yaml";
    }
}

/// <summary>Whom users of a product ask.</summary>
/// <param name="Description">What they can expect there.</param>
/// <param name="Email">Address; null where there is a page only.</param>
/// <param name="Url">Page; null where there is an address only.</param>
public sealed record ProductSupport(string Description, string? Email, string? Url);
