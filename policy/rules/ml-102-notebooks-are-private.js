const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ML-102",
    title: "A notebook instance has no direct internet, no root, and sits in a VPC.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html",
    severity: "high",
    types: ["aws:sagemaker/notebookInstance:NotebookInstance"],
    check: (resource, report) => {
        if (resource.props.directInternetAccess !== "Disabled") {
            report("directInternetAccess is not Disabled; expected it to be.");
        }

        if (resource.props.rootAccess !== "Disabled") {
            report("rootAccess is not Disabled; expected it to be.");
        }

        if (!resource.props.subnetId) {
            report("subnetId is not set; expected a private subnet.");
        }
    },
});
