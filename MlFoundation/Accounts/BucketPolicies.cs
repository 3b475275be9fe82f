using MlFoundation.Documents;

namespace MlFoundation.Accounts;

/// <summary>Policies of the foundation's buckets. Each refuses what does not come over TLS.</summary>
internal static class BucketPolicies
{
    /// <summary>Everybody in the organization may read.</summary>
    public static string ReadInOrganization(string bucket, string organizationId) => Document("organization-read", bucket, organizationId);

    /// <summary>Whoever its own account lets.</summary>
    public static string OverTlsOnly(string bucket, string organizationId) => Document("over-tls-only", bucket, organizationId);

    private static string Document(string name, string bucket, string organizationId) =>
        EmbeddedDocuments.Read($"Accounts/BucketPolicies/{name}.json")
            .Replace("{{bucketArn}}", bucket, StringComparison.Ordinal).Replace("{{organizationId}}", organizationId, StringComparison.Ordinal);
}
