const { resourceRule } = require("../lib/rule");

/** What makes an organization's configuration enrol accounts that come later, by type. */
const ENROLS = /** @type {Record<string, (props: Record<string, any>) => boolean>} */ ({
    "aws:guardduty/organizationConfiguration:OrganizationConfiguration": (props) => ["ALL", "NEW"].includes(props.autoEnableOrganizationMembers),
    "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature": (props) => ["ALL", "NEW", "NONE"].includes(props.autoEnable),
    "aws:macie2/organizationConfiguration:OrganizationConfiguration": (props) => props.autoEnable === true,
    "aws:detective/organizationConfiguration:OrganizationConfiguration": (props) => props.autoEnable === true,
    "aws:inspector2/organizationConfiguration:OrganizationConfiguration": (props) => props.autoEnable?.ec2 === true && props.autoEnable?.ecr === true,
});

module.exports = resourceRule({
    id: "MLF-SEC-102",
    title: "Security services enrol accounts that come later.",
    source: "https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/welcome.html",
    severity: "high",
    types: Object.keys(ENROLS),
    check: (resource, report) => {
        if (!ENROLS[resource.type](resource.props)) {
            report("It does not enrol new accounts; expected it to: tomorrow's accounts would be watched by nobody.");
        }
    },
});
