const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-TAG-102",
    title: "No resource has two tags whose keys differ by case alone.",
    source: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    severity: "low",
    level: "advisory",
    check: (resource, report) => {
        const tags = resource.props.tags;
        if (!tags || typeof tags !== "object" || Array.isArray(tags)) {
            return;
        }

        const seen = new Map();
        for (const key of Object.keys(tags)) {
            const twin = seen.get(key.toLowerCase());
            if (twin) {
                report(`It has the tags ${twin} and ${key}; expected one of them: cost allocation counts them as two.`);
            }

            seen.set(key.toLowerCase(), key);
        }
    },
});
