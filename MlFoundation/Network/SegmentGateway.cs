using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2TransitGateway;
using RouteTable = Pulumi.Aws.Ec2TransitGateway.RouteTable;
using RouteTableArgs = Pulumi.Aws.Ec2TransitGateway.RouteTableArgs;

namespace MlFoundation.Network;

/// <summary>
/// The transit gateway of a segment in a region. Accounts attach by themselves: what they attach is looked up in one table and entered in
/// another, so that none learns of another.
/// </summary>
internal sealed class SegmentGateway
{
    private readonly RegionScope scope;

    /// <summary>Declares the gateway and its tables.</summary>
    public SegmentGateway(RegionScope scope)
    {
        this.scope = scope;
        Gateway = new TransitGateway(
            scope.NameOf("transit-gateway"),
            new TransitGatewayArgs
            {
                Description = $"Segment {scope.Segment.Key}",
                AmazonSideAsn = scope.Place.Asn,
                // Who may attach is decided by whom it is shared with.
                AutoAcceptSharedAttachments = "enable",
                // Accounts cannot say which tables their attachments use, and nobody carries their ids back: the defaults have to be right.
                DefaultRouteTableAssociation = "enable",
                DefaultRouteTablePropagation = "enable",
                DnsSupport = "enable",
                VpnEcmpSupport = "enable",
                Region = scope.Region,
                Tags = scope.Named(),
            },
            scope.Network.Protected());
        Spokes = Table("spokes");
        Inspection = Table("inspection");
        Resource association = new DefaultRouteTableAssociation(
            scope.NameOf("default-association"),
            new DefaultRouteTableAssociationArgs { TransitGatewayId = Gateway.Id, TransitGatewayRouteTableId = Spokes.Id, Region = scope.Region },
            scope.Network.InNetwork());
        Resource propagation = new DefaultRouteTablePropagation(
            scope.NameOf("default-propagation"),
            new DefaultRouteTablePropagationArgs
            {
                TransitGatewayId = Gateway.Id,
                TransitGatewayRouteTableId = Inspection.Id,
                Region = scope.Region,
            },
            scope.Network.InNetwork());
        Defaults = [association, propagation];
        _ = new FlowLog(
            scope.NameOf("transit-gateway-flow-log"),
            new FlowLogArgs
            {
                TransitGatewayId = Gateway.Id,
                LogDestinationType = "s3",
                LogDestination = scope.Network.Args.NetworkLogs,
                // The one interval that gateways know.
                MaxAggregationInterval = 60,
                Region = scope.Region,
            },
            scope.Network.InNetwork());
    }

    /// <summary>The gateway.</summary>
    public TransitGateway Gateway { get; }

    /// <summary>Where accounts' traffic is looked up.</summary>
    public RouteTable Spokes { get; }

    /// <summary>Where accounts are entered, and where traffic is looked up once it has been inspected.</summary>
    public RouteTable Inspection { get; }

    /// <summary>What makes the two tables the defaults: nothing may be attached before.</summary>
    public IReadOnlyList<Resource> Defaults { get; }

    /// <summary>Declares a table.</summary>
    public RouteTable Table(string table) => new(
        scope.NameOf($"{table}-table"),
        new RouteTableArgs { TransitGatewayId = Gateway.Id, Region = scope.Region, Tags = scope.Named(table) },
        scope.Network.Protected());
}
