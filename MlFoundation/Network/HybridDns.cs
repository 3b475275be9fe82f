using MlFoundation.Primitives;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;

namespace MlFoundation.Network;

/// <summary>Names across the corporate link: accounts resolve those on premises, and servers there resolve those of AWS.</summary>
internal sealed class HybridDns
{
    private static readonly string[] Protocols = ["tcp", "udp"];

    private readonly RegionScope scope;
    private readonly CentralEndpoints endpoints;

    /// <summary>Declares the resolver endpoints, and a rule a domain.</summary>
    public HybridDns(RegionScope scope, CentralEndpoints endpoints, ResolverProfile profile, CorporateDnsSettings? settings)
    {
        (this.scope, this.endpoints) = (scope, endpoints);
        CidrBlock[] directory = scope.Directory is { } block ? [block] : [];
        Outbound = Endpoint("OUTBOUND", "outbound", Group("outbound", [], [.. (settings?.Servers ?? []).Select(s => CidrBlock.Parse($"{s}/32")), .. directory]));
        if (settings is null)
        {
            return;
        }

        _ = Endpoint("INBOUND", "inbound", Group("inbound", scope.CorporateRanges, []));
        foreach (var domain in settings.Domains.Order(StringComparer.Ordinal))
        {
            var key = CidrKeys.Of(domain);
            profile.Add($"domain-{key}", new ResolverRule(
                scope.NameOf($"domain-{key}"),
                new ResolverRuleArgs
                {
                    Name = $"{scope.AwsName}-{key}",
                    DomainName = domain,
                    RuleType = "FORWARD",
                    ResolverEndpointId = Outbound.Id,
                    TargetIps = [.. settings.Servers.Select(ip => new ResolverRuleTargetIpArgs { Ip = ip, Port = 53 })],
                    Region = scope.Region,
                    Tags = scope.Named(key),
                },
                scope.Network.InNetwork()).Arn);
        }
    }

    /// <summary>Where queries leave AWS.</summary>
    public ResolverEndpoint Outbound { get; }

    private ResolverEndpoint Endpoint(string direction, string key, SecurityGroup group) => new(
        scope.NameOf($"resolver-{key}"),
        new ResolverEndpointArgs
        {
            Name = $"{scope.AwsName}-{key}",
            Direction = direction,
            Protocols = { "Do53" },
            SecurityGroupIds = { group.Id },
            IpAddresses = [.. scope.Place.Zones.Select(zone => new ResolverEndpointIpAddressArgs { SubnetId = endpoints.Subnets[zone].Id })],
            Region = scope.Region,
            Tags = scope.Named(key),
        },
        scope.Network.InNetwork());

    private SecurityGroup Group(string key, IEnumerable<CidrBlock> from, IEnumerable<CidrBlock> to) => new(
        scope.NameOf($"resolver-{key}-group"),
        new SecurityGroupArgs
        {
            Description = "DNS over the corporate link",
            VpcId = endpoints.Network.Vpc.Id,
            Ingress = [.. from block in @from from protocol in Protocols
                          select new SecurityGroupIngressArgs { Protocol = protocol, FromPort = 53, ToPort = 53, CidrBlocks = { block.ToString() }, Description = "DNS" }],
            Egress = [.. from block in to from protocol in Protocols
                         select new SecurityGroupEgressArgs { Protocol = protocol, FromPort = 53, ToPort = 53, CidrBlocks = { block.ToString() }, Description = "DNS" }],
            Region = scope.Region,
            Tags = scope.Named($"resolver-{key}"),
        },
        scope.Network.InNetwork());
}
