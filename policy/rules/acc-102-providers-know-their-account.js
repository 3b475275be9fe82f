const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-ACC-102",
    title: "A provider says which account it may work in.",
    source: "https://www.pulumi.com/registry/packages/aws/api-docs/provider/#allowedaccountids_csharp",
    severity: "critical",
    check: (resource, report) => {
        const provider = resource.provider;
        if (!provider || !/^pulumi:providers:aws(-native)?$/.test(provider.type) || !resource.type.startsWith("aws")) {
            return;
        }

        const given = provider.props.allowedAccountIds;
        const accounts = typeof given === "string" ? JSON.parse(given) : given ?? [];
        if (accounts.length === 0) {
            report(`Its provider ${provider.name} has no allowedAccountIds; expected the account's id: with a wrong credential the resource would be made in another account.`);
        }
    },
});
