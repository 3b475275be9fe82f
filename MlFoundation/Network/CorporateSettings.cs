using System.Collections.ObjectModel;
using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>Stack-file section <c>network.corporate</c>: the network on premises and the way to it.</summary>
public sealed record CorporateSettings : IValidated
{
    /// <summary>Blocks on premises that accounts may reach.</summary>
    [Distinct]
    public required IReadOnlyList<CidrBlock> Ranges { get; init; }

    /// <summary>Autonomous system number on premises, 1 to 2147483647.</summary>
    /// <remarks>Source: AWS Site-to-Site VPN User Guide, "Customer gateway options": wider numbers have an input of their own.</remarks>
    [Range(1, int.MaxValue, "the number of an autonomous system")]
    public required int Asn { get; init; }

    /// <summary>Devices on premises that end VPN connections, by key: each has one connection with two tunnels to every transit gateway. Default: none.</summary>
    public IReadOnlyDictionary<string, VpnGatewaySettings> Vpn { get; init; } = ReadOnlyDictionary<string, VpnGatewaySettings>.Empty;

    /// <summary>Direct Connect gateway; connections and their virtual interfaces are ordered by people. Default: none.</summary>
    public DirectConnectSettings? DirectConnect { get; init; }

    /// <summary>Names on premises. Default: none are resolved, and none of AWS are from there.</summary>
    public CorporateDnsSettings? Dns { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        if (Ranges.Count == 0)
        {
            yield return new Problem($"{at}.ranges", null, "a block of addresses on premises", "Name what accounts are to reach, or remove the section.");
        }

        if (Vpn.Count == 0 && DirectConnect is null)
        {
            yield return new Problem(at, null, "vpn or directConnect", "Name a way to the network on premises, or remove the section.");
        }

        for (var i = 0; i < Dns?.Servers.Count; i++)
        {
            var server = CidrBlock.TryParse($"{Dns.Servers[i]}/32", out var address, out _) ? address : null;
            if (server is null || !Ranges.Any(r => r.Contains(server)))
            {
                yield return new Problem(FormattableString.Invariant($"{at}.dns.servers[{i}]"), Dns.Servers[i], $"an address of {at}.ranges", "Nothing else is reached through the corporate link: correct the address, or add its block there.");
            }
        }
    }
}

/// <summary>A device on premises that ends VPN connections.</summary>
public sealed record VpnGatewaySettings
{
    /// <summary>Its public IPv4 address.</summary>
    [Text("a public IPv4 address such as 203.0.113.10", Pattern = IpText.Pattern, MaxLength = 15)]
    public required string Address { get; init; }

    /// <summary>Regions whose transit gateways it connects to. Default: every region with a segment.</summary>
    [Distinct]
    public IReadOnlyList<AwsRegion> Regions { get; init; } = [];
}

/// <summary>A Direct Connect gateway.</summary>
public sealed record DirectConnectSettings
{
    /// <summary>Its autonomous system number, 64512 to 65534; not that of a transit gateway. Default: 65534.</summary>
    /// <remarks>Source: AWS Direct Connect User Guide, "Transit gateway associations".</remarks>
    [Range(TransitGatewayNumbers.First, TransitGatewayNumbers.Last, "the number of an autonomous system")]
    public int Asn { get; init; } = TransitGatewayNumbers.Last;
}

/// <summary>Names on premises.</summary>
public sealed record CorporateDnsSettings : IValidated
{
    /// <summary>Domains whose names the servers on premises know.</summary>
    [Text("a domain such as corp.example.com", Pattern = @"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$", MaxLength = 253)]
    [Distinct]
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>One to six addresses of the servers, each inside of <c>network.corporate.ranges</c>.</summary>
    /// <remarks>Source: Amazon Route 53 Developer Guide, "Quotas on Route 53 VPC Resolver".</remarks>
    [Text("an IPv4 address such as 172.16.0.10", Pattern = IpText.Pattern, MaxLength = 15)]
    [Distinct]
    public required IReadOnlyList<string> Servers { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at)
    {
        if (Domains.Count == 0)
        {
            yield return new Problem($"{at}.domains", null, "a domain", "Name what the servers know, or remove the section.");
        }

        if (Servers.Count is 0 or > 6)
        {
            yield return new Problem($"{at}.servers", new Literal(FormattableString.Invariant($"{Servers.Count} servers")), "one to six", "Route 53 Resolver takes no more in a rule.");
        }
    }
}

/// <summary>How an IPv4 address is written.</summary>
internal static class IpText
{
    /// <summary>Four numbers from 0 to 255 without leading zeros.</summary>
    public const string Pattern = @"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$";
}
