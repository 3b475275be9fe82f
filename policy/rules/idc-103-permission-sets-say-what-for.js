const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-IDC-103",
    title: "A permission set says what it is for.",
    source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html",
    severity: "low",
    level: "advisory",
    types: ["aws:ssoadmin/permissionSet:PermissionSet", "aws-native:sso:PermissionSet"],
    check: (resource, report) => {
        if (!resource.props.description) {
            report("It has no description; expected one sentence: people choose by it in the access portal.");
        }
    },
});
