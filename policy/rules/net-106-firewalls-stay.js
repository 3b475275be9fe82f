const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

module.exports = stackRule({
    id: "MLF-NET-106",
    title: "A network firewall is protected from deletion and writes logs.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html",
    severity: "high",
    check: (stack, report) => {
        const logged = referredTo(stack, "aws:networkfirewall/loggingConfiguration:LoggingConfiguration", "firewallArn");
        for (const firewall of ofType(stack, "aws:networkfirewall/firewall:Firewall")) {
            if (firewall.props.deleteProtection !== true) {
                report("deleteProtection is not true; expected it to be.", firewall.urn);
            }

            if (!logged.has(firewall.urn)) {
                report("It writes no log; expected alerts and flows to go to the log archive.", firewall.urn);
            }
        }
    },
});
