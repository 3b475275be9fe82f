using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.ControlTower;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Organizations;
using Pulumi.Testing;
using AwsOrganization = Pulumi.Aws.Organizations.Organization;
using CloudFormation = Pulumi.Aws.CloudFormation;
using LandingZone = Pulumi.AwsNative.ControlTower.LandingZone;
using LandingZoneArgs = Pulumi.AwsNative.ControlTower.LandingZoneArgs;
using OrganizationPolicy = Pulumi.Aws.Organizations.Policy;
using OrganizationPolicyArgs = Pulumi.Aws.Organizations.PolicyArgs;
using S3 = Pulumi.Aws.S3;
using ServiceCatalog = Pulumi.Aws.ServiceCatalog;

namespace MlFoundation.Benchmarks;

/// <summary>
/// The yardstick: registers a number of resources of the classes that the foundation registers, with as many inputs and options, and does
/// nothing else: no settings, no record, no proofs, no report.
/// </summary>
internal sealed class BareProgram : Stack
{
    private const int FixedResources = 17;
    private static int count;

    public BareProgram()
    {
        var aws = new Pulumi.Aws.Provider("bare", new Pulumi.Aws.ProviderArgs { Region = "eu-west-1", AllowedAccountIds = { "111122223333" } });
        var native = new Pulumi.AwsNative.Provider("bare-native", new Pulumi.AwsNative.ProviderArgs { Region = "eu-west-1", AllowedAccountIds = { "111122223333" } });
        CustomResourceOptions Kept(ProviderResource provider) => new() { Provider = provider, Protect = true, RetainOnDelete = true };
        var role = new Role("role", new RoleArgs { AssumeRolePolicy = "{}", Path = "/service-role/", Tags = { ["Owner"] = "bare" } }, Kept(aws));
        _ = new RolePolicyAttachment("role-attachment", new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = "arn:bare" }, Kept(aws));
        _ = new RolePolicy("role-policy", new RolePolicyArgs { Role = role.Name, Policy = "{}" }, Kept(aws));
        _ = new AwsServiceAccess("access", new AwsServiceAccessArgs { ServicePrincipal = "bare.amazonaws.com" }, Kept(aws));
        _ = new LandingZone("zone", new LandingZoneArgs { Version = "4.0", Manifest = ImmutableDictionary<string, object>.Empty }, Kept(native));
        var organization = new AwsOrganization("organization", new OrganizationArgs { FeatureSet = "ALL", EnabledPolicyTypes = { "TAG_POLICY" } }, Kept(aws));
        var bucket = new S3.Bucket("bucket", new S3.BucketArgs { BucketName = "bare" }, Kept(aws));
        _ = new S3.BucketPublicAccessBlock("bucket-access", new S3.BucketPublicAccessBlockArgs { Bucket = bucket.Id, BlockPublicAcls = true }, Kept(aws));
        _ = new S3.BucketOwnershipControls("bucket-ownership", new S3.BucketOwnershipControlsArgs { Bucket = bucket.Id, Rule = new S3.Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" } }, Kept(aws));
        _ = new S3.BucketVersioning("bucket-versioning", new S3.BucketVersioningArgs { Bucket = bucket.Id, VersioningConfiguration = new S3.Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" } }, Kept(aws));
        _ = new S3.BucketServerSideEncryptionConfiguration("bucket-encryption", new S3.BucketServerSideEncryptionConfigurationArgs { Bucket = bucket.Id, Rules = { new S3.Inputs.BucketServerSideEncryptionConfigurationRuleArgs { BucketKeyEnabled = true } } }, Kept(aws));
        _ = new S3.BucketPolicy("bucket-policy", new S3.BucketPolicyArgs { Bucket = bucket.Id, Policy = "{}" }, Kept(aws));
        _ = new S3.BucketObjectv2("object", new S3.BucketObjectv2Args { Bucket = bucket.Id, Key = "bare", Content = "{}" }, Kept(aws));
        var set = new CloudFormation.StackSet("set", new CloudFormation.StackSetArgs { Name = "bare", Parameters = { ["Zone"] = "bare" }, AutoDeployment = new CloudFormation.Inputs.StackSetAutoDeploymentArgs { Enabled = true } }, Kept(aws));
        _ = new CloudFormation.StackSetInstance("set-instance", new CloudFormation.StackSetInstanceArgs { StackSetName = set.Name, DeploymentTargets = new CloudFormation.Inputs.StackSetInstanceDeploymentTargetsArgs { OrganizationalUnitIds = { "ou-bare" } } }, Kept(aws));
        OrganizationalUnit? unit = null;
        for (var i = FixedResources; i < count; i++)
        {
            switch (i % 6)
            {
                case 5:
                    unit = new OrganizationalUnit($"unit-{i}", new OrganizationalUnitArgs { Name = $"Unit {i}", ParentId = organization.Id, Tags = { ["Owner"] = "bare" } }, Kept(aws));
                    break;
                case 0:
                    _ = new ServiceCatalog.ProvisionedProduct($"product-{i}", new ServiceCatalog.ProvisionedProductArgs { ProductName = "bare", ProvisioningParameters = { new ServiceCatalog.Inputs.ProvisionedProductProvisioningParameterArgs { Key = "bare", Value = unit!.Id } } }, Kept(aws));
                    break;
                case 1:
                    _ = new PolicyAttachment($"attachment-{i}", new PolicyAttachmentArgs { PolicyId = "p-bare", TargetId = unit!.Id, SkipDestroy = true }, Kept(aws));
                    break;
                case 2:
                    _ = new ControlTowerControl($"control-{i}", new ControlTowerControlArgs { ControlIdentifier = "arn:aws:controlcatalog:::control/bare", TargetIdentifier = unit!.Arn }, Kept(aws));
                    break;
                case 3:
                    _ = new OrganizationPolicy($"policy-{i}", new OrganizationPolicyArgs { Name = $"policy-{i}", Type = "SERVICE_CONTROL_POLICY", Content = "{}" }, Kept(aws));
                    break;
                default:
                    _ = new Baseline($"baseline-{i}", new BaselineArgs { BaselineIdentifier = "arn:bare", BaselineVersion = "5.0", TargetIdentifier = unit!.Arn }, Kept(aws));
                    break;
            }
        }
    }

    /// <summary>Registers <paramref name="resources"/> resources, at least 17, on mocks that echo.</summary>
    public static async Task<int> RunAsync(int resources)
    {
        count = resources;
        var registered = await Deployment.TestAsync<BareProgram>(new Echo(), new TestOptions { IsPreview = false }).ConfigureAwait(false);
        return registered.Length == resources + 1 ? 0 : 1;
    }

    private sealed class Echo : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
            Task.FromResult<(string?, object)>((args.Name, args.Inputs.SetItem("arn", args.Name!)));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);
    }
}
