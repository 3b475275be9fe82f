using System.Text.Json;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>Reads the networks of accounts off a blueprint's template: what is true of one account is true of all that get it.</summary>
/// <param name="blueprint">The blueprint in a region.</param>
/// <param name="hub">The networks that it is attached to.</param>
internal sealed class SpokeNetworks(PlacedBlueprint blueprint, HubNetworks hub)
{
    private readonly ILookup<string?, string?> tablesOfSubnets = blueprint.All("AWS::EC2::SubnetRouteTableAssociation")
        .ToLookup(a => Ref(a.Value, "SubnetId"), a => Ref(a.Value, "RouteTableId"));

    /// <summary>The network of one account.</summary>
    /// <param name="key">Its name; names of its tables and attachment begin with it.</param>
    /// <param name="block">Its addresses.</param>
    public (MapVpc Vpc, IReadOnlyList<VpcTable> Tables, MapAttachment? Attachment) Of(string key, CidrBlock block)
    {
        string Own(string? id) => $"{key}/{id}";
        var attachment = blueprint.All("AWS::EC2::TransitGatewayAttachment").Concat(blueprint.All("AWS::EC2::TransitGatewayVpcAttachment")).Select(a => (JsonElement?)a.Value).FirstOrDefault();
        var attached = attachment is { } a ? Refs(Property(a, "SubnetIds")).ToHashSet(StringComparer.Ordinal) : [];
        var nats = blueprint.All("AWS::EC2::NatGateway").ToDictionary(n => n.Name, n => tablesOfSubnets[Ref(n.Value, "SubnetId")].FirstOrDefault(), StringComparer.Ordinal);
        var outside = blueprint.All("AWS::EC2::NatGateway").Select(n => Ref(n.Value, "SubnetId")).ToHashSet(StringComparer.Ordinal);
        var routes = blueprint.All("AWS::EC2::Route").ToLookup(r => Ref(r.Value, "RouteTableId"), r => r.Value);
        MapTarget Target(JsonElement route) =>
            Property(route, "TransitGatewayId").ValueKind != JsonValueKind.Undefined && attachment is not null ? new MapTarget.Attachment(Own("attachment"))
            : Refs(Property(route, "NatGatewayId")).FirstOrDefault() is { } nat && nats.GetValueOrDefault(nat) is { } behind ? new MapTarget.Nat(Own(behind))
            : Property(route, "GatewayId").ValueKind != JsonValueKind.Undefined ? new MapTarget.InternetGateway() : new MapTarget.BlackHole();
        // Subnets of the attachment and of NAT gateways hold nothing else; one whose table leads straight to the internet is public.
        bool IsPublic(string? table) => routes[table].Any(r => Target(r) is MapTarget.InternetGateway);
        var hosts = tablesOfSubnets.Where(s => s.Key is not null && !attached.Contains(s.Key) && !outside.Contains(s.Key)).SelectMany(s => s)
            .Where(t => !(nats.Count > 0 && IsPublic(t))).OfType<string>().Distinct();
        return (
            new MapVpc(key, [block], [.. hosts.Select(Own)]),
            [.. blueprint.All("AWS::EC2::RouteTable").Select(t => new VpcTable(Own(t.Name), key, [.. routes[t.Name].Where(r => Property(r, "DestinationCidrBlock").ValueKind == JsonValueKind.String)
                .Select(r => new MapRoute(CidrBlock.Parse(Property(r, "DestinationCidrBlock").GetString()!), Target(r)))]))],
            attachment is null ? null : new MapAttachment(
                Own("attachment"), AttachmentKind.Vpc, [block], blueprint.Gateway is { } gateway ? hub.DefaultAssociation(gateway) : null,
                [.. attached.SelectMany(s => tablesOfSubnets[s]).OfType<string>().Distinct().Select(Own)]));
    }

    private static string? Ref(JsonElement resource, string property) => Refs(Property(resource, property)).FirstOrDefault();

    private static JsonElement Property(JsonElement resource, string name) =>
        resource.TryGetProperty("Properties", out var properties) && properties.TryGetProperty(name, out var value) ? value : default;

    /// <summary>What a value refers to, in all its branches.</summary>
    private static IEnumerable<string> Refs(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("Ref", out var to) => to.GetString() is { } id && !id.StartsWith("AWS::", StringComparison.Ordinal) ? [id] : [],
        JsonValueKind.Object when value.TryGetProperty("Fn::GetAtt", out var attribute) && attribute.ValueKind == JsonValueKind.Array => [attribute[0].GetString()!],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Refs(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Refs),
        _ => [],
    };
}
