const { ofType } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

module.exports = stackRule({
    id: "MLF-ORG-106",
    title: "Services that may act in the organization are named in one place.",
    source: "https://www.pulumi.com/registry/packages/aws/api-docs/organizations/awsserviceaccess/",
    severity: "medium",
    check: (stack, report) => {
        if (ofType(stack, "aws:organizations/awsServiceAccess:AwsServiceAccess").length === 0) {
            return;
        }

        for (const organization of ofType(stack, "aws:organizations/organization:Organization")) {
            if ((organization.props.awsServiceAccessPrincipals ?? []).length > 0 && !organization.opts.ignoreChanges.includes("awsServiceAccessPrincipals")) {
                report("It lists awsServiceAccessPrincipals beside resources of AwsServiceAccess; expected one of the two: they undo each other at every deployment.", organization.urn);
            }
        }
    },
});
