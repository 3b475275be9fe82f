using System.Collections.Immutable;
using System.Text.Json;
using Aws = Pulumi.Aws;
using Native = Pulumi.AwsNative;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>Resources of the AWS packages, registered with mocks: what a provider would receive.</summary>
[TestFixture]
public sealed class RegistrationTests
{
    [Test]
    public async Task NestedAndEnumInputs_Arrive_InTheirWireForm()
    {
        var mocks = new EchoMocks();
        await AdHocStack.RunAsync(mocks, () =>
        {
            _ = new Aws.Iam.Role("deploy", new Aws.Iam.RoleArgs
            {
                AssumeRolePolicy = new Aws.Iam.Inputs.PolicyDocumentArgs
                {
                    Version = Aws.Iam.PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17,
                    Statement = { new Aws.Iam.Inputs.PolicyStatementArgs { Effect = Aws.Iam.PolicyStatementEffect.ALLOW, Action = "sts:AssumeRole" } },
                },
            });
            _ = new Native.ControlTower.LandingZone("zone", new Native.ControlTower.LandingZoneArgs
            {
                Version = "4.0",
                Manifest = new Dictionary<string, object> { ["governedRegions"] = ImmutableArray.Create("eu-west-1") },
                RemediationTypes = { Native.ControlTower.LandingZoneRemediationTypesItem.InheritanceDrift },
            });
        });
        Assert.Multiple(() =>
        {
            Assert.That(JsonSerializer.Serialize(mocks.Of("deploy").Inputs["assumeRolePolicy"], JsonSerializerOptions.Web),
                Does.Contain("\"Version\":\"2012-10-17\"").And.Contain("\"Effect\":\"Allow\"").And.Contain("\"Action\":\"sts:AssumeRole\""));
            Assert.That(mocks.Of("zone").Inputs["remediationTypes"], Is.EqualTo(new[] { "INHERITANCE_DRIFT" }));
        });
    }

    [Test]
    public async Task Function_SendsItsArgs_AndReadsItsResult()
    {
        var mocks = new EchoMocks();
        await AdHocStack.RunAsync(mocks, () =>
        {
            var unit = Aws.Organizations.GetOrganizationalUnit.Invoke(new Aws.Organizations.GetOrganizationalUnitInvokeArgs { Name = "Security", ParentId = "r-ab12" });
            _ = new Aws.Organizations.OrganizationalUnit("child", new Aws.Organizations.OrganizationalUnitArgs { ParentId = unit.Apply(u => u.ParentId) });
        });
        Assert.Multiple(() =>
        {
            Assert.That(mocks.Called.Single().Token, Is.EqualTo("aws:organizations/getOrganizationalUnit:getOrganizationalUnit"));
            Assert.That(mocks.Of("child").Inputs["parentId"], Is.EqualTo("r-ab12"));
        });
    }
}
