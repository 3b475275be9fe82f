using static MlFoundation.Planning.Proofs.Order.OrderKeys;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what in the corporate network.</summary>
internal static class NetworkOrderRows
{
    private const string Organization = "aws:organizations/organization:Organization";
    private const string Sharing = "aws:ram/sharingWithOrganization:SharingWithOrganization";
    private const string LandingZone = "aws-native:controltower:LandingZone";
    private const string Vended = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";
    private const string Shared = "aws:ram/resourceAssociation:ResourceAssociation";
    private const string ProfileOfNetwork = "aws:route53/profilesAssociation:ProfilesAssociation";
    private const string Share = "aws:ram/resourceShare:ResourceShare";
    private const string Principal = "aws:ram/principalAssociation:PrincipalAssociation";
    private const string IpamAdministrator = "aws:ec2/vpcIpamOrganizationAdminAccount:VpcIpamOrganizationAdminAccount";
    private const string Ipam = "aws:ec2/vpcIpam:VpcIpam";
    private const string PoolBlock = "aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr";
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Attachment = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
    private const string VpcRoute = "aws:ec2/route:Route";
    private const string DefaultAssociation = "aws:ec2transitgateway/defaultRouteTableAssociation:DefaultRouteTableAssociation";
    private const string DefaultPropagation = "aws:ec2transitgateway/defaultRouteTablePropagation:DefaultRouteTablePropagation";
    private const string Vpn = "aws:ec2/vpnConnection:VpnConnection";
    private const string DirectConnect = "aws:directconnect/gatewayAssociation:GatewayAssociation";
    private const string Firewall = "aws:networkfirewall/firewall:Firewall";
    private const string FirewallPolicy = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
    private const string InternetGateway = "aws:ec2/internetGateway:InternetGateway";
    private const string Nat = "aws:ec2/natGateway:NatGateway";
    private const string Address = "aws:ec2/eip:Eip";

