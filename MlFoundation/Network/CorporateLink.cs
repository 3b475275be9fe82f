using Pulumi;
using Pulumi.Aws.DirectConnect;
using Pulumi.Aws.Ec2;

namespace MlFoundation.Network;

/// <summary>The way from a segment's transit gateway to the network on premises.</summary>
/// <remarks>Keys of tunnels are made by AWS and kept in Secrets Manager: no plan, state or settings file ever holds one.</remarks>
internal sealed class CorporateLink
{
    private readonly List<(string Key, Output<string> AttachmentId)> attachments = [];

    /// <summary>Declares connections, the Direct Connect association, and the list of blocks that accounts refer to.</summary>
    public CorporateLink(RegionScope scope, SegmentGateway gateway, CorporateGateways ends)
    {
        foreach (var (key, device) in ends.In(scope.Place.Region))
        {
            var connection = new VpnConnection(
                scope.NameOf($"vpn-{key}"),
                Connection(scope, gateway, device, key),
                // It comes with an attachment, which the gateway enters in its default tables.
                scope.Network.Protected(gateway.Defaults));
            attachments.Add(($"vpn-{key}", connection.TransitGatewayAttachmentId));
        }

        if (ends.DirectConnect is { } directConnect)
        {
            var association = new GatewayAssociation(
                scope.NameOf("direct-connect"),
                new GatewayAssociationArgs
                {
                    DxGatewayId = directConnect.Id,
                    AssociatedGatewayId = gateway.Gateway.Id,
                    AllowedPrefixes = { scope.Place.Block.ToString() },
                    Region = scope.Region,
                },
                scope.Network.Protected(gateway.Defaults));
            attachments.Add(("direct-connect", association.TransitGatewayAttachmentId));
        }

        Ranges = new ManagedPrefixList(
            scope.NameOf("corporate-ranges"),
            new ManagedPrefixListArgs
            {
                Name = $"{scope.AwsName}-corporate",
                AddressFamily = "IPv4",
                // It counts against the quotas of all that refer to it, so it is no larger than it has to be.
                MaxEntries = scope.CorporateRanges.Count,
                Entries = [.. scope.CorporateRanges.Select(r => new Pulumi.Aws.Ec2.Inputs.ManagedPrefixListEntryArgs { Cidr = r.ToString(), Description = "On premises" })],
                Region = scope.Region,
                Tags = scope.Named("corporate"),
            },
            scope.Network.InNetwork());
    }

    /// <summary>Attachments by key.</summary>
    public IReadOnlyList<(string Key, Output<string> AttachmentId)> Attachments => attachments;

    /// <summary>Blocks on premises, for security groups and routes of accounts.</summary>
    public ManagedPrefixList Ranges { get; }

    private static VpnConnectionArgs Connection(RegionScope scope, SegmentGateway gateway, CustomerGateway device, string key) => new()
    {
        CustomerGatewayId = device.Id,
        TransitGatewayId = gateway.Gateway.Id,
        Type = "ipsec.1",
        StaticRoutesOnly = false,
        PresharedKeyStorage = "SecretsManager",
        Tunnel1IkeVersions = { "ikev2" },
        Tunnel2IkeVersions = { "ikev2" },
        Tunnel1Phase1EncryptionAlgorithms = { "AES256-GCM-16" },
        Tunnel2Phase1EncryptionAlgorithms = { "AES256-GCM-16" },
        Tunnel1Phase2EncryptionAlgorithms = { "AES256-GCM-16" },
        Tunnel2Phase2EncryptionAlgorithms = { "AES256-GCM-16" },
        Tunnel1Phase1IntegrityAlgorithms = { "SHA2-384" },
        Tunnel2Phase1IntegrityAlgorithms = { "SHA2-384" },
        Tunnel1Phase2IntegrityAlgorithms = { "SHA2-384" },
        Tunnel2Phase2IntegrityAlgorithms = { "SHA2-384" },
        Tunnel1Phase1DhGroupNumbers = { 20 },
        Tunnel2Phase1DhGroupNumbers = { 20 },
        Tunnel1Phase2DhGroupNumbers = { 20 },
        Tunnel2Phase2DhGroupNumbers = { 20 },
        Region = scope.Region,
        Tags = scope.Named(key),
    };
}
