using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>Stack-file section <c>network.addresses</c>: the company's addresses in AWS.</summary>
public sealed record AddressSettings : IValidated
{
    /// <summary>Block that all networks with a way to the company come from; networks on premises may be inside of it. Default: <c>10.0.0.0/8</c>.</summary>
    public CidrBlock Block { get; init; } = CidrBlock.Parse("10.0.0.0/8");

    /// <summary>
    /// Netmask length of what a segment gets in a region, 8 to 16. Default: 12, room for 960 accounts with 1,024 addresses each. What
    /// exists does not move: it decides where further blocks are put.
    /// </summary>
    [Range(8, 16, "bits of a netmask")]
    public int SegmentNetmask { get; init; } = 12;

    /// <summary>Netmask length of an account's network, 16 to 24. Default: 22, which gives 256 addresses to each of up to three private subnets.</summary>
    /// <remarks>Source: Amazon VPC User Guide, "VPC CIDR blocks"; the limits are the blueprint's.</remarks>
    [Range(16, 24, "bits of a netmask")]
    public int VpcNetmask { get; init; } = 22;

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        if (SegmentNetmask < Block.Netmask)
        {
            yield return new Problem($"{at}.segmentNetmask", SegmentNetmask, FormattableString.Invariant($"at least {Block.Netmask}, the netmask length of {Block}"), "A segment's block is a part of network.addresses.block.");
        }
    }
}
