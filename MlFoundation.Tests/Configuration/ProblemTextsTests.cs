using System.Globalization;
using MlFoundation.Support;

namespace MlFoundation.Configuration;

/// <summary>Problems that no test of a component's own shows: each with its whole text.</summary>
[TestFixture]
public sealed class ProblemTextsTests
{
    private const string Units = "    units: { security: {}, infrastructure: {}, sandbox: {}, workloads: {} }\n    controlTower:";

    /// <summary>A section that a minimal file gets, and what is said of it.</summary>
    private static IEnumerable<TestCaseData> Sections()
    {
        yield return Case("catalog: { support: { email: a@b.example }, tagOptions: { " + Many("tag-{0}: [a]", 26) + " } }", "catalog.tagOptions = 26 values: expected at most 25 in all. Service Catalog takes no more for a portfolio.");
        yield return Case("identity: { permissionSets: { AWSSecurityAuditors: { managedPolicies: [" + Many("ReadOnly{0}", 21) + "] } } }", "identity.permissionSets.AWSSecurityAuditors.managedPolicies = 21 policies: expected at most 20. Join what belongs together in inlinePolicy.");
        yield return Case("lifecycle: { observability: { share: [] } }", "lifecycle.observability.share: expected at least one of logs, metrics and traces. Name what accounts share, or set enabled to false.");
        yield return Case("lifecycle: { observability: { account: mlSharedServices } }", "lifecycle.observability.account = \"mlSharedServices\": expected an account that the stack file names. Add accounts.mlSharedServices, or leave it to securityTooling, which is always there.");
        yield return Case("lifecycle: { observability: { account: sharedServices } }", "lifecycle.observability.account = \"sharedServices\": expected an account that the stack file names. Add accounts.sharedServices, or leave it to securityTooling, which is always there.");
        yield return Case("security: { securityHub: { units: { the-partners: { standards: [fsbp] } } } }", "security.securityHub.units.the-partners = \"the-partners\": expected a unit of organization.units. The units are: deployments, infrastructure, sandbox, security, workloads, workloads/development, workloads/production.");
        yield return Case("security: { securityHub: { units: { sandbox: { standards: [fsbp] }, workloadss: { standards: [fsbp] } } } }", "security.securityHub.units.workloadss = \"workloadss\": expected a unit of organization.units. Did you mean \"workloads\"?");
        yield return Case("security: { inspector: { without: { lambda: none is used here } } }", "security.inspector.without.lambda: expected lambdaCode beside it. Inspector scans the code of functions only where it scans functions: name both, or neither.");
        yield return Case("security: { inspector: { without: { ec2: none is used, ecr: none is used, lambda: none is used, lambdaCode: none is used } } }", "security.inspector.without: expected something left to scan. Set enabled to false and give one reason.");
        yield return Case("security: { logs: { retentionDays: 100, objectLock: { mode: governance, days: 101 } } }", "security.logs.objectLock.days = 101: expected at most 100, as long as logs are kept. A log that is locked cannot expire: lock it for less, or keep it longer.");
        yield return Case("security: { logs: { objectLock: { mode: governance, days: 5000 } } }", "security.logs.objectLock.days = 5000: expected at most 365, as long as logs are kept. A log that is locked cannot expire: lock it for less, or raise organization.controlTower.logRetentionDays.");
        yield return Case("security: { notifications: { daily: { severities: [], emails: [a@b.example] } } }", "security.notifications.daily.severities: expected at least one severity. Remove the entry, or name critical.");
        yield return Case("security: { securityHub: { standards: [] } }", "security.securityHub.standards: expected at least one standard. Without one Security Hub checks nothing: name fsbp.");
        yield return Case("security: { macie: { enabled: false } }", "security.macie.reason: expected the reason why the service is off. Say in a sentence what watches the accounts instead, or remove enabled: every plan shows it as a finding.");
        yield return Case("security: { macie: { reason: somebody looks } }", "security.macie.reason = \"somebody looks\": expected no reason for a service that is on. Remove the reason, or set enabled to false.");
        yield return Case("teams: { " + Many("team-{0}: {{}}", 400) + " }", "security.detective.enabled = true: expected false, because Detective takes 1200 accounts and there are 1203. Switch it off with that as the reason.");
    }

    [TestCaseSource(nameof(Sections))]
    public void ASection_ThatCannotBe_IsSaid(string section, string expected) =>
        Assert.That(StackFiles.Problems(StackFiles.Minimal + $"  mlfoundation:{section}\n"), Is.EqualTo(new[] { expected }));

