const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-STK-101",
    title: "A StackSet on units reaches accounts that come later, and leaves stacks when one moves away.",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html",
    severity: "medium",
    types: ["aws:cloudformation/stackSet:StackSet"],
    check: (resource, report) => {
        if (resource.props.permissionModel !== "SERVICE_MANAGED") {
            return;
        }

        if (resource.props.autoDeployment?.enabled !== true) {
            report("autoDeployment is not enabled; expected it to be: later accounts would have nothing.");
        } else if (resource.props.autoDeployment.retainStacksOnAccountRemoval !== true) {
            report("retainStacksOnAccountRemoval is not true; expected it to be: an account that moves would lose its network and roles at once.");
        }
    },
});
