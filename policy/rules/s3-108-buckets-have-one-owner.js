const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

module.exports = stackRule({
    id: "MLF-S3-108",
    title: "Every bucket takes no access control lists.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-12",
    severity: "medium",
    check: (stack, report) => {
        const done = referredTo(stack, "aws:s3/bucketOwnershipControls:BucketOwnershipControls", "bucket", (controls) => controls.props.rule?.objectOwnership === "BucketOwnerEnforced");
        for (const bucket of ofType(stack, "aws:s3/bucket:Bucket")) {
            if (!done.has(bucket.urn)) {
                report("Its objects may have access control lists; expected ownership BucketOwnerEnforced.", bucket.urn);
            }
        }
    },
});
