using MlFoundation.Primitives;
using Pulumi.Aws.DirectConnect;
using Pulumi.Aws.Ec2;
using DirectConnectGateway = Pulumi.Aws.DirectConnect.Gateway;

namespace MlFoundation.Network;

/// <summary>The ends on premises: devices, once a region, and one Direct Connect gateway for all.</summary>
internal sealed class CorporateGateways
{
    private readonly Dictionary<(string Key, AwsRegion Region), CustomerGateway> devices = [];

    /// <summary>Declares them.</summary>
    public CorporateGateways(NetworkScope scope, CorporateSettings settings)
    {
        Settings = settings;
        AwsRegion[] regions = [.. scope.Args.Segments.Where(s => s.Corporate).SelectMany(s => s.Regions).Select(r => r.Region).Distinct().Order()];
        foreach (var (key, device) in settings.Vpn.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            foreach (var region in regions.Where(r => device.Regions.Count == 0 || device.Regions.Contains(r)))
            {
                // EC2 knows an address and number once a region, however often it is told.
                devices[(key, region)] = new CustomerGateway(
                    $"{scope.Name}-device-{key}/{region}",
                    new CustomerGatewayArgs
                    {
                        Type = "ipsec.1",
                        IpAddress = device.Address,
                        BgpAsn = settings.Asn.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        DeviceName = key,
                        Region = region.ToString(),
                        Tags = { ["Name"] = $"mlfoundation-{key}" },
                    },
                    scope.Protected());
            }
        }

        DirectConnect = settings.DirectConnect is null || regions.Length == 0 ? null : new DirectConnectGateway(
            $"{scope.Name}-direct-connect",
            new GatewayArgs { Name = "mlfoundation", AmazonSideAsn = settings.DirectConnect.Asn.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            scope.Protected());
    }

    /// <summary>The settings they are made of.</summary>
    public CorporateSettings Settings { get; }

    /// <summary>The Direct Connect gateway, or null.</summary>
    public DirectConnectGateway? DirectConnect { get; }

    /// <summary>Devices that connect to a region, by key.</summary>
    public IEnumerable<(string Key, CustomerGateway Device)> In(AwsRegion region) => devices.Where(d => d.Key.Region == region).Select(d => (d.Key.Key, d.Value));
}
