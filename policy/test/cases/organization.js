const { resource } = require("../run");

const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";
const ACCOUNT = "aws:organizations/account:Account";
const POLICY = "aws:organizations/policy:Policy";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";
const PRODUCT = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";
const DELEGATE = "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount";
const kept = { opts: { protect: true } };
const provider = (/** @type {any} */ props) => ({ provider: { type: "pulumi:providers:aws", name: "network-aws", urn: "", props } });
const deny = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action: "*", Resource: "*" } });
const factory = { productName: "AWS Control Tower Account Factory" };
const hours = { opts: { ignoreChanges: ["provisioningArtifactId"], customTimeouts: { createSeconds: 5400, updateSeconds: 5400 } } };

module.exports = {
    "MLF-ORG-101": {
        passes: [{ of: [resource(UNIT, {}, kept), resource("aws:s3/bucket:Bucket")] }],
        fails: [{ of: [resource(UNIT)] }, { of: [resource("aws-native:controltower:LandingZone")] }],
    },
    "MLF-ORG-102": {
        passes: [{ of: [resource(ACCOUNT, {}, { opts: { ignoreChanges: ["name", "email", "roleName"] } })] }],
        fails: [{ of: [resource(ACCOUNT, {}, { opts: { ignoreChanges: ["name"] } })], says: /^Changes of email are not ignored/ }],
    },
    "MLF-ORG-103": {
        passes: [{ of: [resource(ACCOUNT, { name: "a" })] }, { of: [resource(ACCOUNT, { name: "a", closeOnDeletion: true })], config: { released: ["a"] } }],
        fails: [{ of: [resource(ACCOUNT, { name: "a", closeOnDeletion: true })] }],
    },
    "MLF-ORG-104": {
        passes: [{ of: [resource(POLICY, { content: deny })] }, { of: [resource(POLICY, { type: "TAG_POLICY", content: "{\"tags\":{}}" })] }],
        fails: [
            { of: [resource(POLICY, { content: "not json" })], says: /no JSON/ },
            { of: [resource(POLICY, { content: "{}" })], says: /no statement/ },
            { of: [resource(POLICY, { content: deny.padEnd(10241) })], says: /10241 characters; expected at most 10240/ },
        ],
    },
    "MLF-ORG-105": {
        passes: [
            { of: [resource(POLICY, { type: "RESOURCE_CONTROL_POLICY", content: JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" }] }) })] },
            { of: [resource(POLICY, { content: deny })] },
        ],
        fails: [{ of: [resource(POLICY, { type: "RESOURCE_CONTROL_POLICY", content: JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" }] }) })] }],
    },
    "MLF-ORG-106": {
        passes: [
            { of: [resource("aws:organizations/organization:Organization", { awsServiceAccessPrincipals: ["ram.amazonaws.com"] })] },
            { of: [resource("aws:organizations/organization:Organization", { awsServiceAccessPrincipals: ["ram.amazonaws.com"] }, { opts: { ignoreChanges: ["awsServiceAccessPrincipals"] } }), resource("aws:organizations/awsServiceAccess:AwsServiceAccess")] },
        ],
        fails: [{ of: [resource("aws:organizations/organization:Organization", { awsServiceAccessPrincipals: ["ram.amazonaws.com"] }), resource("aws:organizations/awsServiceAccess:AwsServiceAccess")] }],
    },
    "MLF-ORG-107": {
        passes: [
            { of: [resource(UNIT, {}, { name: "top" }), resource(UNIT, {}, { name: "below", refers: { parentId: ["top"] } }), resource(ATTACHMENT, { targetId: "ou-1" }, { refers: { targetId: ["top"] } })] },
            { of: [resource(UNIT, {}, { name: "top" }), resource(ATTACHMENT, { targetId: "r-abcd" })] },
        ],
        fails: [{ of: [resource(UNIT, {}, { name: "top" }), resource(UNIT, {}, { name: "other" }), resource(ATTACHMENT, { targetId: "ou-1" }, { refers: { targetId: ["other"] } })] }],
    },
    "MLF-ORG-108": {
        passes: [{ of: [resource(DELEGATE, { adminAccountId: "222222222222" }, provider({ allowedAccountIds: "[\"111111111111\"]" }))] }],
        fails: [{ of: [resource(DELEGATE, { adminAccountId: "111111111111" }, provider({ allowedAccountIds: "[\"111111111111\"]" }))] }],
    },
    "MLF-ACC-101": {
        passes: [{ of: [resource(PRODUCT, factory, hours)] }, { of: [resource(PRODUCT, { productName: "SageMaker domain" })] }],
        fails: [
            { of: [resource(PRODUCT, factory, { opts: { ...hours.opts, customTimeouts: { createSeconds: 1800, updateSeconds: 5400 } } })], says: /30 minutes to be made/ },
            { of: [resource(PRODUCT, { provisioningParameters: [{ key: "ManagedOrganizationalUnit" }] }, { opts: { ...hours.opts, ignoreChanges: [] } })], says: /provisioningArtifactId/ },
        ],
    },
    "MLF-ACC-102": {
        passes: [
            { of: [resource("aws:s3/bucket:Bucket", {}, provider({ allowedAccountIds: ["111111111111"] }))] },
            { of: [resource("aws:s3/bucket:Bucket", {}, provider({ allowedAccountIds: "[\"111111111111\"]" }))] },
            { of: [resource("random:index:Id", {}, { provider: { type: "pulumi:providers:random", name: "r", urn: "", props: {} } })] },
        ],
        fails: [{ of: [resource("aws:s3/bucket:Bucket", {}, provider({}))] }, { of: [resource("aws:s3/bucket:Bucket", {}, provider({ allowedAccountIds: "[]" }))] }],
    },
    "MLF-TAG-101": {
        passes: [{ of: [resource(UNIT, { tags: { Owner: "data" } })] }, { of: [resource(UNIT, { tags: { Team: "data" } })], config: { keys: ["Team"] } }],
        fails: [{ of: [resource(UNIT)] }, { of: [resource(ACCOUNT, { tags: { owner: "data" } })] }],
    },
    "MLF-TAG-102": {
        passes: [{ of: [resource(UNIT, { tags: { Owner: "a", Stage: "b" } }), resource(UNIT, { tags: [{ key: "a" }] })] }],
        fails: [{ of: [resource(UNIT, { tags: { Owner: "a", owner: "b" } })], says: /Owner and owner/ }],
    },
    "MLF-REG-101": {
        passes: [
            { of: [resource("aws:s3/bucket:Bucket", { region: "us-west-2" })] },
            { of: [resource("aws:s3/bucket:Bucket", { region: "eu-west-1" }), resource("aws:fms/adminAccount:AdminAccount", {}, provider({ region: "us-east-1" }))], config: { regions: ["eu-west-1"] } },
        ],
        fails: [
            { of: [resource("aws:s3/bucket:Bucket", { region: "us-west-2" })], config: { regions: ["eu-west-1"] } },
            { of: [resource("aws:s3/bucket:Bucket", {}, provider({ region: "us-west-2" }))], config: { regions: ["eu-west-1"] } },
            { of: [resource("aws:s3/bucket:Bucket", { region: "us-west-2" }), resource("aws-native:controltower:LandingZone", { manifest: { governedRegions: ["eu-west-1"] } })], says: /us-west-2; expected one of eu-west-1/ },
        ],
    },
    "MLF-STK-101": {
        passes: [
            { of: [resource("aws:cloudformation/stackSet:StackSet", { permissionModel: "SERVICE_MANAGED", autoDeployment: { enabled: true, retainStacksOnAccountRemoval: true } })] },
            { of: [resource("aws:cloudformation/stackSet:StackSet", {})] },
        ],
        fails: [
            { of: [resource("aws:cloudformation/stackSet:StackSet", { permissionModel: "SERVICE_MANAGED" })], says: /autoDeployment/ },
            { of: [resource("aws:cloudformation/stackSet:StackSet", { permissionModel: "SERVICE_MANAGED", autoDeployment: { enabled: true } })], says: /retainStacks/ },
        ],
    },
};
