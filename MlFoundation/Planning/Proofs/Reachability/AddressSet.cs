using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs.Reachability;

/// <summary>A set of IPv4 addresses: ordered ranges that neither touch nor overlap.</summary>
public sealed class AddressSet
{
    private const long End = 1L << 32;

    // Borders: the addresses from borders[0] up to, not including, borders[1] are in, then from borders[2] on, and so forth.
    private readonly long[] borders;

    private AddressSet(long[] borders) => this.borders = borders;

    /// <summary>No address.</summary>
    public static AddressSet None { get; } = new([]);

    /// <summary>Every address.</summary>
    public static AddressSet All { get; } = new([0, End]);

    /// <summary>Whether there is no address in it.</summary>
    public bool IsEmpty => borders.Length == 0;

    /// <summary>The addresses of a block.</summary>
    public static AddressSet Of(CidrBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new([block.First, block.First + block.Size]);
    }

    /// <summary>The addresses of blocks.</summary>
    public static AddressSet Of(IEnumerable<CidrBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return blocks.Select(Of).Aggregate(None, (all, block) => all.Union(block));
    }

    /// <summary>Addresses of either.</summary>
    public AddressSet Union(AddressSet other) => Combine(other, static (a, b) => a || b);

    /// <summary>Addresses of both.</summary>
    public AddressSet Intersect(AddressSet other) => Combine(other, static (a, b) => a && b);

    /// <summary>Addresses of this that are not of the other.</summary>
    public AddressSet Except(AddressSet other) => Combine(other, static (a, b) => a && !b);

    /// <summary>Whether an address is in it.</summary>
    public bool Contains(uint address)
    {
        var at = Array.BinarySearch(borders, address);
        return (at >= 0 ? at : ~at - 1) % 2 == 0 && (at >= 0 || ~at > 0);
    }

    /// <summary>Whether all addresses of the other are in it.</summary>
    public bool Contains(AddressSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Except(this).IsEmpty;
    }

    /// <summary>Whether the two have an address in common.</summary>
    public bool Overlaps(AddressSet other) => !Intersect(other).IsEmpty;

    private AddressSet Combine(AddressSet other, Func<bool, bool, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(other);
        var result = new List<long>(borders.Length + other.borders.Length);
        var (i, j, inside) = (0, 0, false);
        while (i < borders.Length || j < other.borders.Length)
        {
            var at = Math.Min(i < borders.Length ? borders[i] : End + 1, j < other.borders.Length ? other.borders[j] : End + 1);
            i += i < borders.Length && borders[i] == at ? 1 : 0;
            j += j < other.borders.Length && other.borders[j] == at ? 1 : 0;
            if (keep(i % 2 == 1, j % 2 == 1) != inside)
            {
                inside = !inside;
                result.Add(at);
            }
        }

        return result.Count == 0 ? None : new([.. result]);
    }
}
