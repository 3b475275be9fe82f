using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>Ranges that are never on the internet: what is sent there and known to nobody is dropped, not sent out.</summary>
/// <remarks>Source: RFC 1918, "Private Address Space"; RFC 6598, "Shared Address Space".</remarks>
internal static class PrivateRanges
{
    private static readonly CidrBlock[] All = [CidrBlock.Parse("10.0.0.0/8"), CidrBlock.Parse("172.16.0.0/12"), CidrBlock.Parse("192.168.0.0/16"), CidrBlock.Parse("100.64.0.0/10")];

    /// <summary>Those that a table drops. A static route wins over one of the same block that is learned, so a range that is wholly on premises is left out.</summary>
    public static IReadOnlyList<CidrBlock> ToDrop(IReadOnlyList<CidrBlock> corporate, CidrBlock segment) =>
        [.. All.Where(range => !corporate.Any(c => c.Contains(range)) && range != segment)];
}
