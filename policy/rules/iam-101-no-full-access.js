const { isEverything, nameOf } = require("../lib/documents");
const { TYPES, permissions } = require("../lib/iam");
const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-IAM-101",
    title: "No policy of ours allows every action on every resource.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1",
    severity: "critical",
    types: TYPES,
    check: (resource, report) => permissions(resource).forEach((/** @type {import("../lib/documents").Statement} */ statement, /** @type {number} */ index) => {
        if (statement.Effect === "Allow" && statement.Action.some((action) => /^\*(:\*)?$/.test(action)) && statement.Resource.some(isEverything)) {
            report(`Its ${nameOf(statement, index)} allows every action on every resource; expected the actions that are needed. Administrators have AWS's own AdministratorAccess, where it can be seen.`);
        }
    }),
});
