using System.Globalization;
using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>The hub's own networks in a region: each has its place in the block for good, whether it is there or not.</summary>
/// <param name="All">The block they are parts of, /12 to /20.</param>
internal sealed record HubBlocks(CidrBlock All)
{
    private const int Wide = 22;
    private const int Narrow = 24;

    /// <summary>Zones of a region have numbers from 1 to this one.</summary>
    public const int MostZones = 6;

    /// <summary>Interface endpoints and resolver endpoints.</summary>
    public CidrBlock Endpoints => All.Part(Wide, 0);

    /// <summary>NAT gateways.</summary>
    public CidrBlock Egress => All.Part(Narrow, 4);

    /// <summary>Firewall endpoints, where the firewall has a VPC.</summary>
    public CidrBlock Inspection => All.Part(Narrow, 5);

    /// <summary>Domain controllers.</summary>
    public CidrBlock Directory => All.Part(Narrow, 6);

    /// <summary>Subnet for a zone's interfaces: an eighth of the endpoints' block, a sixteenth of another.</summary>
    /// <param name="block">One of the blocks above.</param>
    /// <param name="zone">Zone id, such as <c>euw1-az1</c>.</param>
    public static CidrBlock ZoneSubnet(CidrBlock block, string zone) => block.Part(block.Netmask == Wide ? 25 : 28, NumberOf(zone) - 1);

    /// <summary>Subnet for a zone's attachment to the transit gateway, /28, in the upper part of the block.</summary>
    /// <param name="block">One of the blocks above.</param>
    /// <param name="zone">Zone id, such as <c>euw1-az1</c>.</param>
    public static CidrBlock AttachmentSubnet(CidrBlock block, string zone) => block.Part(28, block.Count(28) - 8 + NumberOf(zone) - 1);

    // The id's own number, not its place in a list: a zone that is added or removed leaves the others' subnets alone.
    private static int NumberOf(string zone) => int.Parse(zone.AsSpan(zone.LastIndexOf("az", StringComparison.Ordinal) + 2), CultureInfo.InvariantCulture);
}
