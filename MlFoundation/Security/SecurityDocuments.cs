using MlFoundation.Documents;
using Pulumi;

namespace MlFoundation.Security;

/// <summary>The policies of keys, buckets, topics and roles, with their blanks filled in.</summary>
internal static class SecurityDocuments
{
    /// <summary>A document of this folder.</summary>
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="values">What stands for <c>{{key}}</c>, by key.</param>
    public static Output<string> Fill(string name, params IReadOnlyList<(string Key, Output<string> Value)> values)
    {
        var text = EmbeddedDocuments.Read($"Security/Documents/{name}.json");
        return Output.All(values.Select(v => v.Value)).Apply(known =>
            values.Select(v => v.Key).Zip(known).Aggregate(text, (filled, pair) => filled.Replace($"{{{{{pair.First}}}}}", pair.Second, StringComparison.Ordinal)));
    }

    /// <summary>Who may take on a role: one service.</summary>
    public static Output<string> TrustOf(string service) => Fill("service-role-trust", ("service", Output.Create(service)));
}
