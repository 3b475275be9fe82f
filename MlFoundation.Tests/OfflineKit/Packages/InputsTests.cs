using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;
using Aws = Pulumi.Aws;
using Native = Pulumi.AwsNative;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>Types, necessity and behaviour of inputs in the AWS packages.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class InputsTests
{
    // Required inputs as the registry documents them, by class.
    [TestCase(typeof(Aws.ControlTower.LandingZoneArgs), "manifestJson version")]
    [TestCase(typeof(Aws.ControlTower.BaselineArgs), "baselineIdentifier baselineVersion targetIdentifier")]
    [TestCase(typeof(Aws.Organizations.AccountArgs), "email")]
    [TestCase(typeof(Aws.Organizations.OrganizationalUnitArgs), "parentId")]
    [TestCase(typeof(Aws.Organizations.DelegatedAdministratorArgs), "accountId servicePrincipal")]
    [TestCase(typeof(Aws.CloudFormation.StackSetArgs), "")]
    [TestCase(typeof(Aws.CloudFormation.StackSetInstanceArgs), "stackSetName")]
    [TestCase(typeof(Aws.ServiceCatalog.ProvisionedProductArgs), "")]
    [TestCase(typeof(Aws.ServiceCatalog.ProductArgs), "owner provisioningArtifactParameters type")]
    [TestCase(typeof(Aws.ServiceCatalog.PortfolioShareArgs), "portfolioId principalId type")]
    [TestCase(typeof(Aws.Iam.RolePolicyAttachmentArgs), "policyArn role")]
    [TestCase(typeof(Aws.Ec2.VpcIpamPoolArgs), "addressFamily ipamScopeId")]
    [TestCase(typeof(Aws.Ec2.VpcIpamArgs), "operatingRegions")]
    [TestCase(typeof(Aws.Ec2TransitGateway.VpcAttachmentArgs), "subnetIds transitGatewayId vpcId")]
    [TestCase(typeof(Aws.NetworkFirewall.LoggingConfigurationArgs), "firewallArn loggingConfiguration")]
    [TestCase(typeof(Aws.Route53.ResolverEndpointArgs), "direction ipAddresses securityGroupIds")]
    [TestCase(typeof(Aws.S3.BucketObjectv2Args), "bucket")]
    [TestCase(typeof(Native.ControlTower.LandingZoneArgs), "manifest version")]
    [TestCase(typeof(Native.ControlTower.EnabledControlArgs), "controlIdentifier targetIdentifier")]
    [TestCase(typeof(Native.Inputs.TagArgs), "key value")]
    public void RequiredInputs_AreMarked_AndNoOthers(Type args, string required) =>
        Assert.That(Wire.Inputs(args).Values.Where(i => i.IsRequired).Select(i => i.Name), Is.EquivalentTo(required.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [TestCase(typeof(Aws.Ec2.Vpc), true)]
    [TestCase(typeof(Aws.Ec2.Subnet), false)]
    [TestCase(typeof(Aws.Organizations.Organization), true)]
    [TestCase(typeof(Aws.Organizations.Account), false)]
    [TestCase(typeof(Aws.Ram.SharingWithOrganization), true)]
    [TestCase(typeof(Aws.Provider), true)]
    [TestCase(typeof(Native.Provider), false)]
    public void Args_MayBeLeftOut_WhenNoInputIsRequired(Type resource, bool mayBeLeftOut)
    {
        var constructor = resource.GetConstructors().Single();
        Assert.That(constructor.GetParameters().Select(p => (p.Name, p.HasDefaultValue)),
            Is.EqualTo(new[] { ("name", false), ("args", mayBeLeftOut), ("options", true) }));
    }

    [TestCase(typeof(Aws.Iam.PolicyArgs), "policy", typeof(InputUnion<string, Aws.Iam.Inputs.PolicyDocumentArgs>))]
    [TestCase(typeof(Aws.S3.BucketPolicyArgs), "policy", typeof(InputUnion<string, Aws.S3.Inputs.PolicyDocumentArgs>))]
    [TestCase(typeof(Aws.S3.BucketArgs), "acl", typeof(InputUnion<string, Aws.S3.CannedAcl>))]
    [TestCase(typeof(Aws.S3.BucketObjectv2Args), "bucket", typeof(InputUnion<string, Aws.S3.Bucket>))]
    [TestCase(typeof(Aws.S3.BucketObjectv2Args), "source", typeof(Input<AssetOrArchive>))]
    [TestCase(typeof(Aws.Sns.TopicSubscriptionArgs), "topic", typeof(InputUnion<string, Aws.Sns.Topic>))]
    [TestCase(typeof(Aws.Iam.Inputs.PolicyStatementArgs), "Action", typeof(InputUnion<string, ImmutableArray<string>>))]
    [TestCase(typeof(Aws.Iam.Inputs.PolicyStatementArgs), "Principal", typeof(object))]
    [TestCase(typeof(Aws.Iam.Inputs.PolicyStatementArgs), "Condition", typeof(InputMap<object>))]
    [TestCase(typeof(Aws.Kms.KeyArgs), "policy", typeof(Input<string>))]
    [TestCase(typeof(Aws.Ec2TransitGateway.TransitGatewayArgs), "amazonSideAsn", typeof(Input<int>))]
    [TestCase(typeof(Aws.DirectConnect.GatewayArgs), "amazonSideAsn", typeof(Input<string>))]
    [TestCase(typeof(Aws.Ec2.VpcArgs), "tags", typeof(InputMap<string>))]
    [TestCase(typeof(Aws.ControlTower.BaselineArgs), "parameters", typeof(Input<Aws.ControlTower.Inputs.BaselineParametersArgs>))]
    [TestCase(typeof(Aws.CloudFormation.StackSetInstanceArgs), "deploymentTargets", typeof(Input<Aws.CloudFormation.Inputs.StackSetInstanceDeploymentTargetsArgs>))]
    [TestCase(typeof(Native.ControlTower.LandingZoneArgs), "manifest", typeof(Input<object>))]
    [TestCase(typeof(Native.ControlTower.LandingZoneArgs), "remediationTypes", typeof(InputList<Native.ControlTower.LandingZoneRemediationTypesItem>))]
    [TestCase(typeof(Native.ControlTower.LandingZoneArgs), "tags", typeof(InputList<Native.Inputs.TagArgs>))]
    [TestCase(typeof(Native.ControlTower.Inputs.EnabledBaselineParameterArgs), "value", typeof(object))]
    public void Input_HasThePublishedType(Type args, string wireName, Type type) => Assert.That(Wire.Inputs(args)[wireName].Type, Is.EqualTo(type));

    [TestCase(typeof(Aws.Ec2.VpcArgs), "Tags", false, TestName = "{m}(optional map)")]
    [TestCase(typeof(Aws.Ec2.VpcIpamArgs), "OperatingRegions", false, TestName = "{m}(required list)")]
    [TestCase(typeof(Aws.ControlTower.LandingZoneArgs), "RemediationTypes", false, TestName = "{m}(optional list)")]
    [TestCase(typeof(Aws.Ec2.SubnetArgs), "VpcId", false, TestName = "{m}(required scalar)")]
    [TestCase(typeof(Aws.Ec2.SubnetArgs), "CidrBlock", true, TestName = "{m}(optional scalar)")]
    public void Input_IsNullable_OnlyWhenOptionalAndNoCollection(Type args, string property, bool isNullable) =>
        Assert.That(Wire.IsNullable(args, property), Is.EqualTo(isNullable));

    [Test]
    public void Collections_CanBeFilled_WithoutBeingSet()
    {
        var args = new Aws.ControlTower.LandingZoneArgs { Tags = { ["owner"] = "platform" }, RemediationTypes = { "INHERITANCE_DRIFT" } };
        var (tags, types) = (args.Tags, args.RemediationTypes);
        Assert.Multiple(() =>
        {
            Assert.That(args.Tags, Is.SameAs(tags), "the same object at each read");
            Assert.That(args.RemediationTypes, Is.SameAs(types));
        });
    }

    [Test]
    public async Task SecretInput_IsSecret_WhateverIsPassed()
    {
        var args = new Aws.DirectoryService.DirectoryArgs { Password = "plain text" };
        Assert.That(await Output.IsSecretAsync(args.Password!.ToOutput()), Is.True);
    }

    [Test]
    public async Task SchemaDefault_IsSetByTheArgs() =>
        Assert.That(await OutputUtilities.GetValueAsync(new Aws.Ec2.SecurityGroupArgs().Description!.ToOutput()), Is.EqualTo("Managed by Pulumi"));

    [TestCase(typeof(Aws.S3.BucketArgs), "CorsRules", true)]
    [TestCase(typeof(Aws.S3.BucketArgs), "Tags", false)]
    public void DeprecatedCollection_SaysSo(Type args, string property, bool isDeprecated) =>
        Assert.That(args.GetProperty(property)!.GetCustomAttribute<ObsoleteAttribute>() is not null, Is.EqualTo(isDeprecated));

    [TestCase(typeof(Aws.Ec2.VpcArgs))]
    [TestCase(typeof(Native.ControlTower.Inputs.EnabledBaselineParameterArgs))]
    [TestCase(typeof(Aws.Organizations.GetOrganizationInvokeArgs))]
    public void Empty_IsOfTheClassItself(Type args)
    {
        var empty = args.GetProperty("Empty", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)!;
        Assert.That(empty.GetValue(null), Is.TypeOf(args));
    }
}
