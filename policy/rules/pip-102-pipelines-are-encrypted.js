const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-PIP-102",
    title: "A pipeline's artifacts have a key of their own.",
    source: "https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html",
    severity: "medium",
    types: ["aws:codepipeline/pipeline:Pipeline"],
    check: (resource, report) => {
        for (const store of resource.props.artifactStores ?? []) {
            if (!store.encryptionKey?.id) {
                report("An artifact store has no encryptionKey; expected the pipeline's key.");
            }
        }
    },
});
