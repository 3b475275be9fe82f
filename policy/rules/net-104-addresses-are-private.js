const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-NET-104",
    title: "A subnet gives no public addresses by itself.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15",
    severity: "high",
    types: ["aws:ec2/subnet:Subnet"],
    check: (resource, report) => {
        if (resource.props.mapPublicIpOnLaunch === true) {
            report("mapPublicIpOnLaunch is true; expected gateways and load balancers to have the public addresses.");
        }
    },
});
