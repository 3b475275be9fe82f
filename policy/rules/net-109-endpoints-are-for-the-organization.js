const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-NET-109",
    title: "An interface endpoint has a policy and says whether it has private names.",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    severity: "medium",
    types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
    check: (resource, report) => {
        if (resource.props.vpcEndpointType !== "Interface") {
            return;
        }

        if (!resource.props.policy) {
            report("It has no policy; expected one that lets the organization's principals through alone.");
        }

        if (resource.props.privateDnsEnabled === undefined) {
            report("privateDnsEnabled is not said; expected true or false: the provider's default and a Route 53 Profile may differ.");
        }
    },
});
