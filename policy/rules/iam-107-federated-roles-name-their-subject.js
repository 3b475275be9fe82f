const { conditionKeys, covers, isFenced, nameOf, statements } = require("../lib/documents");
const { ROLE } = require("../lib/iam");
const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-IAM-107",
    title: "A role for an OpenID Connect provider says whose tokens it takes.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_secure-by-default.html",
    severity: "critical",
    types: [ROLE],
    check: (resource, report) => statements(resource.props.assumeRolePolicy).forEach((statement, index) => {
        const federated = statement.Effect === "Allow" && statement.Action.some((action) => covers(action, "sts:AssumeRoleWithWebIdentity"));
        if (federated && !isFenced(statement, conditionKeys(statement).filter((key) => key.endsWith(":sub")))) {
            report(`Its trust policy's ${nameOf(statement, index)} takes any token of the provider; expected a condition on its :sub, such as a repository and branch.`);
        }
    }),
});
