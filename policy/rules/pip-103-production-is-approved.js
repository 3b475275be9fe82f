const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-PIP-103",
    title: "A pipeline asks a person before its last stage.",
    source: "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html",
    severity: "medium",
    level: "advisory",
    types: ["aws:codepipeline/pipeline:Pipeline"],
    check: (resource, report) => {
        const actions = (resource.props.stages ?? []).flatMap((/** @type {{ actions?: { category: string }[] }} */ stage) => stage.actions ?? []);
        if (!actions.some((/** @type {{ category: string }} */ action) => action.category === "Approval")) {
            report("No action approves by hand; expected one before what teams use is changed.");
        }
    },
});
