const { resourceRule } = require("../lib/rule");

const NEEDED = ["email", "name"];

module.exports = resourceRule({
    id: "MLF-ORG-102",
    title: "A change of an account's name or address never replaces the account.",
    source: "https://github.com/pulumi/pulumi-aws/issues/6242",
    severity: "critical",
    types: ["aws:organizations/account:Account"],
    check: (resource, report) => {
        const missing = NEEDED.filter((property) => !resource.opts.ignoreChanges.includes(property));
        if (missing.length > 0) {
            report(`Changes of ${missing.join(" and ")} are not ignored; expected ignoreChanges to name ${NEEDED.join(" and ")}: the provider would replace the account.`);
        }
    },
});
