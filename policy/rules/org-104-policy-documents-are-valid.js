const { parse, statements } = require("../lib/documents");
const { resourceRule } = require("../lib/rule");

/** Characters by type of policy. */
const LIMITS = /** @type {Record<string, number>} */ ({
    SERVICE_CONTROL_POLICY: 10240,
    RESOURCE_CONTROL_POLICY: 5120,
    DECLARATIVE_POLICY_EC2: 10000,
    TAG_POLICY: 10000,
    BACKUP_POLICY: 10000,
    AISERVICES_OPT_OUT_POLICY: 2500,
});

module.exports = resourceRule({
    id: "MLF-ORG-104",
    title: "A policy of the organization is valid JSON, within its size, and a control policy has statements.",
    source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
    severity: "high",
    types: ["aws:organizations/policy:Policy"],
    check: (resource, report) => {
        const type = resource.props.type ?? "SERVICE_CONTROL_POLICY";
        const content = resource.props.content;
        if (!parse(content)) {
            report("Its content is no JSON; expected a policy document.");
            return;
        }

        const size = typeof content === "string" ? content.length : JSON.stringify(content).length;
        if (size > (LIMITS[type] ?? Infinity)) {
            report(`Its content has ${size} characters; expected at most ${LIMITS[type]} for ${type}. Split it into two policies.`);
        }

        if (type.endsWith("_CONTROL_POLICY") && statements(content).length === 0) {
            report("It has no statement; expected at least one.");
        }
    },
});
