const { resourceRule } = require("../lib/rule");

const ALL = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

module.exports = resourceRule({
    id: "MLF-S3-102",
    title: "A public access block blocks all that it can.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    severity: "critical",
    types: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"],
    check: (resource, report) => {
        const open = ALL.filter((setting) => resource.props[setting] !== true);
        if (open.length > 0) {
            report(`${open.join(", ")} ${open.length === 1 ? "is" : "are"} not true; expected all four to be.`);
        }
    },
});
