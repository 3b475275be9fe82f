using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Aws = Pulumi.Aws;
using Native = Pulumi.AwsNative;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>Types of outputs in the AWS packages, and the nested types that they are read into.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class OutputsTests
{
    [TestCase(typeof(Aws.ControlTower.LandingZone), "driftStatuses", typeof(Output<ImmutableArray<Aws.ControlTower.Outputs.LandingZoneDriftStatus>>))]
    [TestCase(typeof(Aws.Organizations.Organization), "roots", typeof(Output<ImmutableArray<Aws.Organizations.Outputs.OrganizationRoot>>))]
    [TestCase(typeof(Aws.Ec2.Vpc), "tagsAll", typeof(Output<ImmutableDictionary<string, string>>))]
    [TestCase(typeof(Aws.Ec2.Subnet), "mapPublicIpOnLaunch", typeof(Output<bool?>))]
    [TestCase(typeof(Aws.NetworkFirewall.RuleGroup), "capacity", typeof(Output<int>))]
    [TestCase(typeof(Aws.S3.Bucket), "acl", typeof(Output<string>))]
    [TestCase(typeof(Native.ControlTower.LandingZone), "status", typeof(Output<Native.ControlTower.LandingZoneStatus>))]
    [TestCase(typeof(Native.ControlTower.LandingZone), "manifest", typeof(Output<object>))]
    [TestCase(typeof(Native.ControlTower.LandingZone), "tags", typeof(Output<ImmutableArray<Native.Outputs.Tag>>))]
    public void Output_HasThePublishedType(Type resource, string wireName, Type type) => Assert.That(Wire.Outputs(resource)[wireName].Type, Is.EqualTo(type));

    [TestCase(typeof(Aws.Ec2.Vpc), "Tags", true)]
    [TestCase(typeof(Aws.Ec2.Vpc), "TagsAll", false)]
    [TestCase(typeof(Aws.Organizations.Account), "CloseOnDeletion", true)]
    [TestCase(typeof(Aws.Organizations.Account), "Email", false)]
    [TestCase(typeof(Aws.ControlTower.LandingZone), "RemediationTypes", false)]
    public void Output_IsNullable_WhenTheProviderMayLeaveItOut(Type resource, string property, bool isNullable)
    {
        var value = new NullabilityInfoContext().Create(resource.GetProperty(property)!).GenericTypeArguments.Single();
        Assert.That(value.ReadState == NullabilityState.Nullable, Is.EqualTo(isNullable));
    }

    [TestCase(typeof(Aws.ControlTower.Outputs.LandingZoneDriftStatus), "status")]
    [TestCase(typeof(Aws.Ec2.Outputs.VpcIpamOperatingRegion), "regionName")]
    [TestCase(typeof(Aws.Organizations.Outputs.GetOrganizationRootResult), "arn id name policyTypes")]
    [TestCase(typeof(Native.Outputs.Tag), "key value")]
    public void NestedOutput_IsReadOnly_AndReadThroughItsPrivateConstructor(Type type, string wireNames)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single();
        Assert.Multiple(() =>
        {
            Assert.That(type.IsDefined(typeof(OutputTypeAttribute), inherit: false));
            Assert.That(type.GetConstructors(), Is.Empty);
            Assert.That(constructor.IsDefined(typeof(OutputConstructorAttribute), inherit: false));
            Assert.That(constructor.GetParameters().Select(p => p.Name), Is.EquivalentTo(wireNames.Split(' ')));
            Assert.That(type.GetFields().Where(f => f.IsInitOnly).Count(), Is.EqualTo(constructor.GetParameters().Length));
        });
    }

    [Test]
    public void Output_WithTheNameOfANamespace_IsStillOfThatNamespacesType() => Assert.That(
        Wire.Outputs(typeof(Aws.ServiceCatalog.ProvisionedProduct))["outputs"].Type,
        Is.EqualTo(typeof(Output<ImmutableArray<Aws.ServiceCatalog.Outputs.ProvisionedProductOutput>>)));
}
