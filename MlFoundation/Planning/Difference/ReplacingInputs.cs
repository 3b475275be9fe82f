namespace MlFoundation.Planning.Difference;

/// <summary>Which inputs make another resource when they change.</summary>
/// <remarks>
/// The providers know it for every type and say it only at deployment. This table has the types whose replacement loses something or interrupts
/// somebody; a test holds it against what CloudFormation's schemas and the provider's source say, which stands in replacing-inputs.json with its
/// sources, and <c>pulumi preview</c> has the last word.
/// </remarks>
internal static class ReplacingInputs
{
    private static readonly Dictionary<string, string[]> Inputs = new(StringComparer.Ordinal)
    {
        ["aws-native:controltower:EnabledBaseline"] = ["baselineIdentifier", "targetIdentifier"],
        ["aws-native:controltower:EnabledControl"] = ["controlIdentifier", "targetIdentifier"],
        ["aws:backup/vault:Vault"] = ["kmsKeyArn", "name"],
        ["aws:cloudformation/stackSet:StackSet"] = ["autoDeployment", "name"],
        ["aws:cloudformation/stackSetInstance:StackSetInstance"] = ["accountId", "deploymentTargets", "stackSetInstanceRegion", "stackSetName"],
        ["aws:codeconnections/connection:Connection"] = ["hostArn", "name", "providerType"],
        ["aws:controltower/baseline:Baseline"] = ["baselineIdentifier", "targetIdentifier"],
        ["aws:controltower/controlTowerControl:ControlTowerControl"] = ["controlIdentifier", "targetIdentifier"],
        ["aws:detective/organizationAdminAccount:OrganizationAdminAccount"] = ["accountId"],
        ["aws:directconnect/gateway:Gateway"] = ["amazonSideAsn"],
        ["aws:directconnect/gatewayAssociation:GatewayAssociation"] = ["associatedGatewayId", "dxGatewayId"],
        ["aws:directoryservice/directory:Directory"] = ["alias", "connectSettings", "description", "edition", "name", "password", "shortName", "size", "type", "vpcSettings"],
        ["aws:ec2/customerGateway:CustomerGateway"] = ["bgpAsn", "bgpAsnExtended", "certificateArn", "deviceName", "ipAddress", "type"],
        ["aws:ec2/eip:Eip"] = ["address", "domain", "ipamPoolId", "networkBorderGroup", "publicIpv4Pool"],
        ["aws:ec2/natGateway:NatGateway"] = ["allocationId", "availabilityMode", "connectivityType", "privateIp", "subnetId", "vpcId"],
        ["aws:ec2/subnet:Subnet"] = ["availabilityZone", "availabilityZoneId", "cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength", "ipv6IpamPoolId", "ipv6Native", "ipv6NetmaskLength", "outpostArn", "vpcId"],
        ["aws:ec2/vpc:Vpc"] = ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = ["resourceConfigurationArn", "serviceName", "serviceNetworkArn", "serviceRegion", "vpcEndpointType", "vpcId"],
        ["aws:ec2/vpcIpamOrganizationAdminAccount:VpcIpamOrganizationAdminAccount"] = ["delegatedAdminAccountId"],
        ["aws:ec2/vpcIpamPool:VpcIpamPool"] = ["addressFamily", "awsService", "ipamScopeId", "locale", "publicIpSource", "publiclyAdvertisable", "sourceIpamPoolId", "sourceResource"],
        ["aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr"] = ["cidr", "ipamPoolId", "netmaskLength"],
        ["aws:ec2/vpnConnection:VpnConnection"] = ["staticRoutesOnly", "type"],
        ["aws:ec2transitgateway/routeTable:RouteTable"] = ["transitGatewayId"],
        ["aws:ec2transitgateway/transitGateway:TransitGateway"] = ["multicastSupport"],
        ["aws:ec2transitgateway/vpcAttachment:VpcAttachment"] = ["transitGatewayId", "vpcId"],
        ["aws:guardduty/organizationAdminAccount:OrganizationAdminAccount"] = ["adminAccountId"],
        ["aws:iam/policy:Policy"] = ["description", "name", "path"],
        ["aws:iam/role:Role"] = ["name", "path"],
        ["aws:identitystore/group:Group"] = ["identityStoreId"],
        ["aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount"] = ["accountId"],
        ["aws:kms/key:Key"] = ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
        ["aws:macie2/organizationAdminAccount:OrganizationAdminAccount"] = ["adminAccountId"],
        ["aws:networkfirewall/firewall:Firewall"] = ["name", "transitGatewayId", "vpcId"],
        ["aws:networkfirewall/ruleGroup:RuleGroup"] = ["capacity", "name", "type"],
        ["aws:organizations/account:Account"] = ["email"],
        ["aws:organizations/delegatedAdministrator:DelegatedAdministrator"] = ["accountId", "servicePrincipal"],
        ["aws:organizations/organizationalUnit:OrganizationalUnit"] = ["parentId"],
        ["aws:organizations/policy:Policy"] = ["type"],
        ["aws:organizations/policyAttachment:PolicyAttachment"] = ["policyId", "targetId"],
        ["aws:route53/profilesProfile:ProfilesProfile"] = ["name"],
        ["aws:s3/bucket:Bucket"] = ["bucket", "bucketNamespace", "bucketPrefix", "objectLockEnabled"],
        ["aws:securityhub/organizationAdminAccount:OrganizationAdminAccount"] = ["adminAccountId"],
        ["aws:servicecatalog/portfolioShare:PortfolioShare"] = ["portfolioId", "principalId", "type"],
        ["aws:servicecatalog/product:Product"] = ["provisioningArtifactParameters"],
        ["aws:servicecatalog/provisionedProduct:ProvisionedProduct"] = ["name"],
        ["aws:ssoadmin/accountAssignment:AccountAssignment"] = ["instanceArn", "permissionSetArn", "principalId", "principalType", "targetId", "targetType"],
        ["aws:ssoadmin/permissionSet:PermissionSet"] = ["instanceArn", "name"],
    };

    /// <summary>The table: inputs by type.</summary>
    internal static IReadOnlyDictionary<string, string[]> All => Inputs;

    /// <summary>True if a change of that input makes another resource.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="input">Wire name at the top of the inputs.</param>
    public static bool Has(string type, string input) =>
        (input == "region" && type.StartsWith("aws:", StringComparison.Ordinal)) || (Inputs.TryGetValue(type, out var inputs) && inputs.Contains(input, StringComparer.Ordinal));
}
