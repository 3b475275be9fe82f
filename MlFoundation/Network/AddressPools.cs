using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace MlFoundation.Network;

/// <summary>The company's addresses in IPAM: all, below them each region's, below those each segment's for accounts and for the hub.</summary>
/// <remarks>IPAM and its pools are kept in the home region; a pool's locale says where its networks are. Shares of pools have to be made in the home region as well.</remarks>
internal sealed class AddressPools
{
    private const int SmallestNetwork = 28;

    private readonly NetworkScope scope;
    private readonly VpcIpam ipam;
    private readonly Dictionary<AwsRegion, VpcIpamPool> byRegion = [];
    private readonly VpcIpamPool top;
    private readonly Resource topBlock;

    /// <summary>Declares IPAM, the pool of all addresses and one a region.</summary>
    public AddressPools(NetworkScope scope, OrganizationSwitches switches)
    {
        this.scope = scope;
        AwsRegion[] regions = [.. scope.Args.Segments.SelectMany(s => s.Regions).Select(r => r.Region).Append(scope.Args.HomeRegion).Distinct().Order()];
        ipam = new VpcIpam(
            $"{scope.Name}-ipam",
            new VpcIpamArgs
            {
                Description = "Addresses of the corporate network",
                // Sharing pools with an organization is a feature of the advanced tier.
                Tier = "advanced",
                OperatingRegions = [.. regions.Select(r => new VpcIpamOperatingRegionArgs { RegionName = r.ToString() })],
                Region = Home,
                Tags = { ["Name"] = "mlfoundation" },
            },
            // What is made before the administrator is named sees one account.
            scope.Protected(switches.AddressAdministrator));
        top = Pool("pool", "All addresses", null, null, null);
        topBlock = Provide("pool-block", top, scope.Args.Settings.Addresses.Block);
        foreach (var region in scope.Args.Segments.SelectMany(s => s.Regions).Select(r => r.Region).Distinct().Order())
        {
            byRegion[region] = Pool($"pool-{region}", $"Addresses in {region}", top, region, null);
        }
    }

    private string Home => scope.Args.HomeRegion.ToString();

    /// <summary>Declares the pools of a segment in a region: one for accounts, one for the hub's own networks.</summary>
    public SegmentPools Of(RegionScope at)
    {
        var (key, region) = ($"{at.Segment.Key}/{at.Region}", byRegion[at.Place.Region]);
        var block = Provide($"pool-block-{key}", region, at.Place.Block, topBlock);
        var accounts = Pool($"pool-accounts-{key}", $"Accounts of {at.Segment.Key} in {at.Region}", region, at.Place.Region, scope.Args.Settings.Addresses.VpcNetmask);
        var hub = Pool($"pool-hub-{key}", $"The hub's networks for {at.Segment.Key} in {at.Region}", region, at.Place.Region, null);
        Resource[] provided = [.. AddressPlan.AccountBlocks(at.Place.Block).Select(part => Provide($"pool-block-accounts-{key}/{part.Key}", accounts, part.Block, block))];
        return new SegmentPools(accounts, provided, hub, Provide($"pool-block-hub-{key}", hub, at.Place.Hub.All, block));
    }

    private VpcIpamPool Pool(string part, string description, VpcIpamPool? source, AwsRegion? locale, int? netmask)
    {
        var args = new VpcIpamPoolArgs
        {
            AddressFamily = "ipv4",
            IpamScopeId = ipam.PrivateDefaultScopeId,
            Description = description,
            Region = Home,
            Tags = { ["Name"] = description },
        };
        if (source is not null)
        {
            args.SourceIpamPoolId = source.Id;
        }

        if (locale is not null)
        {
            args.Locale = locale.ToString();
        }

        if (netmask is { } length)
        {
            (args.AllocationDefaultNetmaskLength, args.AllocationMinNetmaskLength, args.AllocationMaxNetmaskLength) = (length, 16, SmallestNetwork);
        }

        return new VpcIpamPool($"{scope.Name}-{part}", args, scope.Protected());
    }

    // A pool takes from its source only what was given to that before.
    private VpcIpamPoolCidr Provide(string part, VpcIpamPool pool, CidrBlock block, params Resource[] after) => new(
        $"{scope.Name}-{part}", new VpcIpamPoolCidrArgs { IpamPoolId = pool.Id, Cidr = block.ToString(), Region = Home }, scope.Protected(after));
}

/// <summary>Pools of a segment in a region.</summary>
/// <param name="Accounts">What accounts' networks are allocated from.</param>
/// <param name="AccountBlocks">Its blocks: without them it has nothing to give.</param>
/// <param name="Hub">What the hub's own networks are made from.</param>
/// <param name="HubBlock">Its block.</param>
internal sealed record SegmentPools(VpcIpamPool Accounts, IReadOnlyList<Resource> AccountBlocks, VpcIpamPool Hub, Resource HubBlock);
