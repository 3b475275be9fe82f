using Pulumi;
using Pulumi.Aws.NetworkFirewall;
using Pulumi.Aws.NetworkFirewall.Inputs;

namespace MlFoundation.Network;

/// <summary>The firewall of a segment in a region: on the transit gateway itself, or in a VPC of its own.</summary>
internal sealed class Inspection
{
    private readonly RegionScope scope;
    private readonly SegmentGateway gateway;

    /// <summary>Declares the firewall, its rules and logs.</summary>
    public Inspection(RegionScope scope, SegmentPools pools, SegmentGateway gateway)
    {
        (this.scope, this.gateway) = (scope, gateway);
        var rules = new FirewallRules(scope);
        (var firewall, AttachmentId) = scope.Segment.Inspection == InspectionMode.Vpc ? InVpc(pools, rules) : OnGateway(rules);
        _ = new LoggingConfiguration(
            scope.NameOf("firewall-logs"),
            new LoggingConfigurationArgs
            {
                FirewallArn = firewall.Arn,
                LoggingConfig = new LoggingConfigurationLoggingConfigurationArgs { LogDestinationConfigs = { Log("ALERT"), Log("FLOW") } },
                Region = scope.Region,
            },
            scope.Network.InNetwork());
    }

    /// <summary>The attachment that traffic is inspected behind.</summary>
    public Output<string> AttachmentId { get; }

    private (Firewall Firewall, Output<string> AttachmentId) OnGateway(FirewallRules rules)
    {
        var args = Args(rules);
        args.TransitGatewayId = gateway.Gateway.Id;
        args.AvailabilityZoneMappings = [.. scope.Place.Zones.Select(zone => new FirewallAvailabilityZoneMappingArgs { AvailabilityZoneId = zone })];
        // It comes with an attachment, which the gateway enters in its default tables.
        var firewall = new Firewall(scope.NameOf("firewall"), args, scope.Network.Protected(gateway.Defaults));
        return (firewall, firewall.FirewallStatuses.Apply(s => s[0].TransitGatewayAttachmentSyncStates[0].AttachmentId));
    }

    private (Firewall Firewall, Output<string> AttachmentId) InVpc(SegmentPools pools, FirewallRules rules)
    {
        var network = new HubVpc(scope, "inspection", scope.Place.Hub.Inspection, pools, gateway, appliance: true);
        var table = network.Table("firewall");
        network.Route("back", table, "0.0.0.0/0", route => route.TransitGatewayId = gateway.Gateway.Id, network.Attachment);
        var subnets = scope.Place.Zones.ToDictionary(zone => zone, zone => network.Subnet($"firewall-{zone}", zone, HubBlocks.ZoneSubnet(network.Block, zone), table));
        var args = Args(rules);
        args.VpcId = network.Vpc.Id;
        args.SubnetMappings = [.. subnets.Values.Select(s => new FirewallSubnetMappingArgs { SubnetId = s.Id })];
        var firewall = new Firewall(scope.NameOf("firewall"), args, scope.Network.Protected());
        foreach (var (zone, subnet) in subnets)
        {
            var endpoint = firewall.FirewallStatuses.Apply(s => subnet.Id.Apply(id => s[0].SyncStates.SelectMany(state => state.Attachments).First(a => a.SubnetId == id).EndpointId));
            network.Route($"firewall-{zone}", network.AttachmentTables[zone], "0.0.0.0/0", route => route.VpcEndpointId = endpoint);
        }

        return (firewall, network.Attachment.Id);
    }

    private FirewallArgs Args(FirewallRules rules) => new()
    {
        Name = scope.AwsName,
        FirewallPolicyArn = rules.Policy.Arn,
        DeleteProtection = true,
        Region = scope.Region,
        Tags = scope.Named(),
    };

    private LoggingConfigurationLoggingConfigurationLogDestinationConfigArgs Log(string type) => new()
    {
        LogType = type,
        LogDestinationType = "S3",
        LogDestination =
        {
            ["bucketName"] = scope.Network.Args.NetworkLogs.Apply(arn => arn[(arn.LastIndexOf(':') + 1)..]),
            ["prefix"] = "network-firewall",
        },
    };
}
