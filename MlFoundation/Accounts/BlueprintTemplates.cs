using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.S3;

namespace MlFoundation.Accounts;

/// <summary>The blueprints in a bucket that the organization may read, each by the hash of its content.</summary>
internal sealed class BlueprintTemplates
{
    private readonly Dictionary<string, BucketObjectv2> objects = new(StringComparer.Ordinal);
    private readonly Bucket bucket;
    private readonly AwsRegion region;

    /// <summary>Declares the bucket, and each version of each template in it.</summary>
    /// <param name="name">What names begin with.</param>
    /// <param name="bucketName">Name of the bucket in S3.</param>
    /// <param name="region">Region of the bucket.</param>
    /// <param name="organizationId">Such as <c>o-exampleorgid</c>.</param>
    /// <param name="templates">The templates.</param>
    /// <param name="component">Component it belongs to.</param>
    public BlueprintTemplates(string name, string bucketName, AwsRegion region, Output<string> organizationId, IEnumerable<BlueprintTemplate> templates, Resource component)
    {
        this.region = region;
        bucket = ClosedBucket.Create($"{name}-templates", Output.Create(bucketName), organizationId, BucketPolicies.ReadInOrganization, component, null);
        foreach (var (template, version) in templates.SelectMany(t => BlueprintVersions.Of(t).Select(v => (t, v))))
        {
            var key = template.ObjectKeyOf(version);
            objects.Add(key, new BucketObjectv2(
                $"{name}-template-{template.Name}-{version.ContentHash}",
                new BucketObjectv2Args { Bucket = bucket.Id, Key = key, Content = version.Text, ContentType = "application/json" },
                // Stacks that an older template made are updated from it: the old ones stay.
                new CustomResourceOptions { Parent = component, RetainOnDelete = true }));
        }
    }

    /// <summary>The object of a template's current version.</summary>
    public Resource Published(BlueprintTemplate template) => objects[template.ObjectKey];

    /// <summary>Its address.</summary>
    public Output<string> UrlOf(BlueprintTemplate template) => Output.Format($"https://{bucket.Id}.s3.{region}.amazonaws.com/{template.ObjectKey}");
}
