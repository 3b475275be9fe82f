const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";

module.exports = stackRule({
    id: "MLF-ORG-107",
    title: "Every organizational unit, or one above it, carries a policy.",
    source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html",
    severity: "high",
    check: (stack, report) => {
        const guarded = referredTo(stack, "aws:organizations/policyAttachment:PolicyAttachment", "targetId");
        const root = ofType(stack, "aws:organizations/policyAttachment:PolicyAttachment").some((attachment) => /^r-|roots\[0\]/.test(String(attachment.props.targetId)));
        const units = new Map(ofType(stack, UNIT).map((unit) => [unit.urn, unit]));
        for (const unit of units.values()) {
            let at = /** @type {typeof unit | undefined} */ (unit);
            while (at && !guarded.has(at.urn)) {
                at = (at.propertyDependencies?.parentId ?? []).map((above) => units.get(above.urn)).find((above) => above);
            }

            if (!at && !root) {
                report("No policy is attached to it, to a unit above it, or to the root; expected one.", unit.urn);
            }
        }
    },
});
