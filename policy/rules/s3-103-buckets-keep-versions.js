const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

module.exports = stackRule({
    id: "MLF-S3-103",
    title: "Every bucket keeps versions.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14",
    severity: "medium",
    check: (stack, report) => {
        const done = referredTo(stack, "aws:s3/bucketVersioning:BucketVersioning", "bucket", (versioning) => versioning.props.versioningConfiguration?.status === "Enabled");
        for (const bucket of ofType(stack, "aws:s3/bucket:Bucket")) {
            if (!done.has(bucket.urn)) {
                report("It keeps no versions; expected versioning to be enabled: what is overwritten would be gone.", bucket.urn);
            }
        }
    },
});
