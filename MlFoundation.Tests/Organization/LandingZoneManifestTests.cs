using System.Text.Json;
using MlFoundation.Support;

namespace MlFoundation.Organization;

[TestFixture]
public sealed class LandingZoneManifestTests
{
    [Test]
    public void Version40_SwitchesEachIntegration_AndNamesNoUnits() => Assert.That(Manifest(StackFiles.Minimal), Is.EqualTo("""
        {"accessManagement":{"enabled":false},"backup":{"enabled":false},"centralizedLogging":{"accountId":"LOG","configurations":{"accessLoggingBucket":{"retentionDays":3650},"loggingBucket":{"retentionDays":365}},"enabled":true},"config":{"accountId":"SEC","configurations":{"accessLoggingBucket":{"retentionDays":3650},"loggingBucket":{"retentionDays":365}},"enabled":true},"governedRegions":["eu-west-1"],"securityRoles":{"accountId":"SEC","enabled":true}}
        """));

    [Test]
    public void Version33_NamesItsTwoUnits_AndHasNoConfigIntegration() => Assert.That(
        Manifest(StackFiles.With("accessManagement: false", "version: \"3.3\", kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000")
            .Replace("    owner: platform\n", "    owner: platform\n    governedRegions: [us-east-1, eu-west-1, ap-south-1]\n    units:\n      security: { existing: true, name: Safe }\n      sandbox: { existing: true }\n", StringComparison.Ordinal)),
        Is.EqualTo("""
        {"accessManagement":{"enabled":true},"centralizedLogging":{"accountId":"LOG","configurations":{"accessLoggingBucket":{"retentionDays":3650},"kmsKeyArn":"arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000","loggingBucket":{"retentionDays":365}},"enabled":true},"governedRegions":["eu-west-1","ap-south-1","us-east-1"],"organizationStructure":{"sandbox":{"name":"Sandbox"},"security":{"name":"Safe"}},"securityRoles":{"accountId":"SEC"}}
        """));

    private static string Manifest(string text) =>
        JsonSerializer.Serialize(Sorted(JsonSerializer.SerializeToElement(LandingZoneManifest.Build(OrgUnitTreeArgs.Of(StackFiles.Settings(text)), "LOG", "SEC"))));

    private static object Sorted(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new SortedDictionary<string, object>(element.EnumerateObject().ToDictionary(p => p.Name, p => Sorted(p.Value)), StringComparer.Ordinal),
        _ => element,
    };
}
