const { isFenced, isPublic, nameOf, statements } = require("../lib/documents");
const { resourceRule } = require("../lib/rule");

const FENCES = ["aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:sourceorgid", "aws:sourceaccount", "aws:sourcearn", "kms:calleraccount"];

module.exports = resourceRule({
    id: "MLF-KMS-102",
    title: "A key's policy opens it to nobody unknown.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5",
    severity: "critical",
    types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
    check: (resource, report) => statements(resource.props.policy).forEach((statement, index) => {
        if (isPublic(statement) && !isFenced(statement, FENCES)) {
            report(`Its ${nameOf(statement, index)} allows everybody; expected named principals, or a condition on aws:PrincipalOrgID or kms:CallerAccount.`);
        }
    }),
});
