const { resourceRule } = require("../lib/rule");

const WITHIN = ["ORGANIZATION", "ORGANIZATIONAL_UNIT", "ORGANIZATION_MEMBER_ACCOUNT"];

module.exports = resourceRule({
    id: "MLF-CAT-102",
    title: "A portfolio is shared within the organization.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/servicecatalog-controls.html#servicecatalog-1",
    severity: "high",
    types: ["aws:servicecatalog/portfolioShare:PortfolioShare"],
    check: (resource, report) => {
        if (!WITHIN.includes(resource.props.type)) {
            report(`It is shared by ${resource.props.type}; expected ${WITHIN.join(", ")}.`);
        }
    },
});
