const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ML-101",
    title: "A SageMaker domain works through its VPC, with a key of ours.",
    source: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html",
    severity: "high",
    types: ["aws:sagemaker/domain:Domain"],
    check: (resource, report) => {
        if (resource.props.appNetworkAccessType !== "VpcOnly") {
            report("appNetworkAccessType is not VpcOnly; expected it to be.");
        }

        if (!resource.props.kmsKeyId) {
            report("kmsKeyId is not set; expected a key: it cannot be set later.");
        }
    },
});
