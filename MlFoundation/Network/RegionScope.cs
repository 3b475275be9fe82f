using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Network;

/// <summary>What every part of a segment in a region needs.</summary>
/// <param name="Network">The whole network.</param>
/// <param name="Segment">The segment.</param>
/// <param name="Place">The segment in the region.</param>
internal sealed record RegionScope(NetworkScope Network, PlannedSegment Segment, PlannedSegmentRegion Place)
{
    /// <summary>The region, as resources take it.</summary>
    public string Region { get; } = Place.Region.ToString();

    /// <summary>Name in AWS of what a segment has once a region.</summary>
    public string AwsName { get; } = $"mlfoundation-{Segment.Key}";

    /// <summary>Blocks on premises that the segment reaches; none where it reaches none.</summary>
    public IReadOnlyList<CidrBlock> CorporateRanges { get; } = Segment.Corporate ? Network.Args.Settings.Corporate!.Ranges : [];

    /// <summary>Where the directory's servers are; null where it is attached elsewhere, or there is none.</summary>
    public CidrBlock? Directory { get; } = Network.Args.DirectorySegment == Segment.Key && Network.Args.HomeRegion == Place.Region ? Place.Hub.Directory : null;

    /// <summary>Name of a resource: the part it is, then segment and region.</summary>
    public string NameOf(string part) => $"{Network.Name}-{part}-{Segment.Key}/{Region}";

    /// <summary>The tag that consoles show.</summary>
    public InputMap<string> Named(string? part = null) => new() { ["Name"] = part is null ? AwsName : $"{AwsName}-{part}" };
}
