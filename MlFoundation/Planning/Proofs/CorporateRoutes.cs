namespace MlFoundation.Planning.Proofs;

/// <summary>Without a corporate link there is nothing corporate.</summary>
public static class CorporateRoutes
{
    private static readonly string[] Links =
    [
        "aws:ec2/vpnConnection:VpnConnection", "aws:ec2/customerGateway:CustomerGateway", "aws:directconnect/gateway:Gateway", "aws:directconnect/gatewayAssociation:GatewayAssociation",
        "aws:route53/resolverRule:ResolverRule", "aws:ec2/managedPrefixList:ManagedPrefixList",
    ];

    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-NET-006",
        "Where network.corporate is not set, no resource and no route leads to a network on premises.",
        new Uri("https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpn-attachments.html"),
        Find);

    // A rule for names whose servers only a deployment knows leads to servers in AWS, such as a directory's: those on premises are settings.
    private static bool LeadsToAws(PlannedResource resource) =>
        resource["targetIps"] is { } servers && Recording.Symbols.NamesIn(servers).Any();

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation is not { } foundation || foundation.Network is { CorporateRanges.Count: > 0 })
        {
            return [];
        }

        return from type in Links
               from resource in input.All(type)
               where !LeadsToAws(resource)
               select new Finding(
                   "MLF-NET-006", Severity.Mandatory, resource.Urn,
                   $"{resource.Name} leads to a network on premises; expected none, since network.corporate is not set.");
    }
}
