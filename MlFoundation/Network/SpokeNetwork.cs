using Pulumi;

namespace MlFoundation.Network;

/// <summary>What an account's network in a region is attached to.</summary>
/// <param name="TransitGatewayId">Transit gateway of the segment, shared with its units, such as <c>tgw-0123456789abcdef0</c>.</param>
/// <param name="IpamPoolId">Pool that the network's block is allocated from, shared with the segment's units; its locale is the region.</param>
/// <param name="ResolverProfileId">Route 53 Profile that carries the names of central endpoints and corporate domains, such as <c>rp-0123456789abcdef</c>.</param>
/// <param name="Ready">What has to be there before the first network is attached: shares, addresses, default route tables.</param>
public sealed record SpokeNetwork(Output<string> TransitGatewayId, Output<string> IpamPoolId, Output<string> ResolverProfileId, IReadOnlyList<Resource> Ready);
