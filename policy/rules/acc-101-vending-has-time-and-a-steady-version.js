const { resourceRule } = require("../lib/rule");

const MINUTES = 60;

module.exports = resourceRule({
    id: "MLF-ACC-101",
    title: "An account that Account Factory makes has an hour for it, and does not follow the product's versions.",
    source: "https://docs.aws.amazon.com/controltower/latest/userguide/provision-as-end-user.html",
    severity: "high",
    types: ["aws:servicecatalog/provisionedProduct:ProvisionedProduct"],
    check: (resource, report) => {
        if (!/account factory/i.test(String(resource.props.productName ?? "")) && !resource.props.provisioningParameters?.some((/** @type {{ key: string }} */ p) => p.key === "ManagedOrganizationalUnit")) {
            return;
        }

        const { createSeconds, updateSeconds } = resource.opts.customTimeouts;
        if (Math.min(createSeconds ?? 0, updateSeconds ?? 0) < MINUTES * 60) {
            report(`It has ${Math.floor((createSeconds ?? 0) / 60)} minutes to be made and ${Math.floor((updateSeconds ?? 0) / 60)} to be updated; expected at least ${MINUTES} each: an account often takes more than the default of 30, and a product that timed out is tainted.`);
        }

        if (!resource.opts.ignoreChanges.includes("provisioningArtifactId")) {
            report("Changes of provisioningArtifactId are not ignored; expected them to be: each change of the landing zone makes a new one, and every account would be updated at once.");
        }
    },
});
