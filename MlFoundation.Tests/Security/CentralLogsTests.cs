using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Security;

[TestFixture]
public sealed class CentralLogsTests
{
    [Test]
    public async Task NetworkLogs_AreEncryptedWithTheKey_LockedKeptAndRecorded()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal + "  mlfoundation:security: { logs: { retentionDays: 400, objectLock: { mode: compliance, days: 100 } } }\n");
        Assert.Multiple(() =>
        {
            Assert.That(Json(plan, "logs-network-encryption"), Does.Contain("aws:kms").And.Contains("${logs-key.arn}"));
            Assert.That(Json(plan, "logs-network-lock"), Does.Contain("COMPLIANCE").And.Contains("\"days\": 100"));
            Assert.That(Json(plan, "logs-network-lifecycle"), Does.Contain("\"days\": 400").And.Contains("GLACIER_IR").And.Contains("\"days\": 90"));
            Assert.That(Of(plan, "logs-network-access-logging")["targetBucket"], Is.EqualTo("${logs-access.id}"));
        });
    }

    [Test]
    public async Task RecordsOfAccess_HaveNoKmsKeyAndNoLock_BecauseS3DeliversToNoOther()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal);
        Assert.Multiple(() =>
        {
            Assert.That(Json(plan, "logs-access-encryption"), Does.Contain("AES256").And.Not.Contains("kmsMasterKeyId"));
            Assert.That(plan.Resources.Select(r => r.Name), Does.Not.Contain("logs-access-lock").And.Not.Contains("logs-access-access-logging"));
        });
    }

    [TestCase("network"), TestCase("findings"), TestCase("access"), TestCase("trail")]
    public async Task EveryBucket_RefusesDeletionAndPlainHttp_AndLetsServicesInByTheirSource(string kind)
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With("landingZone: managed, accessManagement: false", "landingZone: none"));
        using var policy = JsonDocument.Parse(Of(plan, $"logs-{kind}-policy").Text("policy")!);
        var statements = policy.RootElement.GetProperty("Statement").EnumerateArray().ToArray();
        var services = statements.Where(s => s.GetProperty("Effect").GetString() == "Allow" && s.GetProperty("Principal").TryGetProperty("Service", out _)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(statements.Where(s => s.GetProperty("Effect").GetString() == "Deny").Select(s => s.GetProperty("Sid").GetString()), Is.EqualTo(new[] { "NobodyDeletes", "OverTlsOnly" }));
            Assert.That(services, Is.Not.Empty);
            Assert.That(services.Select(s => s.GetProperty("Condition").GetProperty("StringEquals").EnumerateObject().Any(c => c.Name.StartsWith("aws:Source", StringComparison.Ordinal))), Is.All.True);
            Assert.That(policy.RootElement.ToString(), Does.Not.Contain("{{"));
        });
    }

    [TestCase("managed, accessManagement: false", false), TestCase("none", true)]
    public async Task TheTrailsBucket_IsThereOnlyWhereTheTrailIsOurs(string landingZone, bool there) => Assert.That(
        (await StackFiles.PlanAsync(StackFiles.With("managed, accessManagement: false", landingZone))).Resources.Any(r => r.Name == "logs-trail"), Is.EqualTo(there));

    private static PlannedResource Of(Plan plan, string name) => plan.Resources.Single(r => r.Name == name);

    private static string Json(Plan plan, string name)
    {
        using var buffer = new MemoryStream();
        PlanJson.Write(PlanOf.Resources(Of(plan, name)), buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
