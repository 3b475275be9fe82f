const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

module.exports = stackRule({
    id: "MLF-S3-101",
    title: "Every bucket has a public access block.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",
    severity: "critical",
    check: (stack, report) => {
        const done = referredTo(stack, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "bucket");
        for (const bucket of ofType(stack, "aws:s3/bucket:Bucket")) {
            if (!done.has(bucket.urn)) {
                report("It has no public access block; expected one with all four settings.", bucket.urn);
            }
        }
    },
});
