const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-PIP-101",
    title: "A build runs without privileges and without secrets in its variables.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html",
    severity: "high",
    types: ["aws:codebuild/project:Project"],
    check: (resource, report) => {
        const environment = resource.props.environment ?? {};
        if (environment.privilegedMode === true) {
            report("privilegedMode is true; expected false.");
        }

        for (const variable of environment.environmentVariables ?? []) {
            if ((variable.type ?? "PLAINTEXT") === "PLAINTEXT" && /secret|password|token|access_key/i.test(variable.name)) {
                report(`Its variable ${variable.name} is plain text; expected PARAMETER_STORE or SECRETS_MANAGER.`);
            }
        }

        if (!resource.props.encryptionKey) {
            report("encryptionKey is not set; expected the pipeline's key.");
        }
    },
});
