const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ORG-101",
    title: "Organization, units, accounts and landing zone are protected from deletion and replacement.",
    source: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    severity: "critical",
    types: [
        "aws:organizations/organization:Organization",
        "aws:organizations/organizationalUnit:OrganizationalUnit",
        "aws:organizations/account:Account",
        "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
        "aws:controltower/landingZone:LandingZone",
        "aws-native:controltower:LandingZone",
        "aws-native:organizations:Account",
        "aws-native:organizations:OrganizationalUnit",
    ],
    check: (resource, report) => {
        if (!resource.opts.protect) {
            report("It is not protected; expected protect: true, because what it stands for cannot be made again.");
        }
    },
});
