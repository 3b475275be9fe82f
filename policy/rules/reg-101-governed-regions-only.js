const { list } = require("../lib/documents");
const { stackRule } = require("../lib/rule");
const { ofType } = require("../lib/stacks");

module.exports = stackRule({
    id: "MLF-REG-101",
    title: "Everything is made in a governed region.",
    source: "https://docs.aws.amazon.com/controltower/latest/userguide/region-deny.html",
    severity: "high",
    config: {
        properties: {
            regions: { type: "array", items: { type: "string" }, default: [], description: "Region codes that are allowed; none: those that the stack's landing zone governs, and without one the rule is off." },
            global: { type: "array", items: { type: "string" }, default: ["aws:fms/"], description: "Beginnings of type tokens that may be made anywhere, because their service has one region." },
        },
    },
    check: (stack, report) => {
        const { regions, global } = /** @type {{ regions: string[], global: string[] }} */ (stack.getConfig());
        const governed = ofType(stack, "aws-native:controltower:LandingZone").flatMap((zone) => list(zone.props.manifest?.governedRegions));
        const allowed = regions.length > 0 ? regions : governed;
        for (const resource of allowed.length > 0 ? stack.resources : []) {
            const region = resource.props.region ?? resource.provider?.props.region;
            if (typeof region === "string" && resource.type.startsWith("aws") && !allowed.includes(region) && !global.some((type) => resource.type.startsWith(type))) {
                report(`It is made in ${region}; expected one of ${allowed.join(", ")}.`, resource.urn);
            }
        }
    },
});
