const { resource } = require("../run");

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const whole = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const part = (/** @type {string} */ type, /** @type {any} */ props = {}) => resource(type, props, { refers: { bucket: ["Bucket"] } });
const document = (/** @type {any[]} */ ...statements) => JSON.stringify({ Statement: statements });
const trail = { isMultiRegionTrail: true, enableLogFileValidation: true, kmsKeyId: "arn" };

/**
 * Cases of a rule that wants a part for each bucket.
 * @param {string} type
 * @param {any} right Properties of a part that will do.
 * @param {any} [wrong] Properties of one that will not.
 */
function partOf(type, right, wrong) {
    return {
        passes: [{ of: [resource(BUCKET), part(type, right)] }],
        fails: [{ of: [resource(BUCKET)] }, { of: [resource(BUCKET), resource(BUCKET, {}, { name: "other" }), part(type, right)] }, ...(wrong ? [{ of: [resource(BUCKET), part(type, wrong)] }] : [])],
    };
}

module.exports = {
    "MLF-S3-101": partOf("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", whole),
    "MLF-S3-102": {
        passes: [{ of: [resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", whole)] }],
        fails: [{ of: [resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", { ...whole, blockPublicPolicy: false })], says: /^blockPublicPolicy is not true/ }],
    },
    "MLF-S3-103": partOf("aws:s3/bucketVersioning:BucketVersioning", { versioningConfiguration: { status: "Enabled" } }, { versioningConfiguration: { status: "Suspended" } }),
    "MLF-S3-104": partOf("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {}),
    "MLF-S3-105": partOf(POLICY,
        { policy: document({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }) },
        { policy: document({ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" }) }),
    "MLF-S3-106": {
        passes: [{ of: [resource(POLICY, { policy: document({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }, { Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" }, Action: "s3:PutObject" }) })] }],
        fails: [{ of: [resource(POLICY, { policy: document({ Sid: "Open", Effect: "Allow", Principal: "*", Action: "s3:GetObject" }) })], says: /statement Open/ }, { of: [resource(POLICY, { policy: document({ Effect: "Allow", NotPrincipal: { AWS: "111111111111" }, Action: "s3:GetObject" }) })] }],
    },
    "MLF-S3-107": {
        passes: [{ of: [resource(BUCKET, {}, { opts: { protect: true } })] }],
        fails: [{ of: [resource(BUCKET)] }, { of: [resource(BUCKET, { forceDestroy: true }, { opts: { protect: true } })], says: /forceDestroy/ }],
    },
    "MLF-S3-108": partOf("aws:s3/bucketOwnershipControls:BucketOwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } }, { rule: { objectOwnership: "ObjectWriter" } }),
    "MLF-SNS-101": {
        passes: [{ of: [resource("aws:sns/topic:Topic", { kmsMasterKeyId: "alias/aws/sns" })] }],
        fails: [{ of: [resource("aws:sns/topic:Topic")] }],
    },
    "MLF-LOG-101": {
        passes: [{ of: [resource("aws:cloudtrail/trail:Trail", trail)] }],
        fails: [
            { of: [resource("aws:cloudtrail/trail:Trail", { ...trail, isMultiRegionTrail: undefined })], says: /isMultiRegionTrail/ },
            { of: [resource("aws:cloudtrail/trail:Trail", { ...trail, includeGlobalServiceEvents: false })], says: /includeGlobalServiceEvents/ },
            { of: [resource("aws:cloudtrail/trail:Trail", { ...trail, kmsKeyId: undefined })], says: /kmsKeyId/ },
        ],
    },
    "MLF-LOG-102": {
        passes: [{ of: [resource("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 365 })] }],
        fails: [{ of: [resource("aws:cloudwatch/logGroup:LogGroup")] }],
    },
};
