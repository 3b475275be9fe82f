using System.Collections.Immutable;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Estimate;

/// <summary>Adds up what a plan runs: its own resources, what blueprints bring to accounts, and what security services take for each account.</summary>
public sealed class CostEstimator
{
    private const string Nat = "NAT gateways";
    private const string Addresses = "public addresses";
    private const string Attachments = "transit gateway attachments";
    private const string Firewalls = "firewall endpoints";
    private const string Endpoints = "interface endpoints, by zone";
    private const string Profiles = "resolver profiles";
    private const string Keys = "encryption keys";
    private const int AssociationsOfAProfile = 100;

    private readonly ProofInput input;
    private readonly PriceTable prices;
    private readonly CostSheet certain;
    private readonly CostSheet assumed;

    private CostEstimator(ProofInput input, PriceTable prices)
    {
        this.input = input;
        this.prices = prices;
        (certain, assumed) = (new CostSheet(prices), new CostSheet(prices));
    }

    /// <summary>The costs of a plan.</summary>
    /// <param name="input">The plan.</param>
    /// <param name="prices">Prices and assumptions.</param>
    public static RunningCosts Of(ProofInput input, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(prices);
        var estimator = new CostEstimator(input, prices);
        foreach (var resource in input.Plan.Resources.Where(r => r.Custom))
        {
            estimator.AddResource(resource);
        }

        var networks = estimator.Networks();
        var central = estimator.Choices(networks);
        estimator.AddNetworks(networks);
        estimator.AddUse();
        return new RunningCosts(prices.AsOf, estimator.certain.Lines(), estimator.assumed.Lines(), central);
    }

    private void AddResource(PlannedResource resource)
    {
        var region = resource.Region;
        switch (resource.Type)
        {
            case "aws:ec2/natGateway:NatGateway":
                certain.Add(Nat, "natGateway", region, 1);
                break;
            case "aws:ec2/eip:Eip":
                certain.Add(Addresses, "publicAddress", region, 1);
                break;
            case "aws:ec2transitgateway/vpcAttachment:VpcAttachment" or "aws:directconnect/gatewayAssociation:GatewayAssociation":
                certain.Add(Attachments, "transitGatewayAttachment", region, 1);
                break;
            case "aws:networkfirewall/firewall:Firewall":
                certain.Add(Firewalls, "firewallEndpoint", region, Math.Max(Count(resource["availabilityZoneMappings"]), Count(resource["subnetMappings"])));
                certain.Add(Attachments, "transitGatewayAttachment", region, resource.Text("transitGatewayId") is null ? 0 : 1);
                break;
            case "aws:ec2/vpcEndpoint:VpcEndpoint" when resource.Text("vpcEndpointType") == "Interface":
                certain.Add(Endpoints, "interfaceEndpoint", region, Count(resource["subnetIds"]));
                break;
            case "aws:ec2/vpnConnection:VpnConnection":
                certain.Add("VPN connections", "vpnConnection", region, 1);
                certain.Add(Attachments, "transitGatewayAttachment", region, resource.Text("transitGatewayId") is null ? 0 : 1);
                certain.Add("secrets", "secret", region, resource.Text("presharedKeyStorage") == "SecretsManager" ? 1 : 0);
                break;
            case "aws:route53/resolverEndpoint:ResolverEndpoint":
                certain.Add("resolver addresses", "resolverAddress", region, Count(resource["ipAddresses"]));
                break;
            case "aws:directoryservice/directory:Directory":
                certain.Add("directories", resource.Text("edition") == "Enterprise" ? "directoryEnterprise" : "directoryStandard", region, 1);
                break;
            case "aws:kms/key:Key":
                certain.Add(Keys, "kmsKey", region, 1);
                break;
            case "aws:codepipeline/pipeline:Pipeline":
                certain.Add("pipelines", "pipeline", region, 1);
                break;
        }
    }

    private static int Count(object? list) => list is ImmutableArray<object?> items ? items.Length : 0;

    /// <summary>Networks that blueprints bring: with the accounts that there are and those to come.</summary>
    private List<(PlacedBlueprint Blueprint, int Accounts, int Zones)> Networks()
    {
        var accounts = input.Plan.Foundation?.Accounts.Where(a => a.Unit is not null && a.State == "active").GroupBy(a => a.Unit!).Select(g => (Unit: g.Key, Count: g.Count())).ToArray() ?? [];
        return
        [
            .. from blueprint in input.Blueprints
               let count = accounts.Where(a => blueprint.Reaches(a.Unit)).Sum(a => a.Count)
               where count > 0
               select (blueprint, count, Zones(blueprint)),
        ];
    }

    private static int Zones(PlacedBlueprint blueprint) =>
        Parameters(blueprint).Count(p => p.Key.StartsWith("ZoneId", StringComparison.Ordinal) && p.Value is string { Length: > 0 });

    private static ImmutableDictionary<string, object?> Parameters(PlacedBlueprint blueprint) =>
        blueprint.StackSet["parameters"] as ImmutableDictionary<string, object?> ?? ImmutableDictionary<string, object?>.Empty;

