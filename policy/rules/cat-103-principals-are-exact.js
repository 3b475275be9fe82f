const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-CAT-103",
    title: "A portfolio's principals are roles that nobody else can make.",
    source: "https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html",
    severity: "high",
    types: ["aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation"],
    check: (resource, report) => {
        if (resource.props.principalType !== "IAM_PATTERN") {
            return;
        }

        const [, path = ""] = /:(?:role|user|group)\/(.*)$/.exec(String(resource.props.principalArn)) ?? [];
        if (!/^(aws-reserved\/sso\.amazonaws\.com|mlfoundation\/)/.test(path) && path.includes("*")) {
            report(`Its pattern ${resource.props.principalArn} matches roles that anybody may make in an account; expected a reserved path or a whole name.`);
        }
    },
});
