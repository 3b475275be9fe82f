using MlFoundation.Planning;

namespace MlFoundation.Reports.Html;

/// <summary>What a plan has of a segment's hub in a region.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Place">The region, with its blocks.</param>
/// <param name="Accounts">Accounts whose networks are attached.</param>
/// <param name="Firewalls">Network firewalls.</param>
/// <param name="Nats">NAT gateways.</param>
/// <param name="Endpoints">Central endpoints.</param>
/// <param name="Resolvers">Resolver endpoints.</param>
/// <param name="Vpns">VPN connections.</param>
/// <param name="DirectConnects">Associations with a Direct Connect gateway.</param>
internal sealed record HubParts(
    ModelSegment Segment, ModelSegmentRegion Place, int Accounts, int Firewalls, int Nats, int Endpoints, int Resolvers, int Vpns, int DirectConnects)
{
    public static HubParts Of(PageInput input, ModelSegment segment, ModelSegmentRegion place, int accounts)
    {
        var suffix = $"-{segment.Key}/{place.Region}";
        int Count(string type) => input.Proofs.All(type).Count(r => r.Name.EndsWith(suffix, StringComparison.Ordinal));
        return new(
            segment, place, accounts,
            Count("aws:networkfirewall/firewall:Firewall"), Count("aws:ec2/natGateway:NatGateway"), Count("aws:ec2/vpcEndpoint:VpcEndpoint"),
            Count("aws:route53/resolverEndpoint:ResolverEndpoint"), Count("aws:ec2/vpnConnection:VpnConnection"),
            Count("aws:directconnect/gatewayAssociation:GatewayAssociation"));
    }

    /// <summary>How it reaches on premises, such as <c>2 VPN, Direct Connect</c>; empty where it does not.</summary>
    public string CorporateLink => string.Join(", ", new[] { Vpns > 0 ? $"{Vpns} VPN" : "", DirectConnects > 0 ? "Direct Connect" : "" }.Where(t => t.Length > 0));

    /// <summary>How traffic is inspected, in words.</summary>
    public string Inspection => Segment.Inspection switch
    {
        "none" => "not inspected",
        _ when Firewalls == 0 => "no firewall here",
        "vpc" => "in a VPC of its own",
        _ => "attached to the gateway",
    };
}
