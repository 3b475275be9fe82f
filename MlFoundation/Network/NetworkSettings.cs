using System.Collections.ObjectModel;
using MlFoundation.Configuration;

namespace MlFoundation.Network;

/// <summary>Stack-file section <c>network</c>.</summary>
public sealed record NetworkSettings : IValidated
{
    /// <summary>
    /// Availability zones that networks span, by region: two or three zone ids such as <c>euw1-az1</c>, the same for every account. A region
    /// without them gets no networks. Default: none.
    /// </summary>
    /// <remarks>Source: Amazon EC2 User Guide, "Availability Zones": ids mean the same zone in every account, names do not.</remarks>
    [Names("^[a-z]{2}(-[a-z]+)+-[0-9]$", "an AWS region code such as eu-west-1")]
    [Text("the id of an availability zone, such as euw1-az1", Pattern = "^[a-z]{2,5}[0-9]-az[1-6]$")]
    [Distinct]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Zones { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>The company's addresses in AWS.</summary>
    public AddressSettings Addresses { get; init; } = new();

    /// <summary>
    /// Segments of the corporate network, by key: each has a transit gateway of its own in every governed region with zones. Default: one,
    /// called <c>production</c>, with all units of corporate connectivity.
    /// </summary>
    public IReadOnlyDictionary<string, SegmentSettings> Segments { get; init; } = ReadOnlyDictionary<string, SegmentSettings>.Empty;

    /// <summary>AWS services that accounts of the corporate network reach privately, through endpoints they share.</summary>
    public EndpointSettings Endpoints { get; init; } = new();

    /// <summary>The way to the network on premises. Default: none, and then nothing of the kind is there.</summary>
    public CorporateSettings? Corporate { get; init; }

    /// <summary>AWS Managed Microsoft AD in the shared services account. Default: none.</summary>
    public DirectorySettings? Directory { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at) =>
        from region in Zones
        where region.Value.Count is not (2 or 3)
        select new Problem($"{at}.zones.{region.Key}", new Literal(FormattableString.Invariant($"{region.Value.Count} zones")), "two or three", "Two keep a network alive when one fails.");
}