    private void AddNetworks(IEnumerable<(PlacedBlueprint Blueprint, int Accounts, int Zones)> networks)
    {
        var profiled = 0;
        foreach (var (blueprint, accounts, zones) in networks)
        {
            if (blueprint.IsAttached)
            {
                certain.Add(Attachments, "transitGatewayAttachment", blueprint.Region, accounts);
            }

            if (blueprint.All("AWS::EC2::NatGateway").Any())
            {
                var gateways = Parameters(blueprint).GetValueOrDefault("NatPerZone") is "true" ? zones : 1;
                certain.Add(Nat, "natGateway", blueprint.Region, accounts * gateways);
                certain.Add(Addresses, "publicAddress", blueprint.Region, accounts * gateways);
            }

            certain.Add(Keys, "kmsKey", blueprint.Region, accounts * blueprint.All("AWS::KMS::Key").Count());
            profiled += blueprint.All("AWS::Route53Profiles::ProfileAssociation").Any() ? accounts : 0;
        }

        // A hundred associations are in the price of the account's profiles, which is paid once.
        foreach (var account in input.All("aws:route53/profilesProfile:ProfilesProfile").GroupBy(p => p.Account))
        {
            certain.Add(Profiles, "resolverProfile", account.First().Region, 1);
            certain.Add("resolver profiles, associations beyond a hundred", "resolverProfileAssociation", account.First().Region, Math.Max(0, profiled - AssociationsOfAProfile));
        }
    }

    /// <summary>Central against one of each an account, for the networks that are attached.</summary>
    private List<CentralChoice> Choices(List<(PlacedBlueprint Blueprint, int Accounts, int Zones)> networks)
    {
        var attached = networks.Where(n => n.Blueprint.IsAttached).ToArray();
        var shared = attached.Sum(n => n.Accounts);
        var choices = new List<CentralChoice>();
        if (shared == 0)
        {
            return choices;
        }

        // The same in an account's network: as many of the hub's, by zone, as there are networks in the region.
        decimal InEach(string type, string price, Func<PlannedResource, int> pieces)
        {
            var byRegion = input.All(type).GroupBy(r => r.Region ?? "").ToDictionary(g => g.Key, g => g.Sum(pieces), StringComparer.Ordinal);
            return attached.Sum(n => n.Accounts * byRegion.GetValueOrDefault(n.Blueprint.Region) * prices.Monthly(price, n.Blueprint.Region));
        }

        void Choose(string what, decimal central, decimal perAccount)
        {
            if (central > 0)
            {
                choices.Add(new CentralChoice(what, Math.Round(central, 2, MidpointRounding.AwayFromZero), Math.Round(perAccount, 2, MidpointRounding.AwayFromZero), shared));
            }
        }

        var profiles = input.All("aws:route53/profilesProfile:ProfilesProfile").GroupBy(p => p.Account).Sum(a => prices.Monthly("resolverProfile", a.First().Region));
        Choose(
            "interface endpoints, with the profile that names them", certain.Sum(Endpoints) is var endpoints and > 0 ? endpoints + profiles : 0,
            InEach("aws:ec2/vpcEndpoint:VpcEndpoint", "interfaceEndpoint", r => r.Text("vpcEndpointType") == "Interface" ? Count(r["subnetIds"]) : 0));
        Choose(
            "inspection", certain.Sum(Firewalls),
            InEach("aws:networkfirewall/firewall:Firewall", "firewallEndpoint", r => Math.Max(Count(r["availabilityZoneMappings"]), Count(r["subnetMappings"]))));
        Choose("NAT gateways", certain.Sum(Nat), InEach("aws:ec2/natGateway:NatGateway", "natGateway", _ => 1));
        return choices;
    }

    private void AddUse()
    {
        if (input.Plan.Foundation is not { Security: { } security } foundation || prices.Assumptions is not { } use)
        {
            return;
        }

        var accounts = foundation.Accounts.Count(a => a.State == "active");
        var off = security.Off.Select(o => o.Service).ToHashSet(StringComparer.Ordinal);
        // It is the landing zone that records.
        var records = security.LandingZoneIsElsewhere || input.All("aws-native:controltower:LandingZone").Any();
        foreach (var region in security.Regions)
        {
            void Add(string service, string what, string price, decimal each)
            {
                if (!off.Contains(service))
                {
                    assumed.Add(what, price, region, accounts * each);
                }
            }

            if (records)
            {
                Add("config", "configuration items recorded", "configurationItem", use.ConfigurationItems);
                Add("config", "configuration rules evaluated", "ruleEvaluation", use.RuleEvaluations);
            }

            Add("securityHub", "Security Hub checks", "securityCheck", use.SecurityChecks);
            Add("guardDuty", "GuardDuty, million events", "millionEventsWatched", use.ThousandEventsWatched / 1000m);
            Add("guardDuty", "GuardDuty, gigabytes of logs", "gigabyteLogsWatched", use.GigabytesLogsWatched);
            Add("macie", "Macie, buckets", "bucketWatched", use.BucketsWatched);
            Add("detective", "Detective, gigabytes", "gigabyteGraphed", use.GigabytesGraphed);
        }

        if (!off.Contains("accessAnalyzer") && !off.Contains("accessAnalyzer.unusedAccess"))
        {
            assumed.Add("roles and users analyzed for unused access", "entityAnalyzed", null, accounts * use.EntitiesAnalyzed);
        }

        foreach (var jobs in input.All("aws:macie2/classificationJob:ClassificationJob").GroupBy(j => j.Region))
        {
            assumed.Add("Macie, gigabytes searched", "gigabyteSearched", jobs.Key, jobs.Count() * use.GigabytesSearched);
        }

        if (input.All("aws:ec2/vpcIpam:VpcIpam").FirstOrDefault(i => i.Text("tier") == "advanced") is { } manager)
        {
            assumed.Add("addresses in IPAM", "managedAddress", manager.Region, Networks().Where(n => n.Blueprint.IsAttached).Sum(n => n.Accounts) * use.ManagedAddresses);
        }
    }
}
