const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-KMS-101",
    title: "A symmetric key is rotated.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4",
    severity: "medium",
    types: ["aws:kms/key:Key"],
    check: (resource, report) => {
        const symmetric = (resource.props.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
        if (symmetric && resource.props.enableKeyRotation !== true) {
            report("enableKeyRotation is not true; expected it to be.");
        }
    },
});
