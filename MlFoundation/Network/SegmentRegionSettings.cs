using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>Numbers of a segment in a region.</summary>
public sealed record SegmentRegionSettings : IValidated
{
    /// <summary>Shortest netmask length of a segment's block.</summary>
    public const int ShortestNetmask = 8;

    /// <summary>Longest netmask length of a segment's block: a sixteenth of it holds the hub's own networks.</summary>
    public const int LongestNetmask = 16;

    /// <summary>Block of addresses, /8 to /16, a part of <c>network.addresses.block</c>. Default: one that hangs on the keys of segment and region alone.</summary>
    public CidrBlock? Block { get; init; }

    /// <summary>Amazon's side of BGP sessions, 64512 to 65534. Default: one that hangs on the keys of segment and region alone.</summary>
    /// <remarks>Source: Amazon VPC Transit Gateways guide, "Transit gateways": private 16-bit numbers.</remarks>
    [Range(TransitGatewayNumbers.First, TransitGatewayNumbers.Last, "the number of an autonomous system")]
    public int? Asn { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        if (Block is { Netmask: < ShortestNetmask or > LongestNetmask })
        {
            yield return new Problem($"{at}.block", Block, "a block of /8 to /16", "A sixteenth of it holds the hub's own networks, the rest is for accounts.");
        }
    }
}
