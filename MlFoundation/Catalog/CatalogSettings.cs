using System.Collections.ObjectModel;
using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Catalog;

/// <summary>Stack-file section <c>catalog</c>: the portfolios of approved products in ML shared services, and their pipelines.</summary>
public sealed record CatalogSettings : IValidated
{
    private static readonly string[] TakenTags = ["ManagedBy", "Owner"];

    /// <summary>
    /// Regions in which the products are offered beside the home region: Service Catalog is regional. Each must be governed. Default: none.
    /// </summary>
    [Distinct]
    public IReadOnlyList<AwsRegion> Regions { get; init; } = [];

    /// <summary>Whom users of a product ask. Default: whom each product names.</summary>
    public CatalogSupportSettings? Support { get; init; }

    /// <summary>Tags to choose from when a product is launched: values by key. Default: none.</summary>
    /// <remarks>Source: Service Catalog Administrator Guide, "Managing TagOptions": at most 25 for a portfolio.</remarks>
    [Names("^[A-Za-z][A-Za-z0-9_-]{0,38}[A-Za-z0-9]$", "a tag key of 2 to 40 letters, digits, hyphens and underscores")]
    [Text("a tag value of letters, digits, spaces and . _ -", Pattern = "^[A-Za-z0-9][A-Za-z0-9 ._-]*$", MaxLength = 64)]
    [Distinct]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TagOptions { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>SageMaker domain, warehouses, landing buckets, feature store, workgroups. Default: for every user of the units that hold teams' accounts.</summary>
    public PortfolioSettings Analytics { get; init; } = new();

    /// <summary>Project templates that build, train, evaluate and register. Default: for data scientists, ML engineers and leads of those units.</summary>
    public PortfolioSettings ModelBuilding { get; init; } = new();

    /// <summary>Project templates that put models into service. Default: for ML engineers and leads of those units.</summary>
    public DeploymentPortfolioSettings ModelDeployment { get; init; } = new();

    /// <summary>Whether SageMaker Projects are switched on in the teams' development accounts. Default: true.</summary>
    public bool SageMakerProjects { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        foreach (var (key, values) in TagOptions)
        {
            if (TakenTags.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                yield return new Problem($"{at}.tagOptions.{key}", values.Count == 0 ? null : values[0], "another key than ManagedBy and Owner", "Products carry these tags already, and Service Catalog refuses a key twice.");
            }
        }

        var count = TagOptions.Values.Sum(v => v.Count);
        if (count > 25)
        {
            yield return new Problem($"{at}.tagOptions", new Literal(FormattableString.Invariant($"{count} values")), "at most 25 in all", "Service Catalog takes no more for a portfolio.");
        }
    }
}

/// <summary>Whom users of a product ask.</summary>
public sealed record CatalogSupportSettings : IValidated
{
    /// <summary>What they can expect there. Default: <c>Questions, quotas and faults</c>.</summary>
    [Text("a sentence", MaxLength = 200)]
    public string Description { get; init; } = "Questions, quotas and faults";

    /// <summary>Address. Default: none.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>Page. Default: none.</summary>
    [Text("an https address", Pattern = "^https://[^\\s]+$", MaxLength = 200)]
    public string? Url { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at) =>
        Email is null && Url is null ? [new Problem(at, null, "an email, a url, or both", "Name one, or leave the section out: each product names its own.")] : [];
}
