using System.Collections.Immutable;
using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Estimate;

/// <summary>What networks cost: those that blueprints bring to accounts, what they share, and what passes through.</summary>
internal sealed class NetworkCosts
{
    private const string Nat = "aws:ec2/natGateway:NatGateway";
    private const string Firewall = "aws:networkfirewall/firewall:Firewall";
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string Profile = "aws:route53/profilesProfile:ProfilesProfile";
    private const int AssociationsOfAProfile = 100;

    private readonly ProofInput input;
    private readonly PriceTable prices;
    private readonly Spoke[] spokes;

    public NetworkCosts(ProofInput input, PriceTable prices)
    {
        (this.input, this.prices) = (input, prices);
        var accounts = (input.Plan.Foundation?.Accounts ?? []).Where(a => a.Unit is not null && a.State == "active").GroupBy(a => a.Unit!).Select(g => new { Unit = g.Key, Count = g.Count() }).ToArray();
        spokes =
        [
            .. from blueprint in input.Blueprints
               let count = accounts.Where(a => blueprint.Reaches(a.Unit)).Sum(a => a.Count)
               where count > 0
               select new Spoke(blueprint, count),
        ];
    }

    /// <summary>Accounts' networks on transit gateways.</summary>
    public int AttachedNetworks => spokes.Where(s => s.Blueprint.IsAttached).Sum(s => s.Accounts);

    /// <summary>Adds what blueprints bring, with the accounts that there are and those to come, and the profiles they share.</summary>
    public void AddNetworks(CostSheet certain)
    {
        foreach (var spoke in spokes)
        {
            var (blueprint, accounts) = (spoke.Blueprint, spoke.Accounts);
            certain.Add(CostLines.Attachments, "transitGatewayAttachment", blueprint.Region, blueprint.IsAttached ? accounts : 0);
            certain.Add(CostLines.Nat, "natGateway", blueprint.Region, accounts * spoke.Gateways);
            certain.Add(CostLines.Addresses, "publicAddress", blueprint.Region, accounts * spoke.Gateways);
            certain.Add(CostLines.Keys, "kmsKey", blueprint.Region, accounts * blueprint.All("AWS::KMS::Key").Count());
        }

        // A hundred associations are in the price of an account's profiles in a region, however many profiles these are.
        foreach (var place in input.All(Profile).GroupBy(p => new { p.Account, p.Region }))
        {
            var associated = spokes.Where(s => s.Blueprint.Region == place.Key.Region && s.Blueprint.All("AWS::Route53Profiles::ProfileAssociation").Any()).Sum(s => s.Accounts);
            certain.Add(CostLines.Profiles, "resolverProfile", place.Key.Region, 1);
            certain.Add("resolver profiles, associations beyond a hundred", "resolverProfileAssociation", place.Key.Region, Math.Max(0, associated - AssociationsOfAProfile));
        }
    }

    /// <summary>Central against one of each an account, for the networks that are attached: what passes the transit gateway for it counts against the central form.</summary>
    /// <param name="central">What is planned centrally.</param>
    public IReadOnlyList<CentralChoice> Choices(CostSheet central)
    {
        var choices = new List<CentralChoice>();
        void Choose(string what, string type, Func<PlannedResource, int> pieces, string price, int gigabytes, decimal planned)
        {
            if (planned == 0)
            {
                return;
            }

            // The same in an account's network: as many pieces as the hub has in the region.
            var byRegion = input.All(type).GroupBy(r => r.Region ?? "").ToDictionary(g => g.Key, g => g.Sum(pieces), StringComparer.Ordinal);
            Spoke[] sharing = [.. spokes.Where(s => s.Blueprint.IsAttached && byRegion.GetValueOrDefault(s.Blueprint.Region) > 0)];
            if (sharing.Length > 0)
            {
                choices.Add(new CentralChoice(
                    what, Cents(planned + sharing.Sum(s => s.Accounts * gigabytes * prices.Monthly("gigabyteThroughGateway", s.Blueprint.Region))),
                    Cents(sharing.Sum(s => s.Accounts * byRegion[s.Blueprint.Region] * prices.Monthly(price, s.Blueprint.Region))), sharing.Sum(s => s.Accounts)));
            }
        }

        var profiles = input.All(Profile).GroupBy(p => new { p.Account, p.Region }).Sum(p => prices.Monthly("resolverProfile", p.Key.Region));
        var (services, internet) = (prices.Use("gigabytesToServices"), prices.Use("gigabytesToInternet"));
        Choose("interface endpoints, with the profile that names them", Endpoint, Zones, "interfaceEndpoint", services, central.Sum(CostLines.Endpoints) is var endpoints and > 0 ? endpoints + profiles : 0);
        Choose("inspection", Firewall, CostEstimator.FirewallEndpoints, "firewallEndpoint", internet, central.Sum(CostLines.Firewalls));
        Choose("NAT gateways", Nat, _ => 1, "natGateway", internet, central.Sum(CostLines.Nat));
        return choices;
    }

    /// <summary>Adds what passes through gateways, firewalls and endpoints, at the table's assumptions.</summary>
    public void AddTraffic(CostSheet assumed)
    {
        HashSet<string?> Regions(string type, Func<PlannedResource, bool> counts) => [.. input.All(type).Where(counts).Select(r => r.Region)];
        var (nats, firewalls, endpoints) = (Regions(Nat, _ => true), Regions(Firewall, _ => true), Regions(Endpoint, e => Zones(e) > 0));
        foreach (var spoke in spokes)
        {
            var (region, attached) = (spoke.Blueprint.Region, spoke.Blueprint.IsAttached);
            var internet = attached && !nats.Contains(region) || !attached && spoke.Gateways == 0 ? 0 : spoke.Accounts * prices.Use("gigabytesToInternet");
            var services = attached && endpoints.Contains(region) ? spoke.Accounts * prices.Use("gigabytesToServices") : 0;
            assumed.Add("NAT gateways, gigabytes", "gigabyteTranslated", region, internet);
            assumed.Add("transit gateways, gigabytes", "gigabyteThroughGateway", region, attached ? internet + services : 0);
            assumed.Add("firewalls, gigabytes", "gigabyteInspected", region, attached && firewalls.Contains(region) ? internet : 0);
            assumed.Add("interface endpoints, gigabytes", "gigabyteThroughEndpoint", region, services);
        }
    }

    private static int Zones(PlannedResource endpoint) => endpoint.Text("vpcEndpointType") == "Interface" ? CostEstimator.Count(endpoint["subnetIds"]) : 0;

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>A blueprint in a region, and the accounts that get their network by it.</summary>
    private sealed record Spoke(PlacedBlueprint Blueprint, int Accounts)
    {
        private readonly ImmutableDictionary<string, object?> parameters =
            Blueprint.StackSet["parameters"] as ImmutableDictionary<string, object?> ?? ImmutableDictionary<string, object?>.Empty;

        /// <summary>NAT gateways of an account's network.</summary>
        public int Gateways => !Blueprint.All("AWS::EC2::NatGateway").Any() ? 0
            : parameters.GetValueOrDefault("NatPerZone") is not "true" ? 1
            : parameters.Count(p => p.Key.StartsWith("ZoneId", StringComparison.Ordinal) && p.Value is string { Length: > 0 });
    }
}
