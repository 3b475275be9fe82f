const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-SEC-101",
    title: "GuardDuty and Macie are switched on where they are declared.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1",
    severity: "high",
    types: ["aws:guardduty/detector:Detector", "aws:macie2/account:Account"],
    check: (resource, report) => {
        if (resource.props.enable === false || resource.props.status === "PAUSED") {
            report("It is declared and switched off; expected it to run, or not to be declared.");
        }
    },
});
