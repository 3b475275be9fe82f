using System.Collections;
using System.Collections.Immutable;

namespace MlFoundation.Planning.Proofs;

/// <summary>Quotas that a plan can exceed, as AWS sets them without asking for more; policies have proofs of their own.</summary>
public static class QuotaTable
{
    private static readonly Uri Organizations = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html");
    private static readonly Uri ControlTower = new("https://docs.aws.amazon.com/controltower/latest/userguide/region-stackset-limitations.html");
    private static readonly Uri TransitGateway = new("https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html");
    private static readonly Uri Endpoints = new("https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html");
    private static readonly Uri Ipam = new("https://docs.aws.amazon.com/vpc/latest/ipam/planning-ipam.html");

    private const string Gateway = "aws:ec2transitgateway/transitGateway:TransitGateway";
    private const string Table = "aws:ec2transitgateway/routeTable:RouteTable";
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string Pool = "aws:ec2/vpcIpamPool:VpcIpamPool";

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Quota> Rows { get; } =
    [
        new("units", 2_000, Organizations, input => Model(input, m => m.Units.Count)),
        new("levels of units", 5, Organizations, input => (input.Plan.Foundation?.Units ?? []).Select(u => new QuotaUse($"Unit {u.Path}", null, u.Path.Count(c => c == '/') + 1))),
        new("accounts under Control Tower", 10_000, Organizations, input => Model(input, m => m.Accounts.Count)),
        new("accounts times governed regions", 150_000, ControlTower, input => Model(input, m => m.Accounts.Count * GovernedRegions(input))),
        new("accounts", 1_000, ControlTower, input => from account in input.Plan.Foundation?.Accounts ?? []
                                                      where account.Unit is not null
                                                      group account by account.Unit into unit
                                                      select new QuotaUse($"Unit {unit.Key}", null, unit.LongCount())),
        new("policies of the type", 10_000, Organizations, input => Policies(input, "SERVICE_CONTROL_POLICY")),
        new("policies of the type", 2_000, Organizations, input => Policies(input, "RESOURCE_CONTROL_POLICY")),
        new("policies of the type", 1_000, Organizations, input => Policies(input, "DECLARATIVE_POLICY_EC2", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY")),
        new("transit gateways of an account in a region", 5, TransitGateway, input => By(input, Gateway, r => $"{r.Account} in {r.Region}")),
        new("route tables of a transit gateway", 20, TransitGateway, input => By(input, Table, r => r.Text("transitGatewayId"))),
        new("routes of a transit gateway", 10_000, TransitGateway, Routes),
        new("attachments of a transit gateway", 5_000, TransitGateway, Attachments),
        new("interface endpoints of a VPC", 50, Endpoints, input => By(input, Endpoint, r => r.Text("vpcEndpointType") == "Interface" ? r.Text("vpcId") : null)),
        new("gateway endpoints of an account in a region", 20, Endpoints, input => By(input, Endpoint, r => r.Text("vpcEndpointType") is null or "Gateway" ? $"{r.Account} in {r.Region}" : null)),
        new("levels of IPAM pools", 10, Ipam, input => input.All(Pool).Select(p => new QuotaUse(p.Name, p.Urn, Depth(input, p)))),
    ];

    private static IEnumerable<QuotaUse> Model(ProofInput input, Func<FoundationModel, long> count) =>
        input.Plan.Foundation is { } model ? [new QuotaUse("The organization", null, count(model))] : [];

    private static IEnumerable<QuotaUse> By(ProofInput input, string type, Func<PlannedResource, string?> place) =>
        from resource in input.All(type)
        let at = place(resource)
        where at is not null
        group resource by at into same
        select new QuotaUse(same.Key, same.First().Urn, same.LongCount());

    private static IEnumerable<QuotaUse> Policies(ProofInput input, params string[] types) =>
        By(input, "aws:organizations/policy:Policy", p => (p.Text("type") ?? "SERVICE_CONTROL_POLICY") is var type && types.Contains(type) ? type : null);

    // A landing zone without a list governs its home region.
    private static long GovernedRegions(ProofInput input) =>
        input.All("aws-native:controltower:LandingZone").Select(z => z["manifest"]).OfType<ImmutableDictionary<string, object?>>()
            .Select(m => m.GetValueOrDefault("governedRegions") is IEnumerable and not string and var regions ? ((IEnumerable)regions!).Cast<object?>().LongCount() : 1).DefaultIfEmpty(1).Max();

    private static IEnumerable<QuotaUse> Attachments(ProofInput input) => OfGateways(input, gateway =>
        Attached(input, gateway) + input.Plan.Resources.LongCount(r => input.SourceOf(r.Text("transitGatewayId"))?.Urn == gateway.Urn
            && r.Type is "aws:ec2transitgateway/vpcAttachment:VpcAttachment" or "aws:networkfirewall/firewall:Firewall" or "aws:ec2/vpnConnection:VpnConnection"));

    // Each account's network is entered once, in the default table.
    private static IEnumerable<QuotaUse> Routes(ProofInput input) => OfGateways(input, gateway =>
        Attached(input, gateway) + input.All("aws:ec2transitgateway/route:Route").LongCount(r =>
            input.SourceOf(r.Text("transitGatewayRouteTableId")) is { } table && input.SourceOf(table.Text("transitGatewayId"))?.Urn == gateway.Urn));

    private static IEnumerable<QuotaUse> OfGateways(ProofInput input, Func<PlannedResource, long> count) =>
        input.All(Gateway).Select(g => new QuotaUse(g.Name, g.Urn, count(g)));

    private static long Attached(ProofInput input, PlannedResource gateway) =>
        input.Plan.Foundation is not { } foundation ? 0
        : input.Blueprints.Where(b => b.Gateway == gateway.Name && b.IsAttached).Sum(b => foundation.Accounts.LongCount(a => a.Unit is { } unit && b.Reaches(unit)));

    private static long Depth(ProofInput input, PlannedResource pool)
    {
        var depth = 1L;
        for (var at = pool; input.SourceOf(at.Text("sourceIpamPoolId")) is { } above && depth <= input.Plan.Resources.Count; at = above)
        {
            depth++;
        }

        return depth;
    }
}
