const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-TAG-101",
    title: "Units and accounts say who answers for them.",
    source: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    severity: "medium",
    types: [
        "aws:organizations/organizationalUnit:OrganizationalUnit",
        "aws:organizations/account:Account",
        "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
    ],
    config: {
        properties: {
            keys: { type: "array", items: { type: "string" }, default: ["Owner"], description: "Keys of the tags that have to be there." },
        },
    },
    check: (resource, report) => {
        const { keys } = /** @type {{ keys: string[] }} */ (resource.getConfig());
        const missing = keys.filter((key) => !resource.props.tags?.[key]);
        if (missing.length > 0) {
            report(`It has no tag ${missing.join(", ")}; expected ${missing.length === 1 ? "one" : "them"} with the team that answers for cost, security and compliance.`);
        }
    },
});
