using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2TransitGateway;
using Route = Pulumi.Aws.Ec2.Route;
using RouteArgs = Pulumi.Aws.Ec2.RouteArgs;
using RouteTable = Pulumi.Aws.Ec2.RouteTable;
using RouteTableArgs = Pulumi.Aws.Ec2.RouteTableArgs;
using RouteTableAssociation = Pulumi.Aws.Ec2.RouteTableAssociation;
using RouteTableAssociationArgs = Pulumi.Aws.Ec2.RouteTableAssociationArgs;

namespace MlFoundation.Network;

/// <summary>A network of the hub: from the hub's pool, with flow logs, a default security group that lets nothing through, and an attachment in every zone.</summary>
internal sealed class HubVpc
{
    private readonly RegionScope scope;
    private readonly string part;
    private readonly SegmentGateway gateway;
    private readonly Dictionary<string, RouteTable> attachmentTables = new(StringComparer.Ordinal);

    /// <summary>Declares the network and its attachment.</summary>
    /// <param name="scope">Segment and region.</param>
    /// <param name="part">What it is for; names begin with it.</param>
    /// <param name="block">One of the hub's blocks.</param>
    /// <param name="pools">Where the block is from.</param>
    /// <param name="gateway">What it is attached to.</param>
    /// <param name="appliance">Whether both directions of a flow have to use the same zone: a firewall sees all of a flow or drops it.</param>
    public HubVpc(RegionScope scope, string part, CidrBlock block, SegmentPools pools, SegmentGateway gateway, bool appliance = false)
    {
        (this.scope, this.part, this.gateway, Block) = (scope, part, gateway, block);
        Vpc = new Vpc(
            scope.NameOf(part),
            new VpcArgs
            {
                CidrBlock = block.ToString(),
                Ipv4IpamPoolId = pools.Hub.Id,
                EnableDnsSupport = true,
                EnableDnsHostnames = true,
                Region = scope.Region,
                Tags = scope.Named(part),
            },
            // The pool gives nothing before it has its block.
            scope.Network.InNetwork(pools.HubBlock));
        _ = new DefaultSecurityGroup(
            scope.NameOf($"{part}-default-group"), new DefaultSecurityGroupArgs { VpcId = Vpc.Id, Region = scope.Region, Tags = scope.Named($"{part}-default") }, scope.Network.InNetwork());
        _ = new FlowLog(
            scope.NameOf($"{part}-flow-log"),
            new FlowLogArgs
            {
                VpcId = Vpc.Id,
                TrafficType = "ALL",
                LogDestinationType = "s3",
                LogDestination = scope.Network.Args.NetworkLogs,
                MaxAggregationInterval = 600,
                Region = scope.Region,
            },
            scope.Network.InNetwork());
        var subnets = new List<Subnet>();
        foreach (var zone in scope.Place.Zones)
        {
            attachmentTables[zone] = Table($"attachment-{zone}");
            subnets.Add(Subnet($"attachment-{zone}", zone, HubBlocks.AttachmentSubnet(block, zone), attachmentTables[zone]));
        }

        Attachment = new VpcAttachment(
            scope.NameOf($"{part}-attachment"),
            new VpcAttachmentArgs
            {
                TransitGatewayId = gateway.Gateway.Id,
                VpcId = Vpc.Id,
                SubnetIds = [.. subnets.Select(s => s.Id)],
                ApplianceModeSupport = appliance ? "enable" : "disable",
                DnsSupport = "enable",
                // The defaults are for accounts.
                TransitGatewayDefaultRouteTableAssociation = false,
                TransitGatewayDefaultRouteTablePropagation = false,
                Region = scope.Region,
                Tags = scope.Named(part),
            },
            scope.Network.InNetwork());
    }

    /// <summary>Its addresses.</summary>
    public CidrBlock Block { get; }

    /// <summary>The network.</summary>
    public Vpc Vpc { get; }

    /// <summary>Its attachment to the transit gateway.</summary>
    public VpcAttachment Attachment { get; }

    /// <summary>Tables that what arrives from the transit gateway is looked up in, by zone.</summary>
    public IReadOnlyDictionary<string, RouteTable> AttachmentTables => attachmentTables;

    /// <summary>Declares a subnet.</summary>
    public Subnet Subnet(string key, string zone, CidrBlock block, RouteTable table)
    {
        var subnet = new Subnet(
            scope.NameOf($"{part}-subnet-{key}"),
            new SubnetArgs
            {
                VpcId = Vpc.Id,
                CidrBlock = block.ToString(),
                AvailabilityZoneId = zone,
                MapPublicIpOnLaunch = false,
                Region = scope.Region,
                Tags = scope.Named($"{part}-{key}"),
            },
            scope.Network.InNetwork());
        _ = new RouteTableAssociation(
            scope.NameOf($"{part}-table-of-{key}"), new RouteTableAssociationArgs { SubnetId = subnet.Id, RouteTableId = table.Id, Region = scope.Region }, scope.Network.InNetwork());
        return subnet;
    }

    /// <summary>Declares a table.</summary>
    public RouteTable Table(string key) => new(
        scope.NameOf($"{part}-table-{key}"), new RouteTableArgs { VpcId = Vpc.Id, Region = scope.Region, Tags = scope.Named($"{part}-{key}") }, scope.Network.InNetwork());

    /// <summary>Declares a route; <paramref name="to"/> says where it leads.</summary>
    public void Route(string key, RouteTable table, string destination, Action<RouteArgs> to, params IEnumerable<Resource> after)
    {
        var route = new RouteArgs { RouteTableId = table.Id, DestinationCidrBlock = destination, Region = scope.Region };
        to(route);
        _ = new Route(scope.NameOf($"{part}-route-{key}"), route, scope.Network.InNetwork(after));
    }

    /// <summary>Declares routes to the transit gateway, which EC2 takes only once the network is attached.</summary>
    public void RouteToGateway(string key, RouteTable table, IEnumerable<CidrBlock> destinations)
    {
        foreach (var destination in destinations)
        {
            Route($"{key}-{CidrKeys.Of(destination)}", table, destination.ToString(), route => route.TransitGatewayId = gateway.Gateway.Id, Attachment);
        }
    }
}
