const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

module.exports = stackRule({
    id: "MLF-NET-105",
    title: "Every VPC and transit gateway has a flow log.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
    severity: "medium",
    check: (stack, report) => {
        const logged = new Set([...referredTo(stack, "aws:ec2/flowLog:FlowLog", "vpcId"), ...referredTo(stack, "aws:ec2/flowLog:FlowLog", "transitGatewayId")]);
        for (const network of [...ofType(stack, "aws:ec2/vpc:Vpc"), ...ofType(stack, "aws:ec2transitgateway/transitGateway:TransitGateway")]) {
            if (!logged.has(network.urn)) {
                report("It has no flow log; expected one to the log archive.", network.urn);
            }
        }
    },
});
