const { isFenced, isPublic, nameOf, statements } = require("../lib/documents");
const { resourceRule } = require("../lib/rule");

const FENCES = ["aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:sourceorgid", "aws:sourceaccount", "aws:sourcearn", "aws:sourcevpce", "aws:sourcevpc"];

module.exports = resourceRule({
    id: "MLF-S3-106",
    title: "A bucket's policy lets in nobody from outside.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6",
    severity: "critical",
    types: ["aws:s3/bucketPolicy:BucketPolicy"],
    check: (resource, report) => statements(resource.props.policy).forEach((statement, index) => {
        if (isPublic(statement) && !isFenced(statement, FENCES)) {
            report(`Its ${nameOf(statement, index)} lets everybody in; expected named principals, or a condition on aws:PrincipalOrgID.`);
        }
    }),
});
