using System.Collections.Immutable;
using System.Text.Json;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs;

/// <summary>A blueprint as StackSets bring it to units in a region.</summary>
/// <param name="StackSet">The StackSet.</param>
/// <param name="Region">Region of its stacks.</param>
/// <param name="Units">Paths of the units that it goes to; accounts of the units below get it as well.</param>
/// <param name="Template">The template's <c>Resources</c>; an empty object where the plan does not hold it.</param>
/// <param name="Gateway">Transit gateway that its networks are attached to, by resource name; null: to none.</param>
internal sealed record PlacedBlueprint(PlannedResource StackSet, string Region, IReadOnlyList<string> Units, JsonElement Template, string? Gateway)
{
    private const string Instance = "aws:cloudformation/stackSetInstance:StackSetInstance";
    private const string StackSetType = "aws:cloudformation/stackSet:StackSet";

    /// <summary>Whether its networks are attached to a transit gateway.</summary>
    public bool IsAttached => HasAny("AWS::EC2::TransitGatewayAttachment") || HasAny("AWS::EC2::TransitGatewayVpcAttachment");

    /// <summary>Whether it makes a network.</summary>
    public bool HasNetwork => HasAny("AWS::EC2::VPC");

    /// <summary>Resources of a type in the template, by logical id.</summary>
    public IEnumerable<JsonProperty> All(string type) =>
        Template.EnumerateObject().Where(r => r.Value.GetProperty("Type").GetString() == type);

    /// <summary>Whether it reaches accounts of a unit.</summary>
    public bool Reaches(string unit)
    {
        for (var i = 0; i < Units.Count; i++)
        {
            if (OuPath.IsIn(unit, Units[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All of a plan. An instance is named by its StackSet and the path of its unit.</summary>
    public static IReadOnlyList<PlacedBlueprint> In(ProofInput input)
    {
        var templates = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var instances = input.All(Instance).ToLookup(i => input.All(StackSetType).FirstOrDefault(s => i.Name.StartsWith($"{s.Name}/", StringComparison.Ordinal))?.Urn);
        return
        [
            .. from stackSet in input.All(StackSetType)
               let placed = instances[stackSet.Urn].ToArray()
               where placed.Length > 0
               let template = TemplateOf(input, stackSet.Text("templateUrl"), templates)
               let gateway = stackSet["parameters"] is ImmutableDictionary<string, object?> given ? input.SourceOf(given.GetValueOrDefault("TransitGatewayId") as string)?.Name : null
               from region in placed.GroupBy(i => i.Text("stackSetInstanceRegion") ?? "")
               select new PlacedBlueprint(stackSet, region.Key, [.. region.Select(i => i.Name[(stackSet.Name.Length + 1)..])], template, gateway),
        ];
    }

    private bool HasAny(string type) => All(type).Any();

    private static JsonElement TemplateOf(ProofInput input, string? url, Dictionary<string, JsonElement> read)
    {
        var published = input.All("aws:s3/bucketObjectv2:BucketObjectv2")
            .FirstOrDefault(o => o.Text("content") is not null && o.Text("key") is { } key && url?.EndsWith($"/{key}", StringComparison.Ordinal) == true);
        if (published is null)
        {
            return JsonElement.Parse("{}");
        }

        if (!read.TryGetValue(published.Urn, out var resources))
        {
            read[published.Urn] = resources = JsonElement.Parse(published.Text("content")!).GetProperty("Resources");
        }

        return resources;
    }
}
