const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-SNS-101",
    title: "A topic is encrypted.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1",
    severity: "medium",
    types: ["aws:sns/topic:Topic"],
    check: (resource, report) => {
        if (!resource.props.kmsMasterKeyId) {
            report("kmsMasterKeyId is not set; expected a key whose policy lets the publishing service use it.");
        }
    },
});
