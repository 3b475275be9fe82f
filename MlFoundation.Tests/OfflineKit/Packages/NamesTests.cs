using Pulumi;
using Aws = Pulumi.Aws;
using Native = Pulumi.AwsNative;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>Names that the AWS packages give to classes and members. Each test passes on the published packages as on the kit.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class NamesTests
{
    [TestCase(typeof(Aws.Iam.Policy), typeof(Aws.Iam.PolicyArgs), "policy", "PolicyDocument")]
    [TestCase(typeof(Aws.S3.Bucket), typeof(Aws.S3.BucketArgs), "bucket", "BucketName")]
    [TestCase(typeof(Aws.NetworkFirewall.FirewallPolicy), typeof(Aws.NetworkFirewall.FirewallPolicyArgs), "firewallPolicy", "FirewallPolicyConfiguration")]
    [TestCase(typeof(Aws.NetworkFirewall.RuleGroup), typeof(Aws.NetworkFirewall.RuleGroupArgs), "ruleGroup", "RuleGroupConfiguration")]
    [TestCase(typeof(Aws.NetworkFirewall.LoggingConfiguration), typeof(Aws.NetworkFirewall.LoggingConfigurationArgs), "loggingConfiguration", "LoggingConfig")]
    public void MemberWithItsClassesName_IsRenamed_AndKeepsItsWireName(Type resource, Type args, string wireName, string name) => Assert.Multiple(() =>
    {
        Assert.That(Wire.Inputs(args)[wireName].Member, Is.EqualTo(name));
        Assert.That(Wire.Outputs(resource)[wireName].Member, Is.EqualTo(name));
    });

    [TestCase(typeof(Aws.Organizations.PolicyArgs), "content", "Content")]
    [TestCase(typeof(Aws.Sns.TopicPolicyArgs), "policy", "Policy")]
    [TestCase(typeof(Aws.S3.BucketServerSideEncryptionConfigurationArgs), "rules", "Rules")]
    [TestCase(typeof(Aws.Iam.Inputs.PolicyStatementArgs), "NotResource", "NotResource")]
    [TestCase(typeof(Aws.Iam.Inputs.PolicyDocumentArgs), "Version", "Version")]
    [TestCase(typeof(Aws.Ec2.Inputs.VpcIpamOperatingRegionArgs), "regionName", "RegionName")]
    [TestCase(typeof(Native.Inputs.TagArgs), "key", "Key")]
    public void OtherMember_IsItsWireName_WithACapital(Type args, string wireName, string name) =>
        Assert.That(Wire.Inputs(args)[wireName].Member, Is.EqualTo(name));

    [TestCase(typeof(Aws.ControlTower.ControlTowerControl), "aws:controltower/controlTowerControl:ControlTowerControl")]
    [TestCase(typeof(Aws.Ec2TransitGateway.VpcAttachment), "aws:ec2transitgateway/vpcAttachment:VpcAttachment")]
    [TestCase(typeof(Aws.S3.BucketObjectv2), "aws:s3/bucketObjectv2:BucketObjectv2")]
    [TestCase(typeof(Aws.Provider), "pulumi:providers:aws")]
    [TestCase(typeof(Native.ControlTower.EnabledBaseline), "aws-native:controltower:EnabledBaseline")]
    [TestCase(typeof(Native.Provider), "pulumi:providers:aws-native")]
    public void ResourceClass_CarriesItsToken(Type resource, string token)
    {
        var attribute = (ResourceTypeAttribute)resource.GetCustomAttributes(typeof(ResourceTypeAttribute), inherit: false).Single();
        Assert.That(attribute.Type, Is.EqualTo(token));
    }

    [TestCase(typeof(Aws.Ec2.VpcArgs), true)]
    [TestCase(typeof(Aws.ControlTower.LandingZoneArgs), true)]
    [TestCase(typeof(Aws.ServiceCatalog.ProductArgs), true)]
    [TestCase(typeof(Aws.Organizations.AccountArgs), false)]
    [TestCase(typeof(Aws.Iam.RoleArgs), false)]
    [TestCase(typeof(Aws.Ec2.VpcIpamOrganizationAdminAccountArgs), false)]
    [TestCase(typeof(Native.ControlTower.LandingZoneArgs), false)]
    public void Region_IsAnInput_OfRegionalResourcesOnly(Type args, bool isRegional) =>
        Assert.That(Wire.Inputs(args).ContainsKey("region"), Is.EqualTo(isRegional));
}
