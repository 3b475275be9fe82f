const { resourceRule } = require("../lib/rule");

/**
 * Whether a block is the internet, or so much of it that a few such blocks are: shorter than /8, or than /16 of IPv6.
 * @param {string | undefined} block
 */
function isWorld(block) {
    const [address, length] = String(block ?? "").split("/");
    return length !== undefined && Number(length) < (address.includes(":") ? 16 : 8);
}

module.exports = resourceRule({
    id: "MLF-NET-103",
    title: "No security group lets the whole internet in.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    severity: "critical",
    types: ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/securityGroupRule:SecurityGroupRule", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
    config: {
        properties: { ports: { type: "array", items: { type: "integer" }, default: [], description: "Ports that may be open to the world." } },
    },
    check: (resource, report) => {
        const { ports } = /** @type {{ ports: number[] }} */ (resource.getConfig());
        const rules = resource.type.endsWith(":SecurityGroup") ? resource.props.ingress ?? []
            : resource.type.endsWith(":SecurityGroupRule") && resource.props.type !== "ingress" ? []
            : [resource.props];
        for (const rule of rules) {
            const from = [rule.cidrIpv4, rule.cidrIpv6, ...(rule.cidrBlocks ?? []), ...(rule.ipv6CidrBlocks ?? [])].find(isWorld);
            if (from && !(rule.fromPort === rule.toPort && ports.includes(rule.fromPort))) {
                report(`It lets ${from} in${rule.fromPort === undefined ? "" : ` to port ${rule.fromPort}`}; expected the blocks or groups that need it.`);
            }
        }
    },
});