    private static readonly Uri SharingGuide = new("https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html");
    private static readonly Uri IpamIntegration = new("https://docs.aws.amazon.com/vpc/latest/ipam/enable-integ-ipam.html");
    private static readonly Uri IpamPools = new("https://docs.aws.amazon.com/vpc/latest/ipam/planning-ipam.html");
    private static readonly Uri PoolSharing = new("https://docs.aws.amazon.com/vpc/latest/ipam/share-pool-ipam.html");
    private static readonly Uri ProfileSharing = new("https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profile-share.html");
    private static readonly Uri Attachments = new("https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html");
    private static readonly Uri Tables = new("https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html");
    private static readonly Uri FirewallGuide = new("https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-policies.html");
    private static readonly Uri NatGuide = new("https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new(Organization, Sharing, "RAM shares with an organization that is there.", SharingGuide),
        new(Organization, IpamAdministrator, "An account administers the addresses of an organization that is there.", IpamIntegration),
        new(LandingZone, Sharing, "The landing zone lets services in while it is launched, and Organizations takes one such change at a time.", SharingGuide),
        new(LandingZone, IpamAdministrator, "The landing zone lets services in while it is launched, and Organizations takes one such change at a time.", IpamIntegration),
        new(Vended, IpamAdministrator, "Addresses are administered by an account that is there.", IpamIntegration) { EarlierKey = Itself, LaterKey = SourceOf("delegatedAdminAccountId") },
        new(Sharing, Share, "Before sharing within the organization is on, RAM finds neither the organization nor its units.", SharingGuide),
        new(Sharing, Principal, "Before sharing within the organization is on, RAM finds neither the organization nor its units.", SharingGuide),
        new(IpamAdministrator, Ipam, "An IPAM that is made before its account is the organization's administrator sees that account alone.", IpamIntegration),
        new(PoolBlock, PoolBlock, "A pool takes its blocks from those of the pool above.", IpamPools, IsOfPoolAbove),
        new(PoolBlock, Vpc, "A pool has nothing to give before it has its block.", IpamPools) { EarlierKey = SourceOf("ipamPoolId"), LaterKey = SourceOf("ipv4IpamPoolId") },
        new(Attachment, VpcRoute, "EC2 knows a transit gateway in a network only once that is attached.", Attachments) { EarlierKey = SourceOf("vpcId"), LaterKey = NetworkOfRouteToGateway },
        new(Principal, Attachment, "An account sees a shared transit gateway only once that is shared with its unit.", SharingGuide,
            (_, principal, attachment) => principal.Account != attachment.Account && principal.Region == attachment.Region),
        new(Shared, Attachment, "An account attaches a network to a transit gateway that it sees.", SharingGuide, IsOfOther) { EarlierKey = SourceOf("resourceArn"), LaterKey = SourceOf("transitGatewayId") },
        new(Shared, Vpc, "An account takes addresses from a pool that it sees.", PoolSharing, IsOfOther) { EarlierKey = SourceOf("resourceArn"), LaterKey = SourceOf("ipv4IpamPoolId") },
        new(Principal, Vpc, "An account takes addresses from a pool once that is shared with it.", PoolSharing,
            (input, principal, vpc) => IsOfOther(input, principal, vpc) && SharedBy(input, principal).Contains(SourceOf("ipv4IpamPoolId")(input, vpc))),
        new(Shared, ProfileOfNetwork, "An account associates a profile that it sees.", ProfileSharing, IsOfOther) { EarlierKey = SourceOf("resourceArn"), LaterKey = SourceOf("profileId") },
        new(Principal, ProfileOfNetwork, "An account associates a profile once that is shared with its unit.", ProfileSharing,
            (input, principal, network) => IsOfOther(input, principal, network) && SharedBy(input, principal).Contains(SourceOf("profileId")(input, network))),
        new(DefaultAssociation, Vpn, "What attaches by itself is looked up in the table that is the default at that time.", Tables) { EarlierKey = SourceOf("transitGatewayId"), LaterKey = SourceOf("transitGatewayId") },
        new(DefaultPropagation, Vpn, "What attaches by itself is entered in the table that is the default at that time.", Tables) { EarlierKey = SourceOf("transitGatewayId"), LaterKey = SourceOf("transitGatewayId") },
        new(DefaultAssociation, DirectConnect, "What attaches by itself is looked up in the table that is the default at that time.", Tables) { EarlierKey = SourceOf("transitGatewayId"), LaterKey = SourceOf("associatedGatewayId") },
        new(DefaultPropagation, DirectConnect, "What attaches by itself is entered in the table that is the default at that time.", Tables) { EarlierKey = SourceOf("transitGatewayId"), LaterKey = SourceOf("associatedGatewayId") },
        new(DefaultAssociation, Firewall, "What attaches by itself is looked up in the table that is the default at that time.", Tables) { EarlierKey = SourceOf("transitGatewayId"), LaterKey = SourceOf("transitGatewayId") },
        new(DefaultPropagation, Firewall, "What attaches by itself is entered in the table that is the default at that time.", Tables) { EarlierKey = SourceOf("transitGatewayId"), LaterKey = SourceOf("transitGatewayId") },
        new(FirewallPolicy, Firewall, "A firewall is made with its policy.", FirewallGuide) { EarlierKey = Itself, LaterKey = SourceOf("firewallPolicyArn") },
        new(InternetGateway, Nat, "A NAT gateway that is made before its network leads to the internet fails.", NatGuide) { EarlierKey = SourceOf("vpcId"), LaterKey = NetworkOfSubnet },
        new(InternetGateway, Address, "An address to the internet needs a way there.", NatGuide) { EarlierKey = SourceOf("vpcId"), LaterKey = NetworkOfAddress },
    ];

    // The owner sees its own without a share.
    private static bool IsOfOther(ProofInput input, PlannedResource share, PlannedResource user) => share.Account != user.Account;

    private static bool IsOfPoolAbove(ProofInput input, PlannedResource above, PlannedResource below) =>
        input.SourceOf(input.SourceOf(below.Text("ipamPoolId"))?.Text("sourceIpamPoolId")) is { } source
        && source.Urn == input.SourceOf(above.Text("ipamPoolId"))?.Urn && IsInside(below.Text("cidr"), above.Text("cidr"));

    private static bool IsInside(string? inner, string? outer) =>
        Primitives.CidrBlock.TryParse(inner, out var small, out _) && Primitives.CidrBlock.TryParse(outer, out var large, out _) && large.Contains(small);

    private static string? NetworkOfRouteToGateway(ProofInput input, PlannedResource route) =>
        route.Text("transitGatewayId") is null ? null : SourceOf("vpcId")(input, input.SourceOf(route.Text("routeTableId")) ?? route);

    private static string? NetworkOfSubnet(ProofInput input, PlannedResource nat) =>
        input.SourceOf(nat.Text("subnetId")) is { } subnet ? SourceOf("vpcId")(input, subnet) : null;

    private static string? NetworkOfAddress(ProofInput input, PlannedResource address) =>
        input.All(Nat).FirstOrDefault(nat => input.SourceOf(nat.Text("allocationId"))?.Urn == address.Urn) is { } nat ? NetworkOfSubnet(input, nat) : null;
}
