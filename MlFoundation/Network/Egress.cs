using Pulumi.Aws.Ec2;

namespace MlFoundation.Network;

/// <summary>The way to the internet: a NAT gateway in every zone, used from its own zone only, so that a zone that fails takes none with it.</summary>
internal sealed class Egress
{
    /// <summary>Declares the network with its NAT gateways.</summary>
    public Egress(RegionScope scope, SegmentPools pools, SegmentGateway gateway)
    {
        Network = new HubVpc(scope, "egress", scope.Place.Hub.Egress, pools, gateway);
        var internet = new InternetGateway(
            scope.NameOf("egress-internet"), new InternetGatewayArgs { VpcId = Network.Vpc.Id, Region = scope.Region, Tags = scope.Named("egress") }, scope.Network.InNetwork());
        var outside = Network.Table("public");
        Network.Route("internet", outside, "0.0.0.0/0", route => route.GatewayId = internet.Id);
        // Answers find their way back.
        Network.RouteToGateway("segment", outside, [scope.Place.Block]);
        foreach (var zone in scope.Place.Zones)
        {
            var subnet = Network.Subnet($"public-{zone}", zone, HubBlocks.ZoneSubnet(Network.Block, zone), outside);
            // EC2 gives an address to the internet only where a gateway leads there.
            var address = new Eip(
                scope.NameOf($"egress-address-{zone}"), new EipArgs { Domain = "vpc", Region = scope.Region, Tags = scope.Named($"egress-{zone}") }, scope.Network.Protected(internet));
            var nat = new NatGateway(
                scope.NameOf($"egress-nat-{zone}"),
                new NatGatewayArgs { SubnetId = subnet.Id, AllocationId = address.Id, Region = scope.Region, Tags = scope.Named($"egress-{zone}") },
                scope.Network.InNetwork(internet));
            Network.Route($"nat-{zone}", Network.AttachmentTables[zone], "0.0.0.0/0", route => route.NatGatewayId = nat.Id);
        }
    }

    /// <summary>The network.</summary>
    public HubVpc Network { get; }
}
