using System.Collections.ObjectModel;
using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>A segment of the corporate network: units whose accounts share a transit gateway in each region, and what they may reach.</summary>
public sealed record SegmentSettings : IValidated
{
    /// <summary>Units whose accounts belong to it, by path; all units below belong to it as well.</summary>
    [Distinct]
    public required IReadOnlyList<OuPath> Units { get; init; }

    /// <summary>What passes the firewall, and where it stands. Default: <c>transitGateway</c>.</summary>
    public InspectionMode Inspection { get; init; } = InspectionMode.TransitGateway;

    /// <summary>Whether accounts of the segment reach each other. Default: <c>inspected</c> where there is inspection, else <c>isolated</c>.</summary>
    public SpokeTraffic? Spokes { get; init; }

    /// <summary>How accounts of the segment reach the internet. Default: <c>central</c>.</summary>
    public EgressMode Egress { get; init; } = EgressMode.Central;

    /// <summary>Whether accounts of the segment and the network on premises reach each other, where <c>network.corporate</c> is set. Default: true.</summary>
    public bool Corporate { get; init; } = true;

    /// <summary>Domains that accounts of the segment may reach beside those of the foundation's list: <c>example.com</c>, or <c>.example.com</c> with all below it.</summary>
    /// <remarks>Source: AWS Network Firewall Developer Guide, "Creating domain list stateful rule groups".</remarks>
    [Text("a domain such as example.com, or .example.com for it and all below", Pattern = @"^\.?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$", MaxLength = 253)]
    [Distinct]
    public IReadOnlyList<string> AllowedDomains { get; init; } = [];

    /// <summary>Numbers of the segment in a region, where they are to be others than those the program chooses.</summary>
    [Names("^[a-z]{2}(-[a-z]+)+-[0-9]$", "an AWS region code such as eu-west-1")]
    public IReadOnlyDictionary<string, SegmentRegionSettings> Regions { get; init; } = ReadOnlyDictionary<string, SegmentRegionSettings>.Empty;

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        if (Units.Count == 0)
        {
            yield return new Problem($"{at}.units", null, "the path of a unit", "Name the units of the segment, or remove it.");
        }

        if (Spokes == SpokeTraffic.Inspected && Inspection == InspectionMode.None)
        {
            yield return new Problem($"{at}.spokes", Spokes, "\"isolated\" without inspection", "Accounts reach each other through the firewall or not at all: set inspection, or another value.");
        }
    }
}
