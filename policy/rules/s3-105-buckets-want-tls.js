const { statements } = require("../lib/documents");
const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

/** @param {import("../lib/rule").StackResource} policy */
function refusesPlainText(policy) {
    return statements(policy.props.policy).some((statement) =>
        statement.Effect === "Deny" && Object.values(statement.Condition).some((tests) =>
            Object.entries(tests).some(([key, value]) => key.toLowerCase() === "aws:securetransport" && String(value) === "false")));
}

module.exports = stackRule({
    id: "MLF-S3-105",
    title: "Every bucket refuses what does not come over TLS.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
    severity: "medium",
    check: (stack, report) => {
        const done = referredTo(stack, "aws:s3/bucketPolicy:BucketPolicy", "bucket", refusesPlainText);
        for (const bucket of ofType(stack, "aws:s3/bucket:Bucket")) {
            if (!done.has(bucket.urn)) {
                report("Its policy does not deny requests with aws:SecureTransport false; expected it to.", bucket.urn);
            }
        }
    },
});
