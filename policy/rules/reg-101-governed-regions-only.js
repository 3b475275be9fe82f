const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-REG-101",
    title: "Everything is made in a governed region.",
    source: "https://docs.aws.amazon.com/controltower/latest/userguide/region-deny.html",
    severity: "high",
    config: {
        properties: {
            regions: { type: "array", items: { type: "string" }, default: [], description: "Region codes that are allowed; none: the rule is off." },
            global: { type: "array", items: { type: "string" }, default: ["aws:fms/"], description: "Beginnings of type tokens that may be made anywhere, because their service has one region." },
        },
    },
    check: (resource, report) => {
        const { regions, global } = /** @type {{ regions: string[], global: string[] }} */ (resource.getConfig());
        const region = resource.props.region ?? resource.provider?.props.region;
        if (regions.length > 0 && typeof region === "string" && resource.type.startsWith("aws") && !regions.includes(region) && !global.some((type) => resource.type.startsWith(type))) {
            report(`It is made in ${region}; expected one of ${regions.join(", ")}.`);
        }
    },
});
