const { isFenced, isPublic, nameOf, statements } = require("../lib/documents");
const { ROLE } = require("../lib/iam");
const { resourceRule } = require("../lib/rule");

const FENCES = ["aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:sourceaccount", "sts:externalid"];

module.exports = resourceRule({
    id: "MLF-IAM-102",
    title: "A role that anybody could assume asks where the caller comes from.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous",
    severity: "critical",
    types: [ROLE],
    check: (resource, report) => statements(resource.props.assumeRolePolicy).forEach((statement, index) => {
        if (isPublic(statement) && !isFenced(statement, FENCES)) {
            report(`Its trust policy's ${nameOf(statement, index)} trusts everybody; expected named principals, or a condition on aws:PrincipalOrgID.`);
        }
    }),
});
