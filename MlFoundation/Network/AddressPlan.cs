using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>Which addresses a segment has in a region, and how they are divided. Pure arithmetic: docs/decisions/0004 says why nothing ever moves.</summary>
internal static class AddressPlan
{
    /// <summary>Block that the internet blueprint gives to every account alike; those networks are attached to nothing.</summary>
    public static CidrBlock InternetBlueprint { get; } = CidrBlock.Parse("10.0.0.0/22");

    /// <summary>The block of a segment in a region, where the settings pin none: it hangs on the two keys and <paramref name="settings"/> alone.</summary>
    public static CidrBlock BlockOf(AddressSettings settings, string segment, string region)
    {
        var slots = (int)settings.Block.Count(settings.SegmentNetmask);
        // The fixed range sits in one slot at most, and that slot is passed over for good.
        var barred = settings.Block.Contains(InternetBlueprint) && slots > 1
            ? Enumerable.Range(0, slots).First(i => settings.Block.Part(settings.SegmentNetmask, i).Overlaps(InternetBlueprint))
            : slots;
        var slot = StableNumbers.Of($"{segment}/{region}", barred < slots ? slots - 1 : slots);
        return settings.Block.Part(settings.SegmentNetmask, slot >= barred ? slot + 1 : slot);
    }

    /// <summary>The first block of a size that overlaps none of <paramref name="taken"/>, or null.</summary>
    public static CidrBlock? NextFree(AddressSettings settings, int netmask, IReadOnlyCollection<CidrBlock> taken) =>
        netmask < settings.Block.Netmask
            ? null
            : Enumerable.Range(0, (int)settings.Block.Count(netmask)).Select(i => settings.Block.Part(netmask, i))
                .FirstOrDefault(part => !part.Overlaps(InternetBlueprint) && !taken.Any(part.Overlaps));

    /// <summary>What accounts' networks are allocated from: the block without its last sixteenth, as the fewest blocks, the largest first.</summary>
    public static IReadOnlyList<(string Key, CidrBlock Block)> AccountBlocks(CidrBlock block) =>
    [
        ("half", block.Part(block.Netmask + 1, 0)), ("quarter", block.Part(block.Netmask + 2, 2)),
        ("eighth", block.Part(block.Netmask + 3, 6)), ("sixteenth", block.Part(block.Netmask + 4, 14)),
    ];

    /// <summary>What the hub's own networks in the region are made from: the block's last sixteenth.</summary>
    public static HubBlocks HubBlocks(CidrBlock block) => new(block.Part(block.Netmask + 4, 15));
}
