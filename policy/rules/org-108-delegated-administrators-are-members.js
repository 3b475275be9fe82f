const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ORG-108",
    title: "The management account administers no service by delegation.",
    source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html",
    severity: "high",
    types: [
        "aws:organizations/delegatedAdministrator:DelegatedAdministrator",
        "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount",
        "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount",
        "aws:macie2/organizationAdminAccount:OrganizationAdminAccount",
        "aws:detective/organizationAdminAccount:OrganizationAdminAccount",
        "aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount",
        "aws:ec2/vpcIpamOrganizationAdminAccount:VpcIpamOrganizationAdminAccount",
    ],
    check: (resource, report) => {
        const { accountId, adminAccountId, delegatedAdminAccountId } = resource.props;
        const own = resource.provider?.props.allowedAccountIds;
        const accounts = typeof own === "string" ? JSON.parse(own) : own ?? [];
        const delegate = accountId ?? adminAccountId ?? delegatedAdminAccountId;
        if (accounts.includes(delegate)) {
            report(`It delegates to ${delegate}, the account that it is made in; expected a member account, so that the management account runs nothing.`);
        }
    },
});
