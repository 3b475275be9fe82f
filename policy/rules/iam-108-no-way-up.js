const { covers, isEverything, nameOf } = require("../lib/documents");
const { TYPES, permissions } = require("../lib/iam");
const { resourceRule } = require("../lib/rule");

/** Each of them lets its holder give itself more, if it holds on every resource. */
const WAYS_UP = [
    "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey", "iam:CreateLoginProfile",
    "iam:CreatePolicyVersion", "iam:DeleteRolePermissionsBoundary", "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:PutUserPolicy",
    "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy", "iam:UpdateLoginProfile",
];

module.exports = resourceRule({
    id: "MLF-IAM-108",
    title: "No policy of ours lets its holder give itself more permissions.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    severity: "high",
    types: TYPES,
    check: (resource, report) => permissions(resource).forEach((/** @type {import("../lib/documents").Statement} */ statement, /** @type {number} */ index) => {
        if (statement.Effect !== "Allow" || !statement.Resource.some(isEverything) || Object.keys(statement.Condition).length > 0) {
            return;
        }

        const found = WAYS_UP.filter((way) => statement.Action.some((action) => action !== "*" && covers(action, way)));
        if (found.length > 0) {
            report(`Its ${nameOf(statement, index)} allows ${found.slice(0, 3).join(", ")}${found.length > 3 ? " and others" : ""} on every resource; expected paths or names, or a condition on iam:PermissionsBoundary.`);
        }
    }),
});
