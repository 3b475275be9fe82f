const { parse } = require("../lib/documents");
const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-CAT-101",
    title: "A launch constraint names a role that each account has itself.",
    source: "https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html",
    severity: "high",
    types: ["aws:servicecatalog/constraint:Constraint"],
    check: (resource, report) => {
        if (resource.props.type === "LAUNCH" && !parse(resource.props.parameters)?.LocalRoleName) {
            report("It names no LocalRoleName; expected one: a role's ARN works in the portfolio's own account alone.");
        }
    },
});
