const { resourceRule } = require("../lib/rule");

const EXPECTED = /** @type {const} */ ([["isMultiRegionTrail", "every region"], ["enableLogFileValidation", "file validation"], ["includeGlobalServiceEvents", "global services"]]);

module.exports = resourceRule({
    id: "MLF-LOG-101",
    title: "A trail covers every region, proves its files and is encrypted with a key of ours.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html",
    severity: "high",
    types: ["aws:cloudtrail/trail:Trail"],
    check: (resource, report) => {
        for (const [property, what] of EXPECTED) {
            if ((resource.props[property] ?? property === "includeGlobalServiceEvents") !== true) {
                report(`${property} is not true; expected a trail with ${what}.`);
            }
        }

        if (!resource.props.kmsKeyId) {
            report("kmsKeyId is not set; expected the log archive's key.");
        }
    },
});
