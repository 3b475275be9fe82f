const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ML-104",
    title: "A model's container has no network of its own, or the VPC's.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5",
    severity: "medium",
    types: ["aws:sagemaker/model:Model"],
    check: (resource, report) => {
        if (resource.props.enableNetworkIsolation !== true && !resource.props.vpcConfig) {
            report("It is neither isolated nor in a VPC; expected enableNetworkIsolation: true, or vpcConfig.");
        }
    },
});
