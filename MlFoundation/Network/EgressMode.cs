namespace MlFoundation.Network;

/// <summary>How accounts of a segment reach the internet.</summary>
public enum EgressMode
{
    /// <summary>Through NAT gateways of the network account.</summary>
    Central,

    /// <summary>Not at all.</summary>
    None,
}
