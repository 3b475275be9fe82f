namespace MlFoundation.Planning.Difference;

/// <summary>Which inputs make another resource when they change.</summary>
/// <remarks>
/// The providers know it for every type and say it only at deployment. This table has the types whose replacement loses something or interrupts
/// somebody, as far as it is known; no check holds it against the providers' schemas, and <c>pulumi preview</c> has the last word.
/// </remarks>
internal static class ReplacingInputs
{
    private static readonly Dictionary<string, string[]> Inputs = new(StringComparer.Ordinal)
    {
        ["aws-native:controltower:EnabledBaseline"] = ["baselineIdentifier", "targetIdentifier"],
        ["aws-native:controltower:EnabledControl"] = ["controlIdentifier", "targetIdentifier"],
        ["aws:cloudformation/stackSet:StackSet"] = ["callAs", "name", "permissionModel"],
        ["aws:cloudformation/stackSetInstance:StackSetInstance"] = ["callAs", "deploymentTargets", "stackSetInstanceRegion", "stackSetName"],
        ["aws:codeconnections/connection:Connection"] = ["hostArn", "name", "providerType"],
        ["aws:controltower/baseline:Baseline"] = ["baselineIdentifier", "targetIdentifier"],
        ["aws:controltower/controlTowerControl:ControlTowerControl"] = ["controlIdentifier", "targetIdentifier"],
        ["aws:detective/organizationAdminAccount:OrganizationAdminAccount"] = ["accountId"],
        ["aws:directconnect/gateway:Gateway"] = ["amazonSideAsn"],
        ["aws:directconnect/gatewayAssociation:GatewayAssociation"] = ["associatedGatewayId", "dxGatewayId"],
        ["aws:directoryservice/directory:Directory"] = ["alias", "connectSettings", "edition", "name", "password", "shortName", "size", "type", "vpcSettings"],
        ["aws:ec2/customerGateway:CustomerGateway"] = ["bgpAsn", "bgpAsnExtended", "certificateArn", "deviceName", "ipAddress", "type"],
        ["aws:ec2/eip:Eip"] = ["address", "domain", "ipamPoolId", "networkBorderGroup", "publicIpv4Pool"],
        ["aws:ec2/natGateway:NatGateway"] = ["allocationId", "connectivityType", "subnetId"],
        ["aws:ec2/subnet:Subnet"] = ["availabilityZone", "availabilityZoneId", "cidrBlock", "vpcId"],
        ["aws:ec2/vpc:Vpc"] = ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = ["serviceName", "vpcEndpointType", "vpcId"],
        ["aws:ec2/vpcIpamOrganizationAdminAccount:VpcIpamOrganizationAdminAccount"] = ["delegatedAdminAccountId"],
        ["aws:ec2/vpcIpamPool:VpcIpamPool"] = ["addressFamily", "awsService", "ipamScopeId", "locale", "publicIpSource", "sourceIpamPoolId"],
        ["aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr"] = ["cidr", "ipamPoolId", "netmaskLength"],
        ["aws:ec2/vpnConnection:VpnConnection"] = ["staticRoutesOnly", "type"],
        ["aws:ec2transitgateway/routeTable:RouteTable"] = ["transitGatewayId"],
        ["aws:ec2transitgateway/transitGateway:TransitGateway"] = ["multicastSupport"],
        ["aws:ec2transitgateway/vpcAttachment:VpcAttachment"] = ["transitGatewayId", "vpcId"],
        ["aws:guardduty/organizationAdminAccount:OrganizationAdminAccount"] = ["adminAccountId"],
        ["aws:iam/policy:Policy"] = ["name", "path"],
        ["aws:iam/role:Role"] = ["name", "path"],
        ["aws:identitystore/group:Group"] = ["identityStoreId"],
        ["aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount"] = ["accountId"],
        ["aws:kms/key:Key"] = ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
        ["aws:macie2/organizationAdminAccount:OrganizationAdminAccount"] = ["adminAccountId"],
        ["aws:networkfirewall/firewall:Firewall"] = ["name", "transitGatewayId", "vpcId"],
        ["aws:networkfirewall/ruleGroup:RuleGroup"] = ["capacity", "name", "type"],
        ["aws:organizations/delegatedAdministrator:DelegatedAdministrator"] = ["accountId", "servicePrincipal"],
        ["aws:organizations/organizationalUnit:OrganizationalUnit"] = ["parentId"],
        ["aws:organizations/policy:Policy"] = ["type"],
        ["aws:organizations/policyAttachment:PolicyAttachment"] = ["policyId", "targetId"],
        ["aws:route53/profilesProfile:ProfilesProfile"] = ["name"],
        ["aws:s3/bucket:Bucket"] = ["bucket", "bucketPrefix", "objectLockEnabled"],
        ["aws:securityhub/organizationAdminAccount:OrganizationAdminAccount"] = ["adminAccountId"],
        ["aws:servicecatalog/portfolioShare:PortfolioShare"] = ["portfolioId", "principalId", "type"],
        ["aws:servicecatalog/product:Product"] = ["provisioningArtifactParameters"],
        ["aws:ssoadmin/accountAssignment:AccountAssignment"] = ["instanceArn", "permissionSetArn", "principalId", "principalType", "targetId"],
        ["aws:ssoadmin/permissionSet:PermissionSet"] = ["instanceArn", "name"],
    };

    /// <summary>True if a change of that input makes another resource.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="input">Wire name at the top of the inputs.</param>
    public static bool Has(string type, string input) =>
        (input == "region" && type.StartsWith("aws:", StringComparison.Ordinal)) || (Inputs.TryGetValue(type, out var inputs) && inputs.Contains(input, StringComparer.Ordinal));
}
