const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-IAM-104",
    title: "Only listed roles have AWS's AdministratorAccess.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    severity: "high",
    types: ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "aws:iam/userPolicyAttachment:UserPolicyAttachment", "aws:iam/groupPolicyAttachment:GroupPolicyAttachment"],
    config: {
        properties: {
            allowed: { type: "array", items: { type: "string" }, default: [], description: "Names of the attachments that may give it." },
        },
    },
    check: (resource, report) => {
        const { allowed } = /** @type {{ allowed: string[] }} */ (resource.getConfig());
        if (/:policy\/AdministratorAccess$/.test(String(resource.props.policyArn)) && !allowed.includes(resource.name)) {
            report(`It gives AdministratorAccess; expected a narrower policy, or ${resource.name} in this rule's configuration \`allowed\`.`);
        }
    },
});
