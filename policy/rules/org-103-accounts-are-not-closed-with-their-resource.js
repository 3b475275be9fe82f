const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ORG-103",
    title: "Removing an account's resource does not close the account.",
    source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html",
    severity: "critical",
    types: ["aws:organizations/account:Account"],
    config: {
        properties: {
            released: { type: "array", items: { type: "string" }, default: [], description: "Names of accounts that may be closed." },
        },
    },
    check: (resource, report) => {
        const { released } = /** @type {{ released: string[] }} */ (resource.getConfig());
        if (resource.props.closeOnDeletion === true && !released.includes(resource.props.name)) {
            report("closeOnDeletion is true; expected false, or the account's name in this rule's configuration `released`: a closed account cannot be opened again after 90 days.");
        }
    },
});
