using System.Collections.Immutable;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Estimate;

/// <summary>Adds up what a plan runs: its own resources, what blueprints bring to accounts, and what goes by use.</summary>
public static class CostEstimator
{
    /// <summary>The costs of a plan.</summary>
    /// <param name="input">The plan.</param>
    /// <param name="prices">Prices and assumptions.</param>
    public static RunningCosts Of(ProofInput input, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(prices);
        var (certain, assumed) = (new CostSheet(prices), new CostSheet(prices));
        foreach (var resource in input.Plan.Resources.Where(r => r.Custom))
        {
            Add(certain, resource);
        }

        var networks = new NetworkCosts(input, prices);
        // Before the accounts' own networks are added: only what is central is compared.
        var choices = networks.Choices(certain);
        networks.AddNetworks(certain);
        networks.AddTraffic(assumed);
        new UseCosts(input, prices, assumed).Add(networks.AttachedNetworks);
        return new RunningCosts(prices.AsOf, prices.BaseRegion?.ToString() ?? "", certain.Lines(), assumed.Lines(), choices);
    }

    private static void Add(CostSheet certain, PlannedResource resource)
    {
        var region = resource.Region;
        switch (resource.Type)
        {
            case "aws:ec2/natGateway:NatGateway":
                certain.Add(CostLines.Nat, "natGateway", region, 1);
                break;
            case "aws:ec2/eip:Eip":
                certain.Add(CostLines.Addresses, "publicAddress", region, 1);
                break;
            case "aws:ec2transitgateway/vpcAttachment:VpcAttachment" or "aws:directconnect/gatewayAssociation:GatewayAssociation":
                certain.Add(CostLines.Attachments, "transitGatewayAttachment", region, 1);
                break;
            case "aws:networkfirewall/firewall:Firewall":
                certain.Add(CostLines.Firewalls, "firewallEndpoint", region, FirewallEndpoints(resource));
                certain.Add(CostLines.Attachments, "transitGatewayAttachment", region, resource.Text("transitGatewayId") is null ? 0 : 1);
                break;
            case "aws:ec2/vpcEndpoint:VpcEndpoint" when resource.Text("vpcEndpointType") == "Interface":
                certain.Add(CostLines.Endpoints, "interfaceEndpoint", region, Count(resource["subnetIds"]));
                break;
            case "aws:ec2/vpnConnection:VpnConnection":
                certain.Add("VPN connections", "vpnConnection", region, 1);
                certain.Add(CostLines.Attachments, "transitGatewayAttachment", region, resource.Text("transitGatewayId") is null ? 0 : 1);
                certain.Add("secrets", "secret", region, resource.Text("presharedKeyStorage") == "SecretsManager" ? 1 : 0);
                break;
            case "aws:route53/resolverEndpoint:ResolverEndpoint":
                certain.Add("resolver addresses", "resolverAddress", region, Count(resource["ipAddresses"]));
                break;
            case "aws:directoryservice/directory:Directory":
                certain.Add("directories", resource.Text("edition") == "Enterprise" ? "directoryEnterprise" : "directoryStandard", region, 1);
                break;
            case "aws:kms/key:Key":
                certain.Add(CostLines.Keys, "kmsKey", region, 1);
                break;
        }
    }

    /// <summary>Firewall endpoints: one a zone.</summary>
    internal static int FirewallEndpoints(PlannedResource firewall) => Math.Max(Count(firewall["availabilityZoneMappings"]), Count(firewall["subnetMappings"]));

    /// <summary>Length of a list; 0 for what is none.</summary>
    internal static int Count(object? list) => list is ImmutableArray<object?> items ? items.Length : 0;
}
