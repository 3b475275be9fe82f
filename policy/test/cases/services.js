const { resource } = require("../run");

const CONSTRAINT = "aws:servicecatalog/constraint:Constraint";
const PRINCIPAL = "aws:servicecatalog/principalPortfolioAssociation:PrincipalPortfolioAssociation";
const PRODUCT = "aws:servicecatalog/product:Product";
const HUB = "aws:securityhub/organizationConfiguration:OrganizationConfiguration";
const ENDPOINT = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const PROJECT = "aws:codebuild/project:Project";
const PIPELINE = "aws:codepipeline/pipeline:Pipeline";
const pattern = (/** @type {string} */ role) => resource(PRINCIPAL, { principalType: "IAM_PATTERN", principalArn: `arn:aws:iam:::role/${role}` });
const kept = { opts: { protect: true } };
const delegate = (/** @type {string} */ account, /** @type {string} */ service) => resource(`aws:${service}/organizationAdminAccount:OrganizationAdminAccount`, { adminAccountId: account }, { name: service });
const stages = (/** @type {string} */ category) => ({ stages: [{ actions: [{ category: "Source" }] }, { actions: [{ category }] }] });

module.exports = {
    "MLF-CAT-101": {
        passes: [{ of: [resource(CONSTRAINT, { type: "LAUNCH", parameters: "{\"LocalRoleName\":\"launch\"}" }), resource(CONSTRAINT, { type: "TEMPLATE", parameters: "{}" })] }],
        fails: [{ of: [resource(CONSTRAINT, { type: "LAUNCH", parameters: "{\"RoleArn\":\"arn\"}" })] }],
    },
    "MLF-CAT-102": {
        passes: [{ of: [resource("aws:servicecatalog/portfolioShare:PortfolioShare", { type: "ORGANIZATIONAL_UNIT" })] }],
        fails: [{ of: [resource("aws:servicecatalog/portfolioShare:PortfolioShare", { type: "ACCOUNT" })] }],
    },
    "MLF-CAT-103": {
        passes: [{ of: [pattern("aws-reserved/sso.amazonaws.com*/AWSReservedSSO_DataScientist_*"), pattern("mlfoundation/mlfoundation-sagemaker-*"), pattern("exact-name"), resource(PRINCIPAL, { principalType: "IAM", principalArn: "arn:aws:iam::111111111111:role/*" })] }],
        fails: [{ of: [pattern("*sagemaker*")] }, { of: [pattern("*")] }, { of: [pattern("mlfoundation-*")] }, { of: [pattern("service-role/*")] }],
    },
    "MLF-CAT-104": {
        passes: [{ of: [resource(PRODUCT, { provisioningArtifactParameters: { disableTemplateValidation: false } }, kept)] }],
        fails: [{ of: [resource(PRODUCT)] }, { of: [resource(PRODUCT, { provisioningArtifactParameters: { disableTemplateValidation: true } }, kept)], says: /disableTemplateValidation/ }],
    },
    "MLF-SEC-101": {
        passes: [{ of: [resource("aws:guardduty/detector:Detector", { enable: true }), resource("aws:guardduty/detector:Detector"), resource("aws:macie2/account:Account", { status: "ENABLED" })] }],
        fails: [{ of: [resource("aws:guardduty/detector:Detector", { enable: false })] }, { of: [resource("aws:macie2/account:Account", { status: "PAUSED" })] }],
    },
    "MLF-SEC-102": {
        passes: [{
            of: [
                resource("aws:guardduty/organizationConfiguration:OrganizationConfiguration", { autoEnableOrganizationMembers: "ALL" }),
                resource("aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature", { autoEnable: "NONE" }),
                resource("aws:macie2/organizationConfiguration:OrganizationConfiguration", { autoEnable: true }),
                resource("aws:detective/organizationConfiguration:OrganizationConfiguration", { autoEnable: true }),
                resource("aws:inspector2/organizationConfiguration:OrganizationConfiguration", { autoEnable: { ec2: true, ecr: true } }),
            ],
        }],
        fails: [
            { of: [resource("aws:guardduty/organizationConfiguration:OrganizationConfiguration", { autoEnableOrganizationMembers: "NONE" })] },
            { of: [resource("aws:macie2/organizationConfiguration:OrganizationConfiguration", { autoEnable: false })] },
            { of: [resource("aws:inspector2/organizationConfiguration:OrganizationConfiguration", { autoEnable: { ec2: true, ecr: false } })] },
        ],
    },
    "MLF-SEC-103": {
        passes: [{ of: [resource(HUB, { autoEnable: false, autoEnableStandards: "NONE", organizationConfiguration: { configurationType: "CENTRAL" } }), resource(HUB, { autoEnable: true })] }],
        fails: [{ of: [resource(HUB, { autoEnable: true, autoEnableStandards: "NONE", organizationConfiguration: { configurationType: "CENTRAL" } })] }, { of: [resource(HUB, { autoEnable: false, organizationConfiguration: { configurationType: "CENTRAL" } })] }],
    },
    "MLF-SEC-104": {
        passes: [{ of: [delegate("222222222222", "guardduty"), delegate("222222222222", "macie2")] }],
        fails: [{ of: [delegate("222222222222", "guardduty"), delegate("333333333333", "macie2")], says: /333333333333, another service to 222222222222/ }],
    },
    "MLF-ML-101": {
        passes: [{ of: [resource("aws:sagemaker/domain:Domain", { appNetworkAccessType: "VpcOnly", kmsKeyId: "arn" })] }],
        fails: [{ of: [resource("aws:sagemaker/domain:Domain", { kmsKeyId: "arn" })], says: /VpcOnly/ }, { of: [resource("aws:sagemaker/domain:Domain", { appNetworkAccessType: "VpcOnly" })], says: /kmsKeyId/ }],
    },
    "MLF-ML-102": {
        passes: [{ of: [resource("aws:sagemaker/notebookInstance:NotebookInstance", { directInternetAccess: "Disabled", rootAccess: "Disabled", subnetId: "subnet-1" })] }],
        fails: [{ of: [resource("aws:sagemaker/notebookInstance:NotebookInstance", { directInternetAccess: "Disabled", rootAccess: "Disabled" })], says: /subnetId/ }, { of: [resource("aws:sagemaker/notebookInstance:NotebookInstance", { rootAccess: "Disabled", subnetId: "subnet-1" })], says: /directInternetAccess/ }],
    },
    "MLF-ML-103": {
        passes: [{ of: [resource(ENDPOINT, { kmsKeyArn: "arn", productionVariants: [{ initialInstanceCount: 2 }, { serverlessConfig: {} }] })] }],
        fails: [{ of: [resource(ENDPOINT, { kmsKeyArn: "arn", productionVariants: [{ variantName: "a" }] })], says: /variant a starts with 1/ }, { of: [resource(ENDPOINT)], says: /kmsKeyArn/ }],
    },
    "MLF-ML-104": {
        passes: [{ of: [resource("aws:sagemaker/model:Model", { enableNetworkIsolation: true }), resource("aws:sagemaker/model:Model", { vpcConfig: {} })] }],
        fails: [{ of: [resource("aws:sagemaker/model:Model")] }],
    },
    "MLF-ML-105": {
        passes: [{ of: [resource("aws:redshift/cluster:Cluster", { publiclyAccessible: false, enhancedVpcRouting: true, encrypted: "true" }), resource("aws:redshiftserverless/workgroup:Workgroup", { publiclyAccessible: false, enhancedVpcRouting: true })] }],
        fails: [
            { of: [resource("aws:redshift/cluster:Cluster", { publiclyAccessible: true, enhancedVpcRouting: true, encrypted: true })], says: /publiclyAccessible/ },
            { of: [resource("aws:redshift/cluster:Cluster", { publiclyAccessible: false, enhancedVpcRouting: true })], says: /encrypted/ },
            { of: [resource("aws:redshiftserverless/workgroup:Workgroup", { publiclyAccessible: false })], says: /enhancedVpcRouting/ },
        ],
    },
    "MLF-PIP-101": {
        passes: [{ of: [resource(PROJECT, { encryptionKey: "arn", environment: { environmentVariables: [{ name: "DB_PASSWORD", type: "SECRETS_MANAGER" }, { name: "STAGE" }] } })] }],
        fails: [
            { of: [resource(PROJECT, { encryptionKey: "arn", environment: { privilegedMode: true } })], says: /privilegedMode/ },
            { of: [resource(PROJECT, { encryptionKey: "arn", environment: { environmentVariables: [{ name: "DB_PASSWORD" }] } })], says: /DB_PASSWORD/ },
            { of: [resource(PROJECT)], says: /encryptionKey/ },
        ],
    },
    "MLF-PIP-102": {
        passes: [{ of: [resource(PIPELINE, { artifactStores: [{ encryptionKey: { id: "arn" } }] })] }],
        fails: [{ of: [resource(PIPELINE, { artifactStores: [{}] })] }],
    },
    "MLF-PIP-103": {
        passes: [{ of: [resource(PIPELINE, stages("Approval"))] }],
        fails: [{ of: [resource(PIPELINE, stages("Deploy"))] }],
    },
    "MLF-PIP-104": {
        passes: [{ of: [resource("aws:codeconnections/connection:Connection", {}, kept)] }],
        fails: [{ of: [resource("aws:codeconnections/connection:Connection")] }],
    },
};
