using MlFoundation.Accounts;
using Pulumi;
using Pulumi.Aws.DirectoryService.Inputs;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2TransitGateway;
using Pulumi.Aws.Ram;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;
using Pulumi.Aws.SecretsManager;
using Directory = Pulumi.Aws.DirectoryService.Directory;
using DirectoryArgs = Pulumi.Aws.DirectoryService.DirectoryArgs;
using Route = Pulumi.Aws.Ec2.Route;
using RouteArgs = Pulumi.Aws.Ec2.RouteArgs;
using RouteTable = Pulumi.Aws.Ec2.RouteTable;
using RouteTableArgs = Pulumi.Aws.Ec2.RouteTableArgs;
using RouteTableAssociation = Pulumi.Aws.Ec2.RouteTableAssociation;
using RouteTableAssociationArgs = Pulumi.Aws.Ec2.RouteTableAssociationArgs;

namespace MlFoundation.Network;

/// <summary>AWS Managed Microsoft AD in the shared services account: in a network of its own, attached like any account's, its domain resolved by all.</summary>
/// <remarks>The account's other network is born by StackSet and answers to no provider here, so the domain controllers have one of the hub's blocks.</remarks>
internal sealed class ManagedDirectory : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "directory";

    /// <summary>Domain controllers stand in two zones, no more and no fewer.</summary>
    private const int Zones = 2;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly string name;
    private readonly ManagedDirectoryArgs args;
    private readonly ProviderResource sharedServices;
    private readonly RegionScope hub;
    private readonly Vpc vpc;

    /// <summary>Declares the directory.</summary>
    /// <param name="name">Component name; children are <c>{name}-{part}</c>.</param>
    /// <param name="args">Settings, validated, and what it stands on.</param>
    /// <param name="options">Options.</param>
    public ManagedDirectory(string name, ManagedDirectoryArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:network:ManagedDirectory", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (this.name, this.args, hub) = (name, args, args.Hub.Scope);
        sharedServices = args.Accounts.ProviderOf(AccountKeys.SharedServices);
        vpc = new Vpc(
            $"{name}-vpc",
            new VpcArgs
            {
                CidrBlock = hub.Place.Hub.Directory.ToString(),
                Ipv4IpamPoolId = args.Hub.Pools.Hub.Id,
                EnableDnsSupport = true,
                EnableDnsHostnames = true,
                Region = hub.Region,
                Tags = Named(),
            },
            // The account allocates from the hub's pool once that has its block and is shared with it.
            InSharedServices([args.Hub.Pools.HubBlock, .. Share()]));
        _ = new DefaultSecurityGroup($"{name}-default-group", new DefaultSecurityGroupArgs { VpcId = vpc.Id, Region = hub.Region, Tags = Named() }, InSharedServices());
        _ = new FlowLog(
            $"{name}-flow-log",
            new FlowLogArgs { VpcId = vpc.Id, TrafficType = "ALL", LogDestinationType = "s3", LogDestination = args.NetworkLogs, MaxAggregationInterval = 600, Region = hub.Region },
            InSharedServices());
        var (subnets, joined) = Subnets();
        var directory = new Directory($"{name}-service", Controllers(subnets), Kept(joined));
        Resolve(directory);
        DirectoryId = directory.Id;
        RegisterOutputs();
    }

    /// <summary>Id of the directory, such as <c>d-0123456789</c>.</summary>
    [Output]
    public Output<string> DirectoryId { get; private set; }

    private Resource[] Share()
    {
        // What is shared with all accounts is shared already: sharing within the organization is on.
        var after = InNetwork();
        after.DependsOn = [.. args.Spoke.Ready];
        var share = new ResourceShare(
            $"{name}-share", new ResourceShareArgs { Name = $"mlfoundation-{name}", AllowExternalPrincipals = false, Region = hub.Region }, after);
        return
        [
            new ResourceAssociation(
                $"{name}-share-addresses", new ResourceAssociationArgs { ResourceArn = args.Hub.Pools.Hub.Arn, ResourceShareArn = share.Arn, Region = hub.Region }, InNetwork()),
            new PrincipalAssociation(
                $"{name}-share-account",
                new PrincipalAssociationArgs { Principal = args.Accounts.Ids[AccountKeys.SharedServices], ResourceShareArn = share.Arn, Region = hub.Region }, InNetwork()),
        ];
    }

    private (Subnet[] Subnets, Resource[] Joined) Subnets()
    {
        var table = new RouteTable($"{name}-table", new RouteTableArgs { VpcId = vpc.Id, Region = hub.Region, Tags = Named() }, InSharedServices());
        string[] zones = [.. hub.Place.Zones.Take(Zones)];
        Subnet[] subnets = [.. zones.Select(zone => Subnet(zone, HubBlocks.ZoneSubnet(hub.Place.Hub.Directory, zone).ToString(), zone, table))];
        Subnet[] attached = [.. zones.Select(zone => Subnet($"attachment-{zone}", HubBlocks.AttachmentSubnet(hub.Place.Hub.Directory, zone).ToString(), zone, table))];
        var attachment = new VpcAttachment(
            $"{name}-attachment",
            new VpcAttachmentArgs { TransitGatewayId = args.Spoke.TransitGatewayId, VpcId = vpc.Id, SubnetIds = [.. attached.Select(s => s.Id)], DnsSupport = "enable", Region = hub.Region, Tags = Named() },
            // The account sees the gateway once it is shared with its unit.
            InSharedServices(args.Spoke.Ready));
        var route = new Route(
            $"{name}-route",
            new RouteArgs { RouteTableId = table.Id, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = args.Spoke.TransitGatewayId, Region = hub.Region },
            // EC2 takes the route only once the network is attached.
            InSharedServices(attachment));
        var profile = new ProfilesAssociation(
            $"{name}-profile", new ProfilesAssociationArgs { Name = name, ProfileId = args.Spoke.ResolverProfileId, ResourceId = vpc.Id, Region = hub.Region }, InSharedServices(args.Spoke.Ready));
        return (subnets, [route, profile]);
    }

    private Subnet Subnet(string key, string block, string zone, RouteTable table)
    {
        var subnet = new Subnet(
            $"{name}-subnet-{key}",
            new SubnetArgs { VpcId = vpc.Id, CidrBlock = block, AvailabilityZoneId = zone, MapPublicIpOnLaunch = false, Region = hub.Region, Tags = Named(key) },
            InSharedServices());
        _ = new RouteTableAssociation(
            $"{name}-table-of-{key}", new RouteTableAssociationArgs { SubnetId = subnet.Id, RouteTableId = table.Id, Region = hub.Region }, InSharedServices());
        return subnet;
    }

    private DirectoryArgs Controllers(Subnet[] subnets)
    {
        var directory = new DirectoryArgs
        {
            Name = args.Settings.Domain,
            Type = "MicrosoftAD",
            Edition = args.Settings.Edition.ToString(),
            // The provider keeps it as a secret.
            Password = GetSecretVersion.Invoke(
                new GetSecretVersionInvokeArgs { SecretId = args.Settings.PasswordSecret, Region = hub.Region },
                new InvokeOptions { Parent = this, Provider = sharedServices }).Apply(secret => secret.SecretString),
            VpcSettings = new DirectoryVpcSettingsArgs { VpcId = vpc.Id, SubnetIds = [.. subnets.Select(s => s.Id)] },
            Region = hub.Region,
            Tags = Named(),
        };
        if (args.Settings.ShortName is { } shortName)
        {
            directory.ShortName = shortName;
        }

        return directory;
    }

    private void Resolve(Directory directory)
    {
        var rule = new ResolverRule(
            $"{name}-domain",
            new ResolverRuleArgs
            {
                Name = $"{hub.AwsName}-directory",
                DomainName = args.Settings.Domain,
                RuleType = "FORWARD",
                ResolverEndpointId = args.Hub.Names!.Outbound.Id,
                TargetIps = directory.DnsIpAddresses.Apply(ips => ips.Select(ip => new ResolverRuleTargetIpArgs { Ip = ip, Port = 53 }).ToList()),
                Region = hub.Region,
                Tags = Named(),
            },
            InNetwork());
        _ = new ProfilesResourceAssociation(
            $"{name}-profile-domain",
            new ProfilesResourceAssociationArgs { Name = "directory", ProfileId = args.Spoke.ResolverProfileId, ResourceArn = rule.Arn, Region = hub.Region },
            InNetwork());
    }

    private static InputMap<string> Named(string? part = null) => new() { ["Name"] = part is null ? "mlfoundation-directory" : $"mlfoundation-directory-{part}" };

    private CustomResourceOptions InSharedServices(params IEnumerable<Resource> after) => new() { Parent = this, Provider = sharedServices, DependsOn = [.. after] };

    private CustomResourceOptions InNetwork()
    {
        var options = hub.Network.InNetwork();
        options.Parent = this;
        return options;
    }

    private CustomResourceOptions Kept(IEnumerable<Resource> after)
    {
        var options = InSharedServices(after);
        (options.Protect, options.RetainOnDelete) = (true, true);
        options.CustomTimeouts = new CustomTimeouts { Create = Longest, Update = Longest, Delete = Longest };
        return options;
    }
}
