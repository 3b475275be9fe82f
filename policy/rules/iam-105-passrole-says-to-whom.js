const { conditionKeys, covers, nameOf } = require("../lib/documents");
const { TYPES, permissions } = require("../lib/iam");
const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-IAM-105",
    title: "Who may pass every role may pass it to named services only.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    severity: "high",
    types: TYPES,
    check: (resource, report) => permissions(resource).forEach((/** @type {import("../lib/documents").Statement} */ statement, /** @type {number} */ index) => {
        const passes = statement.Effect === "Allow" && statement.Action.some((action) => covers(action, "iam:PassRole"));
        if (passes && statement.Resource.some((arn) => arn === "*" || /:role\/\*$/.test(arn)) && !conditionKeys(statement).includes("iam:passedtoservice")) {
            report(`Its ${nameOf(statement, index)} passes every role to every service; expected role names, or a condition on iam:PassedToService.`);
        }
    }),
});
