const { resource } = require("../run");

const GATEWAY = "aws:ec2transitgateway/transitGateway:TransitGateway";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
const VPN = "aws:ec2/vpnConnection:VpnConnection";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const of = (/** @type {string} */ type, /** @type {string} */ property, /** @type {string} */ target) => resource(type, {}, { refers: { [property]: [target] } });

module.exports = {
    "MLF-NET-101": {
        passes: [
            {
                of: [
                    resource(GATEWAY, { autoAcceptSharedAttachments: "enable" }),
                    of("aws:ec2transitgateway/defaultRouteTableAssociation:DefaultRouteTableAssociation", "transitGatewayId", "TransitGateway"),
                    of("aws:ec2transitgateway/defaultRouteTablePropagation:DefaultRouteTablePropagation", "transitGatewayId", "TransitGateway"),
                ],
            },
            { of: [resource(GATEWAY)] },
            { of: [resource(GATEWAY, { autoAcceptSharedAttachments: "enable", defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable" })] },
        ],
        fails: [{ of: [resource(GATEWAY, { autoAcceptSharedAttachments: "enable" }), of("aws:ec2transitgateway/defaultRouteTableAssociation:DefaultRouteTableAssociation", "transitGatewayId", "TransitGateway")], says: /Propagation/ }],
    },
    "MLF-NET-102": {
        passes: [{ of: [resource("aws:ram/resourceShare:ResourceShare", { allowExternalPrincipals: false })] }],
        fails: [{ of: [resource("aws:ram/resourceShare:ResourceShare")] }],
    },
    "MLF-NET-103": {
        passes: [
            { of: [resource(RULE, { cidrIpv4: "10.0.0.0/8", fromPort: 443, toPort: 443 }), resource(GROUP, { ingress: [{ cidrBlocks: ["10.0.0.0/8"] }] })] },
            { of: [resource(RULE, { cidrIpv4: "0.0.0.0/0", fromPort: 443, toPort: 443 })], config: { ports: [443] } },
            { of: [resource("aws:ec2/securityGroupRule:SecurityGroupRule", { type: "egress", cidrBlocks: ["0.0.0.0/0"] })] },
        ],
        fails: [
            { of: [resource(RULE, { cidrIpv4: "0.0.0.0/0", fromPort: 22, toPort: 22 })], config: { ports: [443] }, says: /port 22/ },
            { of: [resource(GROUP, { ingress: [{ ipv6CidrBlocks: ["::/0"], fromPort: 443 }] })] },
            { of: [resource(RULE, { cidrIpv4: "128.0.0.0/1", fromPort: 443, toPort: 443 })] },
            { of: [resource(RULE, { cidrIpv4: "0.0.0.0/0", fromPort: 443, toPort: 8443 })], config: { ports: [443] } },
        ],
    },
    "MLF-NET-104": {
        passes: [{ of: [resource("aws:ec2/subnet:Subnet"), resource("aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch: false })] }],
        fails: [{ of: [resource("aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch: true })] }],
    },
    "MLF-NET-105": {
        passes: [{ of: [resource("aws:ec2/vpc:Vpc"), of("aws:ec2/flowLog:FlowLog", "vpcId", "Vpc")] }, { of: [resource(GATEWAY), of("aws:ec2/flowLog:FlowLog", "transitGatewayId", "TransitGateway")] }],
        fails: [{ of: [resource("aws:ec2/vpc:Vpc")] }, { of: [resource(GATEWAY), resource("aws:ec2/vpc:Vpc"), of("aws:ec2/flowLog:FlowLog", "vpcId", "Vpc")] }],
    },
    "MLF-NET-106": {
        passes: [{ of: [resource(FIREWALL, { deleteProtection: true }), of("aws:networkfirewall/loggingConfiguration:LoggingConfiguration", "firewallArn", "Firewall")] }],
        fails: [{ of: [resource(FIREWALL, { deleteProtection: true })], says: /no log/ }, { of: [resource(FIREWALL), of("aws:networkfirewall/loggingConfiguration:LoggingConfiguration", "firewallArn", "Firewall")], says: /deleteProtection/ }],
    },
    "MLF-NET-107": {
        passes: [{ of: [resource(POLICY, { firewallPolicy: { statelessDefaultActions: ["aws:forward_to_sfe"], statelessFragmentDefaultActions: ["aws:drop"] } })] }],
        fails: [{ of: [resource(POLICY, { firewallPolicy: { statelessDefaultActions: ["aws:forward_to_sfe"], statelessFragmentDefaultActions: ["aws:pass"] } })], says: /^statelessFragmentDefaultActions/ }],
    },
    "MLF-NET-108": {
        passes: [{ of: [resource(VPN, { tunnel1IkeVersions: ["ikev2"] })] }],
        fails: [{ of: [resource(VPN, { tunnel2PresharedKey: "s" })], says: /^tunnel2PresharedKey/ }, { of: [resource(VPN, { tunnel1IkeVersions: ["ikev1", "ikev2"] })] }],
    },
    "MLF-NET-109": {
        passes: [{ of: [resource(ENDPOINT, { vpcEndpointType: "Interface", policy: "{}", privateDnsEnabled: false }), resource(ENDPOINT, { vpcEndpointType: "Gateway" })] }],
        fails: [{ of: [resource(ENDPOINT, { vpcEndpointType: "Interface", privateDnsEnabled: true })], says: /no policy/ }, { of: [resource(ENDPOINT, { vpcEndpointType: "Interface", policy: "{}" })], says: /privateDnsEnabled/ }],
    },
    "MLF-NET-110": {
        passes: [{ of: [resource("aws:ec2/vpc:Vpc", { ipv4IpamPoolId: "ipam-pool-1" })] }, { of: [resource("aws:ec2/vpc:Vpc", { cidrBlock: "100.64.0.0/24" })], config: { blocks: ["100.64.0.0/24"] } }],
        fails: [{ of: [resource("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" })] }],
    },
};
