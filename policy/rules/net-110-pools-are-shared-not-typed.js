const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-NET-110",
    title: "A VPC's block comes from a pool, or is one that is listed.",
    source: "https://docs.aws.amazon.com/vpc/latest/ipam/planning-ipam.html",
    severity: "low",
    level: "advisory",
    types: ["aws:ec2/vpc:Vpc"],
    config: {
        properties: { blocks: { type: "array", items: { type: "string" }, default: [], description: "Blocks that may be given by hand." } },
    },
    check: (resource, report) => {
        const { blocks } = /** @type {{ blocks: string[] }} */ (resource.getConfig());
        const block = resource.props.cidrBlock;
        if (block && !resource.props.ipv4IpamPoolId && !blocks.includes(block)) {
            report(`Its block ${block} is given by hand; expected ipv4IpamPoolId, or the block in this rule's configuration \`blocks\`.`);
        }
    },
});
