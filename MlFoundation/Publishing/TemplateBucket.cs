using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.S3;

namespace MlFoundation.Publishing;

/// <summary>Puts products' templates into a bucket, each under its hash.</summary>
public sealed class TemplateBucket
{
    private readonly Dictionary<string, BucketObjectv2> objects = new(StringComparer.Ordinal);
    private readonly Bucket bucket;
    private readonly AwsRegion region;

    /// <summary>Declares an object for every version.</summary>
    /// <param name="name">What names begin with.</param>
    /// <param name="bucket">Bucket that all accounts may read which launch the products.</param>
    /// <param name="region">Its region.</param>
    /// <param name="products">Products whose templates go there.</param>
    /// <param name="parent">Component it belongs to.</param>
    /// <param name="provider">Provider of its account; null for the component's own.</param>
    public TemplateBucket(string name, Bucket bucket, AwsRegion region, IReadOnlyList<CatalogProduct> products, Resource parent, ProviderResource? provider)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(products);
        (this.bucket, this.region) = (bucket, region);
        foreach (var (product, version) in products.SelectMany(p => p.Versions.Select(v => (p, v))))
        {
            var key = product.ObjectKeyOf(version);
            objects.Add(key, new BucketObjectv2(
                $"{name}-{product.Key}-{version.ContentHash}",
                new BucketObjectv2Args { Bucket = bucket.Id, Key = key, Content = version.Text, ContentType = "application/yaml", Region = region.ToString() },
                // A version that is no longer offered may still have been launched: its text stays.
                new CustomResourceOptions { Parent = parent, Provider = provider, RetainOnDelete = true }));
        }
    }

    /// <summary>The object of a version: Service Catalog reads it while it makes the version.</summary>
    /// <exception cref="KeyNotFoundException">The product is not one of those given.</exception>
    public Resource ObjectOf(CatalogProduct product, TemplateVersion version)
    {
        ArgumentNullException.ThrowIfNull(product);
        return objects[product.ObjectKeyOf(version)];
    }

    /// <summary>Address of a version, known once the object is there.</summary>
    /// <exception cref="KeyNotFoundException">The product is not one of those given.</exception>
    public Output<string> UrlOf(CatalogProduct product, TemplateVersion version)
    {
        ArgumentNullException.ThrowIfNull(product);
        return Output.Format($"https://{bucket.Id}.s3.{region}.amazonaws.com/{objects[product.ObjectKeyOf(version)].Key}");
    }
}
