const { ofType } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

const DELEGATIONS = /** @type {const} */ ([
    ["aws:guardduty/organizationAdminAccount:OrganizationAdminAccount", "adminAccountId"],
    ["aws:macie2/organizationAdminAccount:OrganizationAdminAccount", "adminAccountId"],
    ["aws:securityhub/organizationAdminAccount:OrganizationAdminAccount", "adminAccountId"],
    ["aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount", "accountId"],
    ["aws:detective/organizationAdminAccount:OrganizationAdminAccount", "accountId"],
]);

module.exports = stackRule({
    id: "MLF-SEC-104",
    title: "One account administers all security services, in every region.",
    source: "https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/security-tooling.html",
    severity: "high",
    check: (stack, report) => {
        let first = /** @type {string | undefined} */ (undefined);
        for (const [type, property] of DELEGATIONS) {
            for (const delegation of ofType(stack, type)) {
                const account = String(delegation.props[property]);
                first ??= account;
                if (account !== first) {
                    report(`It delegates to ${account}, another service to ${first}; expected one security tooling account.`, delegation.urn);
                }
            }
        }
    },
});
