using Pulumi;
using Aws = Pulumi.Aws;
using Native = Pulumi.AwsNative;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>Closed lists of strings in the AWS packages are structs.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class EnumsTests
{
    [Test]
    public void Value_IsTheProvidersWord_InTextAndConversion() => Assert.Multiple(() =>
    {
        Assert.That(Native.ControlTower.LandingZoneRemediationTypesItem.InheritanceDrift.ToString(), Is.EqualTo("INHERITANCE_DRIFT"));
        Assert.That((string)Native.ControlTower.LandingZoneDriftStatus.InSync, Is.EqualTo("IN_SYNC"));
        Assert.That((string)Aws.Iam.PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17, Is.EqualTo("2012-10-17"));
        Assert.That((string)Aws.Iam.PolicyStatementEffect.DENY, Is.EqualTo("Deny"));
        Assert.That((string)Aws.S3.CannedAcl.BucketOwnerFullControl, Is.EqualTo("bucket-owner-full-control"));
    });

    [Test]
    public void Values_AreEqual_WhenTheirWordsAre()
    {
        var (active, same, failed) = (Native.ControlTower.LandingZoneStatus.Active, Native.ControlTower.LandingZoneStatus.Active, Native.ControlTower.LandingZoneStatus.Failed);
        Assert.Multiple(() =>
        {
            Assert.That(active == same && active != failed && active.Equals((object)same) && !active.Equals(failed));
            Assert.That(active.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        });
    }

    [TestCase(typeof(Native.ControlTower.LandingZoneStatus))]
    [TestCase(typeof(Aws.Iam.PolicyStatementEffect))]
    public void EnumType_IsMarked_AndCannotBeMadeFromAString(Type type) => Assert.Multiple(() =>
    {
        Assert.That(type.IsDefined(typeof(EnumTypeAttribute), inherit: false) && type.IsValueType);
        Assert.That(type.GetConstructors(), Is.Empty);
        Assert.That(type.GetMethods().Where(m => m.Name == "op_Implicit"), Is.Empty);
    });
}
