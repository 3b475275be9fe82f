// Where identities get their permissions from.

const { statements } = require("./documents");

/** Types with one policy document of permissions, and the property that holds it. */
const DOCUMENTS = /** @type {Record<string, string>} */ ({
    "aws:iam/policy:Policy": "policy",
    "aws:iam/rolePolicy:RolePolicy": "policy",
    "aws:iam/userPolicy:UserPolicy": "policy",
    "aws:iam/groupPolicy:GroupPolicy": "policy",
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": "inlinePolicy",
});

const ROLE = "aws:iam/role:Role";

/** Types that `permissions` reads. */
const TYPES = [...Object.keys(DOCUMENTS), ROLE];

/**
 * Statements that give or deny permissions, with the document they stand in.
 * @param {import("./rule").Resource} resource
 */
function permissions(resource) {
    const documents = resource.type === ROLE
        ? (resource.props.inlinePolicies ?? []).map((/** @type {{ policy?: unknown }} */ inline) => inline.policy)
        : [resource.props[DOCUMENTS[resource.type]]];
    return documents.flatMap(statements);
}

module.exports = { ROLE, TYPES, permissions };
