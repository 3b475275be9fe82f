const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-NET-102",
    title: "What is shared is shared within the organization.",
    source: "https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing-create.html",
    severity: "high",
    types: ["aws:ram/resourceShare:ResourceShare"],
    check: (resource, report) => {
        if (resource.props.allowExternalPrincipals !== false) {
            report("allowExternalPrincipals is not false; expected it to be.");
        }
    },
});
