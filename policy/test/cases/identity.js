const { resource } = require("../run");

const POLICY = "aws:iam/policy:Policy";
const ROLE = "aws:iam/role:Role";
const INLINE = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const SET = "aws:ssoadmin/permissionSet:PermissionSet";
const KEY = "aws:kms/key:Key";
const ASSIGNMENT = "aws:ssoadmin/accountAssignment:AccountAssignment";
const document = (/** @type {any[]} */ ...statements) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (/** @type {any} */ more) => ({ Effect: "Allow", Resource: "*", ...more });
const trust = (/** @type {any} */ more) => resource(ROLE, { assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", ...more }) });

module.exports = {
    "MLF-IAM-101": {
        passes: [
            { of: [resource(POLICY, { policy: document(allow({ Action: "s3:*" })) }), resource(POLICY, { policy: document({ Effect: "Deny", Action: "*", Resource: "*" }) })] },
            { of: [resource(ROLE, { assumeRolePolicy: document(), inlinePolicies: [{ policy: document(allow({ Action: ["s3:GetObject"] })) }] })] },
        ],
        fails: [
            { of: [resource(POLICY, { policy: document(allow({ Sid: "All", Action: "*" })) })], says: /statement All/ },
            { of: [resource(INLINE, { inlinePolicy: document(allow({ Action: ["*:*"], Resource: ["*"] })) })] },
            { of: [resource(ROLE, { inlinePolicies: [{ policy: document(allow({ Action: "*" })) }] })] },
            { of: [resource(POLICY, { policy: { Statement: [allow({ Action: "*" })] } })] },
            { of: [resource(POLICY, { policy: document(allow({ Action: "*", Resource: "arn:aws:*:*:*:*" })) })] },
        ],
    },
    "MLF-IAM-102": {
        passes: [{ of: [trust({ Principal: { Service: "ec2.amazonaws.com" } }), trust({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })] }],
        fails: [
            { of: [trust({ NotPrincipal: { AWS: "111111111111" } })] },
            { of: [trust({ Principal: "*", Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } })] },
            { of: [trust({ Principal: "*", Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } } })] },
            { of: [trust({ Principal: "*", Condition: { StringLike: { "aws:PrincipalOrgID": "*" } } })] },
            { of: [trust({ Principal: "*" })] }, { of: [trust({ Principal: { AWS: ["*"] }, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })] }],
    },
    "MLF-IAM-103": {
        passes: [{ of: [resource(POLICY, { policy: document({ Effect: "Deny", NotAction: "iam:*", Resource: "*" }, allow({ Action: "s3:GetObject" })) })] }],
        fails: [
            { of: [resource(POLICY, { policy: document(allow({ NotAction: "iam:*" })) })], says: /NotAction/ },
            { of: [trust({ NotPrincipal: { AWS: "111111111111" } })], says: /NotPrincipal/ },
        ],
    },
    "MLF-IAM-104": {
        passes: [
            { of: [resource(ATTACHMENT, { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" })] },
            { of: [resource(ATTACHMENT, { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }, { name: "deploy" })], config: { allowed: ["deploy"] } },
        ],
        fails: [{ of: [resource(ATTACHMENT, { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }, { name: "deploy" })] }],
    },
    "MLF-IAM-105": {
        passes: [
            { of: [resource(POLICY, { policy: document(allow({ Action: "iam:PassRole", Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } } })) })] },
            { of: [resource(POLICY, { policy: document(allow({ Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/mlfoundation/x" })) })] },
        ],
        fails: [{ of: [resource(POLICY, { policy: document(allow({ Action: "iam:Pass*" })) })] }, { of: [resource(POLICY, { policy: document(allow({ Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/*" })) })] }],
    },
    "MLF-IAM-106": {
        passes: [{ of: [trust({ Principal: { Service: "ec2.amazonaws.com" } })] }],
        fails: [{ of: [resource("aws:iam/user:User")] }, { of: [resource("aws:iam/accessKey:AccessKey")] }],
    },
    "MLF-IAM-107": {
        passes: [
            { of: [trust({ Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated: "arn" }, Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:a/b:*" } } })] },
            { of: [trust({ Principal: { Service: "ec2.amazonaws.com" } })] },
        ],
        fails: [
            { of: [trust({ Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated: "arn" }, Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } } })] },
            { of: [trust({ Action: "sts:*", Principal: { Federated: "arn" } })] },
            { of: [trust({ Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated: "arn" }, Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "*" } } })] },
        ],
    },
    "MLF-IAM-108": {
        passes: [
            { of: [resource(POLICY, { policy: document(allow({ Action: ["iam:AttachRolePolicy"], Resource: "arn:aws:iam::*:role/team/*" })) })] },
            { of: [resource(POLICY, { policy: document(allow({ Action: ["iam:PutRolePolicy"], Condition: { StringEquals: { "iam:PermissionsBoundary": "arn" } } })) })] },
            { of: [resource(POLICY, { policy: document(allow({ Action: ["iam:Get*", "iam:List*"] })) })] },
        ],
        fails: [
            { of: [resource(POLICY, { policy: document(allow({ Action: "iam:CreatePolicyVersion" })) })], says: /iam:CreatePolicyVersion/ },
            { of: [resource(POLICY, { policy: document(allow({ Action: "iam:*" })) })], says: /and others/ },
            { of: [resource(POLICY, { policy: document(allow({ Action: "iam:PutRolePolicy", Resource: "arn:aws:iam::*:role/*" })) })] },
        ],
    },
    "MLF-IDC-101": {
        passes: [{ of: [resource(SET), resource(SET, { sessionDuration: "PT8H" })] }, { of: [resource(SET, { sessionDuration: "PT12H" })], config: { longestHours: 12 } }],
        fails: [{ of: [resource(SET, { sessionDuration: "PT8H1M" })] }, { of: [resource(SET, { sessionDuration: "PT30M" })] }, { of: [resource(SET, { sessionDuration: "8h" })] }],
    },
    "MLF-IDC-102": {
        passes: [{ of: [resource(ASSIGNMENT, { principalType: "GROUP" })] }],
        fails: [{ of: [resource(ASSIGNMENT, { principalType: "USER" })], says: /is a user/ }],
    },
    "MLF-IDC-103": {
        passes: [{ of: [resource(SET, { description: "Reads everything." })] }],
        fails: [{ of: [resource(SET)] }],
    },
    "MLF-KMS-101": {
        passes: [{ of: [resource(KEY, { enableKeyRotation: true }), resource(KEY, { customerMasterKeySpec: "RSA_4096" })] }],
        fails: [{ of: [resource(KEY)] }],
    },
    "MLF-KMS-102": {
        passes: [{ of: [resource(KEY, { policy: document(allow({ Action: "kms:*", Principal: { AWS: "arn:aws:iam::111111111111:root" } }), allow({ Action: "kms:Decrypt", Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })) })] }],
        fails: [
            { of: [resource(KEY, { policy: document(allow({ Action: "kms:*", Principal: { AWS: "*" } })) })] },
            { of: [resource(KEY, { policy: document(allow({ Action: "kms:*", Principal: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } })) })] },
        ],
    },
    "MLF-KMS-103": {
        passes: [{ of: [resource(KEY), resource(KEY, { deletionWindowInDays: 7 }, { opts: { protect: true } }), resource(KEY, { deletionWindowInDays: 14 })] }],
        fails: [{ of: [resource(KEY, { deletionWindowInDays: 13 })] }],
    },
};
