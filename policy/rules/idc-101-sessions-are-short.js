const { resourceRule } = require("../lib/rule");

/** @param {string} duration ISO 8601, hours and minutes. */
function minutes(duration) {
    const found = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration);
    return found && duration !== "PT" ? Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0) : null;
}

module.exports = resourceRule({
    id: "MLF-IDC-101",
    title: "A session of a permission set ends within a working day.",
    source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html",
    severity: "medium",
    types: ["aws:ssoadmin/permissionSet:PermissionSet"],
    config: {
        properties: { longestHours: { type: "integer", default: 8, minimum: 1, maximum: 12, description: "Longest session, hours." } },
    },
    check: (resource, report) => {
        const { longestHours } = /** @type {{ longestHours: number }} */ (resource.getConfig());
        const given = resource.props.sessionDuration ?? "PT1H";
        const length = minutes(given);
        if (length === null || length < 60 || length > longestHours * 60) {
            report(`Its session lasts ${given}; expected PT1H to PT${longestHours}H.`);
        }
    },
});
