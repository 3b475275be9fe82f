namespace MlFoundation.Network;

/// <summary>Where the firewall of a segment stands.</summary>
public enum InspectionMode
{
    /// <summary>Attached to the transit gateway itself: routed by its tables alone.</summary>
    TransitGateway,

    /// <summary>In a VPC of its own, attached with appliance mode.</summary>
    Vpc,

    /// <summary>Nowhere: nothing is inspected.</summary>
    None,
}
