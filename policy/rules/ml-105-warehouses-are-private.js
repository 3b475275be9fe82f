const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ML-105",
    title: "A Redshift warehouse is private and encrypted.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html",
    severity: "high",
    types: ["aws:redshift/cluster:Cluster", "aws:redshiftserverless/workgroup:Workgroup"],
    check: (resource, report) => {
        if (resource.props.publiclyAccessible !== false) {
            report("publiclyAccessible is not false; expected it to be.");
        }

        if (resource.props.enhancedVpcRouting !== true) {
            report("enhancedVpcRouting is not true; expected traffic to stay in the VPC.");
        }

        if (resource.type.endsWith(":Cluster") && String(resource.props.encrypted) !== "true") {
            report("encrypted is not true; expected it to be.");
        }
    },
});
