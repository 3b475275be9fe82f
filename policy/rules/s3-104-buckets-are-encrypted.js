const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

module.exports = stackRule({
    id: "MLF-S3-104",
    title: "Every bucket says how it is encrypted.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
    severity: "medium",
    check: (stack, report) => {
        const done = referredTo(stack, "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "bucket");
        for (const bucket of ofType(stack, "aws:s3/bucket:Bucket")) {
            if (!done.has(bucket.urn)) {
                report("It does not say how it is encrypted; expected SSE-KMS, or SSE-S3 where a service can deliver to nothing else.", bucket.urn);
            }
        }
    },
});
