const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-SEC-103",
    title: "Security Hub's central configuration leaves enabling to its policies.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html",
    severity: "medium",
    types: ["aws:securityhub/organizationConfiguration:OrganizationConfiguration"],
    check: (resource, report) => {
        const central = resource.props.organizationConfiguration?.configurationType === "CENTRAL";
        if (central && (resource.props.autoEnable !== false || (resource.props.autoEnableStandards ?? "DEFAULT") !== "NONE")) {
            report("autoEnable or autoEnableStandards is on with configuration type CENTRAL; expected false and NONE: AWS refuses it otherwise.");
        }
    },
});
