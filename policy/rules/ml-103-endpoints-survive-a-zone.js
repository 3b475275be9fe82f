const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ML-103",
    title: "An endpoint runs on two instances at least, and its storage has a key of ours.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4",
    severity: "medium",
    types: ["aws:sagemaker/endpointConfiguration:EndpointConfiguration"],
    check: (resource, report) => {
        for (const variant of resource.props.productionVariants ?? []) {
            if (!variant.serverlessConfig && (variant.initialInstanceCount ?? 1) < 2) {
                report(`Its variant ${variant.variantName ?? ""} starts with ${variant.initialInstanceCount ?? 1} instance; expected two or more.`);
            }
        }

        if (!resource.props.kmsKeyArn) {
            report("kmsKeyArn is not set; expected a key.");
        }
    },
});
