using MlFoundation.Documents;
using MlFoundation.Primitives;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace MlFoundation.Network;

/// <summary>Interface endpoints that all accounts of a segment share; the profile carries their names into the accounts' networks.</summary>
internal sealed class CentralEndpoints
{
    private readonly Dictionary<string, Subnet> subnets = new(StringComparer.Ordinal);

    /// <summary>Declares the network with its endpoints.</summary>
    public CentralEndpoints(RegionScope scope, SegmentPools pools, SegmentGateway gateway, ResolverProfile profile)
    {
        Network = new HubVpc(scope, "endpoints", scope.Place.Hub.Endpoints, pools, gateway);
        var table = Network.Table("endpoints");
        IReadOnlyList<CidrBlock> clients = [scope.Place.Block, .. scope.CorporateRanges];
        Network.RouteToGateway("clients", table, clients);
        foreach (var zone in scope.Place.Zones)
        {
            subnets[zone] = Network.Subnet(zone, zone, HubBlocks.ZoneSubnet(Network.Block, zone), table);
        }

        var group = new SecurityGroup(
            scope.NameOf("endpoints-group"),
            new SecurityGroupArgs
            {
                Description = "HTTPS from the segment and the network on premises",
                VpcId = Network.Vpc.Id,
                Ingress = [.. clients.Select(c => new SecurityGroupIngressArgs { Protocol = "tcp", FromPort = 443, ToPort = 443, CidrBlocks = { c.ToString() }, Description = "HTTPS" })],
                Region = scope.Region,
                Tags = scope.Named("endpoints"),
            },
            scope.Network.InNetwork());
        var settings = scope.Network.Args.Settings.Endpoints;
        var policy = scope.Network.Args.OrganizationId.Apply(Policy);
        foreach (var service in EndpointServices.Of(settings))
        {
            var key = CidrKeys.Of(service.Key);
            var args = new VpcEndpointArgs
            {
                VpcId = Network.Vpc.Id,
                ServiceName = service.NameIn(scope.Region),
                VpcEndpointType = "Interface",
                SubnetIds = [.. subnets.Values.Select(s => s.Id)],
                SecurityGroupIds = { group.Id },
                // A profile takes only endpoints that answer to the service's own name.
                PrivateDnsEnabled = true,
                Region = scope.Region,
                Tags = scope.Named(key),
            };
            if (!settings.WithoutPolicy.Contains(service.Key, StringComparer.Ordinal))
            {
                args.Policy = policy;
            }

            profile.Add($"endpoint-{key}", new VpcEndpoint(scope.NameOf($"endpoint-{key}"), args, scope.Network.InNetwork()).Arn);
        }
    }

    /// <summary>The network; resolver endpoints stand in it as well.</summary>
    public HubVpc Network { get; }

    /// <summary>Subnets by zone.</summary>
    public IReadOnlyDictionary<string, Subnet> Subnets => subnets;

    private static string Policy(string organizationId) =>
        EmbeddedDocuments.Read("Network/Endpoints/organization-only.json").Replace("{{organizationId}}", organizationId, StringComparison.Ordinal);
}
