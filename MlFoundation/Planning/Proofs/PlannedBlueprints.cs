using System.Text.Json.Nodes;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs;

/// <summary>The blueprints of a plan as they reach accounts: read off the templates, StackSets and instances that it declares.</summary>
internal sealed class PlannedBlueprints
{
    private readonly List<(string Unit, BlueprintContent Content)> carried = [];

    /// <summary>Reads a plan with a foundation.</summary>
    public PlannedBlueprints(ProofInput input, FoundationModel foundation)
    {
        var contents = input.All("aws:s3/bucketObjectv2:BucketObjectv2").Where(o => o.Text("key")?.StartsWith("blueprints/", StringComparison.Ordinal) == true)
            .DistinctBy(o => o.Text("key")).ToDictionary(o => o.Text("key")!, o => BlueprintContent.Of(o.Text("content") ?? "{}"), StringComparer.Ordinal);
        var units = foundation.Units.Select(u => u.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var instance in input.All("aws:cloudformation/stackSetInstance:StackSetInstance"))
        {
            var url = input.SourceOf(instance.Text("stackSetName"))?.Text("templateUrl");
            // The instance's name ends with the path of the unit that it brings the blueprint to.
            var unit = units.Where(u => instance.Name.EndsWith($"/{u}", StringComparison.Ordinal)).MaxBy(u => u.Length);
            if (url is not null && unit is not null && contents.FirstOrDefault(c => url.EndsWith(c.Key, StringComparison.Ordinal)).Value is { } content)
            {
                carried.Add((unit, content));
            }
        }

        All = [.. contents.Values];
    }

    /// <summary>Every blueprint that the plan publishes.</summary>
    public IReadOnlyList<BlueprintContent> All { get; }

    /// <summary>Those that reach an account of a unit.</summary>
    public IEnumerable<BlueprintContent> Reaching(string unit) =>
        carried.Where(c => OuPath.IsIn(unit, c.Unit)).Select(c => c.Content);
}

/// <summary>What a blueprint makes that products stand on.</summary>
/// <param name="Roles">Names of roles, each with its path, such as <c>mlfoundation/mlfoundation-sagemaker-ml-engineer</c>.</param>
/// <param name="Parameters">Names of SSM parameters.</param>
internal sealed record BlueprintContent(IReadOnlySet<string> Roles, IReadOnlySet<string> Parameters)
{
    /// <summary>Reads a template.</summary>
    public static BlueprintContent Of(string template)
    {
        var resources = (JsonNode.Parse(template)?["Resources"] as JsonObject ?? []).Select(r => r.Value!).ToArray();
        return new(
            resources.Where(r => (string?)r["Type"] == "AWS::IAM::Role").Select(r => r["Properties"]!)
                .Select(r => $"{((string?)r["Path"] ?? "").TrimStart('/')}{r["RoleName"]}").ToHashSet(StringComparer.Ordinal),
            resources.Where(r => (string?)r["Type"] == "AWS::SSM::Parameter").Select(r => (string?)r["Properties"]?["Name"]).OfType<string>().ToHashSet(StringComparer.Ordinal));
    }
}
