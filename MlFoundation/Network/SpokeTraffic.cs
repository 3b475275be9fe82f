namespace MlFoundation.Network;

/// <summary>How accounts of one segment reach each other.</summary>
public enum SpokeTraffic
{
    /// <summary>Through the firewall.</summary>
    Inspected,

    /// <summary>Not at all.</summary>
    Isolated,
}
