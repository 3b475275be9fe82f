using Pulumi;
using Aws = Pulumi.Aws;
using Native = Pulumi.AwsNative;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>Settings of the two providers.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ProviderTests
{
    [TestCase(typeof(Aws.ProviderArgs))]
    [TestCase(typeof(Native.ProviderArgs))]
    public void ProviderInput_TravelsAsJson_UnlessItIsAString(Type args) =>
        Assert.That(Wire.Inputs(args).Values.Where(i => i.IsJson != (i.Type != typeof(Input<string>))), Is.Empty);

    [Test]
    public void AssumedRole_IsAListInAws_AndOneObjectInAwsNative() => Assert.Multiple(() =>
    {
        Assert.That(Wire.Inputs(typeof(Aws.ProviderArgs))["assumeRoles"].Type, Is.EqualTo(typeof(InputList<Aws.Inputs.ProviderAssumeRoleArgs>)));
        Assert.That(Wire.Inputs(typeof(Native.ProviderArgs))["assumeRole"].Type, Is.EqualTo(typeof(Input<Native.Inputs.ProviderAssumeRoleArgs>)));
        Assert.That(Wire.Inputs(typeof(Aws.Inputs.ProviderAssumeRoleArgs))["duration"].Type, Is.EqualTo(typeof(Input<string>)));
        Assert.That(Wire.Inputs(typeof(Native.Inputs.ProviderAssumeRoleArgs))["durationSeconds"].Type, Is.EqualTo(typeof(Input<int>)));
    });

    [Test]
    public void Region_MustBeGiven_InAwsNativeOnly() => Assert.Multiple(() =>
    {
        Assert.That(Wire.Inputs(typeof(Aws.ProviderArgs))["region"].IsRequired, Is.False);
        Assert.That(Wire.Inputs(typeof(Native.ProviderArgs))["region"].IsRequired, Is.True);
    });

    [Test]
    public async Task AwsProvider_SendsItsListsAsText()
    {
        var mocks = new EchoMocks();
        await AdHocStack.RunAsync(mocks, () => _ = new Aws.Provider("member", new Aws.ProviderArgs
        {
            Region = "eu-west-1",
            AllowedAccountIds = { "111122223333" },
            AssumeRoles = { new Aws.Inputs.ProviderAssumeRoleArgs { RoleArn = "arn:aws:iam::111122223333:role/AWSControlTowerExecution" } },
        }));
        var inputs = mocks.Of("member").Inputs;
        Assert.Multiple(() =>
        {
            Assert.That(inputs["region"], Is.EqualTo("eu-west-1"));
            Assert.That(inputs["allowedAccountIds"], Is.EqualTo("""["111122223333"]"""));
            Assert.That(inputs["assumeRoles"], Is.EqualTo("""[{"roleArn":"arn:aws:iam::111122223333:role/AWSControlTowerExecution"}]"""));
            Assert.That(inputs["skipRegionValidation"], Is.EqualTo("true"));
            Assert.That(inputs, Does.Not.ContainKey("defaultTags"), "what is not set is not sent");
        });
    }
}
