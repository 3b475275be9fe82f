const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-IDC-102",
    title: "Accounts are assigned to groups, never to single people.",
    source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html",
    severity: "medium",
    types: ["aws:ssoadmin/accountAssignment:AccountAssignment", "aws:ssoadmin/applicationAssignment:ApplicationAssignment", "aws-native:sso:Assignment"],
    check: (resource, report) => {
        if (resource.props.principalType !== "GROUP") {
            report(`Its principal is a ${String(resource.props.principalType).toLowerCase()}; expected a group: who leaves a team leaves its access with the group.`);
        }
    },
});
