const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-LOG-102",
    title: "A log group says how long it keeps its events.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
    severity: "low",
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    check: (resource, report) => {
        if (!resource.props.retentionInDays) {
            report("retentionInDays is not set; expected a number of days: without it events are kept, and paid for, for ever.");
        }
    },
});
