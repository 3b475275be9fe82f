using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MlFoundation.Primitives;

/// <summary>A block of IPv4 addresses: its first address and its netmask length, such as <c>10.16.0.0/12</c>.</summary>
/// <remarks>Source: RFC 4632, "Classless Inter-domain Routing".</remarks>
public sealed record CidrBlock : IPrimitive<CidrBlock>, IComparable<CidrBlock>
{
    private CidrBlock(uint first, int netmask) => (First, Netmask) = (first, netmask);

    /// <inheritdoc/>
    public static string Pattern => "^([0-9]{1,3}\\.){3}[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])$";

    /// <inheritdoc/>
    public static string Expected => "a block of IPv4 addresses such as 10.16.0.0/12, beginning at a multiple of its size";

    /// <summary>Netmask length, 0 to 32.</summary>
    public int Netmask { get; }

    /// <summary>Number of addresses.</summary>
    public long Size => 1L << (32 - Netmask);

    /// <summary>First address, as a number.</summary>
    public uint First { get; }

    private long End => First + Size;

    /// <summary>Reads a block.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The block.</returns>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static CidrBlock Parse(string text) => Primitive.Parse<CidrBlock>(text);

    /// <inheritdoc/>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CidrBlock? value, [NotNullWhen(false)] out string? expected)
    {
        // The runtime refuses host bits; printing again refuses the many other ways to write the same block.
        (value, expected) = IPNetwork.TryParse(text, out var network) && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork && network.ToString() == text
            ? (new CidrBlock(NumberOf(network.BaseAddress), network.PrefixLength), (string?)null)
            : (null, Expected);
        return value is not null;
    }

    /// <summary>Whether every address of the other block is one of this.</summary>
    public bool Contains(CidrBlock other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return First <= other.First && other.End <= End;
    }

    /// <summary>Whether the two have an address in common.</summary>
    public bool Overlaps(CidrBlock other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return First < other.End && other.First < End;
    }

    /// <summary>How many blocks of a netmask length this one is cut into.</summary>
    /// <param name="netmask">Netmask length, from this block's own to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">A block of that length is larger, or there is none.</exception>
    public long Count(int netmask)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(netmask, Netmask);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(netmask, 32);
        return 1L << (netmask - Netmask);
    }

    /// <summary>One of the blocks that this one is cut into.</summary>
    /// <param name="netmask">Their netmask length, from this block's own to 32.</param>
    /// <param name="position">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    public CidrBlock Part(int netmask, long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count(netmask));
        return new CidrBlock((uint)(First + (position << (32 - netmask))), netmask);
    }

    /// <summary>Orders by first address, then the larger block first.</summary>
    /// <param name="other">The other block.</param>
    /// <returns>Below, at or above zero.</returns>
    public int CompareTo(CidrBlock? other) => other is null ? 1 : (First, Netmask).CompareTo((other.First, other.Netmask));

    /// <summary>First address and netmask length.</summary>
    /// <returns>What was parsed.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{First >> 24}.{(First >> 16) & 255}.{(First >> 8) & 255}.{First & 255}/{Netmask}");

    private static uint NumberOf(IPAddress address) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
