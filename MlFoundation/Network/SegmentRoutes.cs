using Pulumi;
using Pulumi.Aws.Ec2TransitGateway;

namespace MlFoundation.Network;

/// <summary>What a segment's transit gateway does with traffic: who is looked up where, and what stands there.</summary>
/// <remarks>
/// With a firewall: what accounts send is looked up in <c>spokes</c>, which knows the firewall alone; what the firewall lets through in
/// <c>inspection</c>, where accounts and the network on premises are entered; what comes from outside in <c>outside</c>, which knows the firewall
/// again, so that it sees both directions. Without one: what the hub sends is looked up in <c>inspection</c>. Endpoints are reached directly, both
/// ways. No table of the network on premises has a default route: BGP would announce it there.
/// </remarks>
internal sealed class SegmentRoutes
{
    private const string Everything = "0.0.0.0/0";

    private readonly RegionScope scope;
    private readonly List<Resource> declared = [];

    /// <summary>Declares associations, propagations and routes.</summary>
    public SegmentRoutes(RegionScope scope, SegmentGateway gateway, CentralEndpoints endpoints, Egress? egress, Inspection? inspection, CorporateLink? corporate)
    {
        this.scope = scope;
        var outside = inspection is null ? gateway.Inspection : gateway.Table("outside");
        Associate("endpoints", endpoints.Network.Attachment.Id, gateway.Inspection, false);
        Route("spokes", "endpoints", gateway.Spokes, endpoints.Network.Block.ToString(), endpoints.Network.Attachment.Id);
        Route("outside", "endpoints", outside, endpoints.Network.Block.ToString(), endpoints.Network.Attachment.Id);
        if (scope.Segment.Spokes == SpokeTraffic.Isolated)
        {
            Route("spokes", "segment", gateway.Spokes, scope.Place.Block.ToString(), null);
        }

        if (inspection is not null)
        {
            Associate("firewall", inspection.AttachmentId, gateway.Inspection, scope.Segment.Inspection == InspectionMode.TransitGateway);
            Route("spokes", "default", gateway.Spokes, Everything, inspection.AttachmentId);
            Route("outside", "segment", outside, scope.Place.Block.ToString(), inspection.AttachmentId);
        }

        if (egress is not null)
        {
            Associate("egress", egress.Network.Attachment.Id, outside, false);
            var (table, key) = inspection is null ? (gateway.Spokes, "spokes") : (gateway.Inspection, "inspection");
            Route(key, "default", table, Everything, egress.Network.Attachment.Id);
            foreach (var range in PrivateRanges.ToDrop(scope.CorporateRanges, scope.Place.Block))
            {
                Route(key, CidrKeys.Of(range), table, range.ToString(), null);
            }
        }

        foreach (var (key, id) in corporate?.Attachments ?? [])
        {
            Associate(key, id, outside, true);
            if (inspection is null)
            {
                // The default table is the hub's: accounts have to learn of the network on premises as well.
                declared.Add(new RouteTablePropagation(
                    scope.NameOf($"propagation-spokes-{key}"),
                    new RouteTablePropagationArgs { TransitGatewayAttachmentId = id, TransitGatewayRouteTableId = gateway.Spokes.Id, Region = scope.Region },
                    scope.Network.InNetwork()));
            }
        }
    }

    /// <summary>All of it: with less, the first account that is attached reaches less.</summary>
    public IReadOnlyList<Resource> All => declared;

    /// <param name="key">Names the attachment.</param>
    /// <param name="attachment">Its id.</param>
    /// <param name="table">Where what it sends is looked up.</param>
    /// <param name="replace">Whether the gateway has associated it with the accounts' table by itself.</param>
    private void Associate(string key, Output<string> attachment, RouteTable table, bool replace) => declared.Add(new RouteTableAssociation(
        scope.NameOf($"association-{key}"),
        new RouteTableAssociationArgs { TransitGatewayAttachmentId = attachment, TransitGatewayRouteTableId = table.Id, ReplaceExistingAssociation = replace, Region = scope.Region },
        scope.Network.InNetwork()));

    /// <param name="tableKey">Names the table.</param>
    /// <param name="key">Names the route in it.</param>
    /// <param name="table">The table.</param>
    /// <param name="destination">Where traffic is to go.</param>
    /// <param name="attachment">Where it is sent; null: it is dropped.</param>
    private void Route(string tableKey, string key, RouteTable table, string destination, Output<string>? attachment)
    {
        var args = new RouteArgs { TransitGatewayRouteTableId = table.Id, DestinationCidrBlock = destination, Region = scope.Region };
        if (attachment is null)
        {
            args.Blackhole = true;
        }
        else
        {
            args.TransitGatewayAttachmentId = attachment;
        }

        declared.Add(new Route(scope.NameOf($"route-{tableKey}-{key}"), args, scope.Network.InNetwork()));
    }
}
