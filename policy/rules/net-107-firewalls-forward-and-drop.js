const { resourceRule } = require("../lib/rule");

const INSPECT = "aws:forward_to_sfe";

module.exports = resourceRule({
    id: "MLF-NET-107",
    title: "A firewall policy inspects what it does not drop, fragments too.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-4",
    severity: "high",
    types: ["aws:networkfirewall/firewallPolicy:FirewallPolicy"],
    check: (resource, report) => {
        const policy = resource.props.firewallPolicy ?? {};
        for (const property of ["statelessDefaultActions", "statelessFragmentDefaultActions"]) {
            if ((policy[property] ?? []).includes("aws:pass")) {
                report(`${property} passes packets unseen; expected ${INSPECT} or aws:drop.`);
            }
        }
    },
});
