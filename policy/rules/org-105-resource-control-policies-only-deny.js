const { nameOf, statements } = require("../lib/documents");
const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ORG-105",
    title: "A resource control policy denies, for every principal.",
    source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
    severity: "high",
    types: ["aws:organizations/policy:Policy"],
    check: (resource, report) => {
        if (resource.props.type !== "RESOURCE_CONTROL_POLICY") {
            return;
        }

        statements(resource.props.content).forEach((statement, index) => {
            if (statement.Effect !== "Deny" || !(statement.Principal.AWS ?? []).includes("*")) {
                report(`Its ${nameOf(statement, index)} has effect ${statement.Effect}; expected Deny with principal "*": AWS takes no other.`);
            }
        });
    },
});
