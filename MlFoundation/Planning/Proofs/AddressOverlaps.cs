using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs;

/// <summary>Every address is one place: routes know no other way to tell networks apart.</summary>
public static class AddressOverlaps
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-NET-007",
        "No two blocks that are routed to each other overlap: pools of accounts and hub, networks on premises, the internet blueprint's; subnets lie in their network, and networks of the hub in the hub's pools.",
        new Uri("https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        var sources = input.All("aws:ec2/vpcIpamPool:VpcIpamPool").Select(p => input.SourceOf(p.Text("sourceIpamPoolId"))?.Urn).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // Pools that others draw from hold what these have: the leaves are what networks get.
        var pools = Blocks(input.All("aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr").Where(c => !sources.Contains(input.SourceOf(c.Text("ipamPoolId"))?.Urn ?? "")), "cidr");
        var network = input.Plan.Foundation?.Network;
        var outside = (network?.CorporateRanges ?? []).Select(r => new Block("the network on premises", null, CidrBlock.Parse(r)));
        var alike = network is null ? [] : new[] { new Block("the internet blueprint", null, CidrBlock.Parse(network.InternetBlock)) };
        var vpcs = Blocks(input.All("aws:ec2/vpc:Vpc"), "cidrBlock");
        var subnets = input.All("aws:ec2/subnet:Subnet").GroupBy(s => input.SourceOf(s.Text("vpcId"))?.Urn ?? "").Select(g => (Vpc: g.Key, Subnets: Blocks(g, "cidrBlock"))).ToArray();
        var vpcByUrn = vpcs.ToDictionary(v => v.Urn!, StringComparer.Ordinal);
        return
        [
            .. Overlaps([.. pools, .. outside, .. alike]), .. Overlaps(vpcs), .. subnets.SelectMany(s => Overlaps(s.Subnets)),
            .. subnets.Where(s => vpcByUrn.ContainsKey(s.Vpc)).SelectMany(s => s.Subnets.Where(b => !vpcByUrn[s.Vpc].At.Contains(b.At)).Select(b => Outside(b, $"a part of {vpcByUrn[s.Vpc].At}, its network's block"))),
            .. vpcs.Where(v => pools.Length > 0 && !pools.Any(p => p.At.Contains(v.At))).Select(v => Outside(v, "a part of a pool's block")),
        ];
    }

    private static Block[] Blocks(IEnumerable<PlannedResource> resources, string input) =>
        [.. from resource in resources
            let block = CidrBlock.TryParse(resource.Text(input), out var known, out _) ? known : null
            where block is not null
            select new Block(resource.Name, resource.Urn, block)];

    // In order of first addresses, only the furthest end so far can reach into the next block.
    private static IEnumerable<Finding> Overlaps(Block[] blocks)
    {
        Block? furthest = null;
        foreach (var block in blocks.OrderBy(b => b.At))
        {
            if (furthest is not null && furthest.At.Overlaps(block.At))
            {
                yield return new Finding(
                    "MLF-NET-007", Severity.Mandatory, block.Urn ?? furthest.Urn,
                    $"{block.Name} ({block.At}) overlaps {furthest.Name} ({furthest.At}); expected no address in common. Pin another block, or move the network on premises out of network.addresses.block.");
            }

            furthest = furthest is null || block.At.First + block.At.Size > furthest.At.First + furthest.At.Size ? block : furthest;
        }
    }

    private static Finding Outside(Block block, string expected) =>
        new("MLF-NET-007", Severity.Mandatory, block.Urn, $"{block.Name} has {block.At}; expected {expected}.");

    private sealed record Block(string Name, string? Urn, CidrBlock At);
}
