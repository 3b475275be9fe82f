using System.Text.Json.Nodes;
using MlFoundation.Documents;

namespace MlFoundation.Planning.Proofs;

/// <summary>A product finds in its account what its template reads there.</summary>
public static class ProductsReadWhatIsThere
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-CAT-003",
        "Every value that a product reads of its account is written by every blueprint.",
        new Uri("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { } foundation || new PlannedBlueprints(input, foundation).All is not { Count: > 0 } blueprints)
        {
            yield break;
        }

        foreach (var template in input.All("aws:s3/bucketObjectv2:BucketObjectv2").Where(o => o.Text("key")?.StartsWith("products/", StringComparison.Ordinal) == true))
        {
            var missing = Reads(template.Text("content") ?? "").Where(name => !blueprints.All(b => b.Parameters.Contains(name))).Order(StringComparer.Ordinal).ToArray();
            if (missing.Length > 0)
            {
                yield return new Finding(
                    "MLF-CAT-003", Severity.Mandatory, template.Urn,
                    $"{template.Text("key")} reads {string.Join(", ", missing)}, which not every blueprint writes; expected it in Accounts/Blueprints/parts/values.yaml.");
            }
        }
    }

    private static IEnumerable<string> Reads(string template) =>
        from parameter in CloudFormationYaml.ReadSection(template, "Parameters") as JsonObject ?? []
        where ((string?)parameter.Value!["Type"])?.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal) == true
        let name = (string?)parameter.Value["Default"]
        where name is not null && name.StartsWith("/foundation/", StringComparison.Ordinal)
        select name;
}
