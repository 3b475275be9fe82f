const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-KMS-103",
    title: "A key is not deleted by the way.",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
    severity: "high",
    types: ["aws:kms/key:Key"],
    config: {
        properties: { fewestDays: { type: "integer", default: 14, minimum: 7, maximum: 30, description: "Fewest days between the deletion of a key and its end." } },
    },
    check: (resource, report) => {
        const { fewestDays } = /** @type {{ fewestDays: number }} */ (resource.getConfig());
        const days = resource.props.deletionWindowInDays ?? 30;
        if (!resource.opts.protect && days < fewestDays) {
            report(`It ends ${days} days after its deletion; expected protect: true, or at least ${fewestDays} days: what it encrypted is lost with it.`);
        }
    },
});