    /// <summary>Sections at the limit of what is said of them.</summary>
    private static IEnumerable<TestCaseData> Limits()
    {
        yield return Case("lifecycle: { observability: { share: [logs] } }");
        yield return Case("lifecycle: { observability: { enabled: false, share: [] } }");
        yield return Case("lifecycle: { observability: { enabled: false, account: sharedServices } }");
        yield return Case("security: { logs: { objectLock: { mode: governance, days: 365 } } }");
        yield return Case("security: { logs: { objectLock: { mode: none, days: 366 } } }");
        yield return Case("security: { logs: { retentionDays: 366, objectLock: { mode: governance, days: 366 } } }");
        yield return Case("teams: { " + Many("team-{0}: {{}}", 399) + " }");
    }

    [TestCaseSource(nameof(Limits))]
    public void ASection_AtItsLimit_IsRight(string section) => Assert.That(StackFiles.Problems(StackFiles.Minimal + $"  mlfoundation:{section}\n"), Is.Empty);

    [TestCase("sharedServices"), TestCase("mlSharedServices")]
    public void TheMonitoringAccount_MayBeOneThatTheFileNames(string account) => Assert.That(
        StackFiles.Problems(StackFiles.Minimal + $"    {account}: {{}}\n  mlfoundation:lifecycle: {{ observability: {{ account: {account} }} }}\n"), Is.Empty);

    /// <summary>What stands in the minimal file for something else, and what is said of it.</summary>
    private static IEnumerable<TestCaseData> Replacements()
    {
        yield return Case("    controlTower:", "    units: { security: {}, infrastructure: {}, sandbox: {}, workloads: {}, " + Many("more-{0}: {{}}", 1997) + " }\n    controlTower:", "organization.units = 2001 units: expected at most 2000. Join units, or split the organization into several.");
        yield return Case("    controlTower: { landingZone: managed, ", "    units: { security: { existing: true, controls: [restricted-ssh] }, infrastructure: {}, sandbox: { existing: true }, workloads: {} }\n    controlTower: { version: \"3.3\", landingZone: managed, ", "organization.units.security.controls: expected no controls on the Security unit. Control Tower refuses them on an unregistered unit up to landing zone 3.3; a policy does the same.");
        yield return Case("    controlTower:", Units.Replace("workloads: {}", "workloads: { controls: [restrict-ssh] }", StringComparison.Ordinal), "organization.units.workloads.controls[0] = \"restrict-ssh\": expected the name of a known control. Did you mean \"restricted-ssh\"? Any other control can be given by its ARN: { identifier: arn:aws:controlcatalog:::control/… }.");
        yield return Case("    controlTower:", Units.Replace("workloads: {}", "workloads: { controls: [{ control: region-deny }] }", StringComparison.Ordinal), "organization.units.workloads.controls[0].parameters: expected the parameter AllowedRegions. Write { control: region-deny, parameters: { AllowedRegions: [value] } }.");
        yield return Case("    homeRegion: eu-west-1", "    homeRegion: eu-\0west-1", "t.yaml = a NUL character: expected text in UTF-8. Save the file as UTF-8.");
        yield return Case("    homeRegion: eu-west-1", "    homeRegion: " + new string('[', 70) + new string(']', 70), "t.yaml: expected at most 64 levels. Flatten the value.");
        yield return Case("    homeRegion: eu-west-1", "    homeRegion: [...", "t.yaml = text that ends in the middle: expected YAML. Look at the indentation, colons and quotes of this line and the one above.");
    }

    [TestCaseSource(nameof(Replacements))]
    public void AFile_ThatCannotBe_IsSaid(string old, string replacement, string expected) =>
        Assert.That(StackFiles.Problems(StackFiles.With(old, replacement)), Is.EqualTo(new[] { expected }));

    [Test]
    public void AMapForAKey_IsSaid_BesideWhatElseIsWrong() => Assert.That(
        StackFiles.Problems(StackFiles.With("    homeRegion: eu-west-1", "    homeRegion: {{}: b}")),
        Does.Contain("t.yaml = a map: expected a key. A key is one word before a colon."));

    [Test]
    public void APermissionSetWithABoundary_WhereNoBlueprintBringsIt_IsSaid() => Assert.That(
        StackFiles.Problems(
            StackFiles.With("    controlTower: { landingZone: managed, accessManagement: false }", Units + " { landingZone: managed }")
            + "    teamUnits: { dev: workloads }\n  mlfoundation:teams: { team: { stages: { dev: {} } } }\n"),
        Is.EqualTo(new[]
        {
            "accounts.teamUnits.dev = \"workloads\": expected a unit whose connectivity is corporate or internet, because DataEngineering is assigned in team-dev. "
            + "That set is bounded by a policy which the account's blueprint brings: give the unit a connectivity, or set identity.permissionSets.DataEngineering.bounded to false.",
        }));

    // A name that fits a line: some of these texts are long.
    private static TestCaseData Case(params string[] texts) => new TestCaseData([.. texts]).SetArgDisplayNames(texts[^1][..Math.Min(80, texts[^1].Length)]);

    private static string Many(string form, int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(i => string.Format(CultureInfo.InvariantCulture, form, i)));
}
