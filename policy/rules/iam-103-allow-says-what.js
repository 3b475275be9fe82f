const { nameOf, statements } = require("../lib/documents");
const { ROLE, TYPES, permissions } = require("../lib/iam");
const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-IAM-103",
    title: "A statement that allows names actions and principals, never all but some.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
    severity: "high",
    types: TYPES,
    check: (resource, report) => {
        const trust = resource.type === ROLE ? statements(resource.props.assumeRolePolicy) : [];
        [...permissions(resource), ...trust].forEach((statement, index) => {
            if (statement.Effect === "Allow" && (statement.NotAction.length > 0 || statement.NotPrincipal)) {
                report(`Its ${nameOf(statement, index)} allows with ${statement.NotPrincipal ? "NotPrincipal" : "NotAction"}; expected the allowed ones by name: what AWS adds tomorrow would be allowed too.`);
            }
        });
    },
});
