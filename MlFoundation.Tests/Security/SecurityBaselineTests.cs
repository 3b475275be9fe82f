using System.Collections.Immutable;
using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Security;

[TestFixture]
public sealed class SecurityBaselineTests
{
    private const string TwoRegions = "    homeRegion: eu-west-1\n    governedRegions: [eu-west-1, eu-central-1]\n";

    [Test]
    public async Task GuardDuty_IsOnInTooling_Designated_AndConfigured_InTheHomeRegionFirst()
    {
        var plan = await PlanAsync();
        var graph = new PlanGraph(plan);
        Assert.Multiple(() =>
        {
            Assert.That(Of(plan, "security-guardduty-detector-eu-west-1").Account, Is.EqualTo("security-tooling"));
            Assert.That(Of(plan, "security-guardduty-administrator-eu-west-1").Account, Is.EqualTo("management"));
            Assert.That(Of(plan, "security-guardduty-administrator-eu-central-1").Options.Protect, Is.True);
            Assert.That(Of(plan, "security-guardduty-organization-eu-central-1")["autoEnableOrganizationMembers"], Is.EqualTo("ALL"));
            Assert.That(graph.ComesAfter(Urn(plan, "security-guardduty-detector-eu-central-1"), Urn(plan, "security-guardduty-s3DataEvents-eu-west-1")), Is.True);
            Assert.That(Of(plan, "security-guardduty-runtimeMonitoring-eu-west-1")["additionalConfigurations"], Has.Exactly(3).Items);
        });
    }

    // With an administrator goes the configuration of all members.
    [Test]
    public async Task EveryAdministrator_IsProtected()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text("prod").Replace("mlfoundation:security:\n", "mlfoundation:security:\n    firewallManager: true\n", StringComparison.Ordinal));
        var administrators = plan.Resources.Where(r => r.Account == "management" && r.Custom && (r.Type.Contains("dminAccount:", StringComparison.Ordinal) || r.Type.EndsWith(":DelegatedAdministrator", StringComparison.Ordinal))).ToArray();
        Assert.That(administrators.Select(r => r.Type).Distinct().Count(), Is.EqualTo(8));
        Assert.That(administrators.Where(r => !r.Options.Protect).Select(r => r.Name), Is.Empty);
    }

    [Test]
    public async Task ManyRegions_GoAtOnce_AfterTheHomeRegion()
    {
        var plan = await PlanAsync(StackFiles.With("    homeRegion: eu-west-1\n", "    homeRegion: eu-west-1\n    governedRegions: [eu-west-1, eu-central-1, us-east-1]\n"));
        var graph = new PlanGraph(plan);
        Assert.That(graph.ComesAfter(Urn(plan, "security-macie-session-us-east-1"), Urn(plan, "security-macie-organization-eu-central-1")), Is.False);
    }

    [Test]
    public async Task SecurityHub_IsConfiguredCentrally_FromTheHomeRegion_WithAPolicyPerUnit()
    {
        var plan = await PlanAsync(StackFiles.With("    homeRegion: eu-west-1\n", TwoRegions)
            + "  mlfoundation:security: { securityHub: { disabledControls: [S3.9], units: { workloads/production: { standards: [fsbp, pci-dss-4.0.1] }, sandbox: { enabled: false, reason: \"Synthetic data only, rebuilt weekly.\" } } } }\n");
        Assert.Multiple(() =>
        {
            Assert.That(Of(plan, "security-securityhub-aggregator")["specifiedRegions"], Is.EqualTo(new object[] { "eu-central-1" }));
            var organization = Of(plan, "security-securityhub-organization");
            Assert.That((organization["autoEnable"], organization["autoEnableStandards"]), Is.EqualTo((false, "NONE")));
            Assert.That(Of(plan, "security-securityhub-association-organization").Text("targetId"), Does.Contain("roots[0].id"));
            Assert.That(Of(plan, "security-securityhub-association-workloads/production").Text("targetId"), Is.EqualTo("${organization-unit-workloads/production.id}"));
            var production = (ImmutableDictionary<string, object?>)Of(plan, "security-securityhub-policy-workloads/production")["configurationPolicy"]!;
            Assert.That(production["enabledStandardArns"], Is.EqualTo(new object[]
            {
                "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0", "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1",
            }));
            var sandbox = (ImmutableDictionary<string, object?>)Of(plan, "security-securityhub-policy-sandbox")["configurationPolicy"]!;
            Assert.That(sandbox["serviceEnabled"], Is.False);
            Assert.That(plan.Resources.Where(r => r.Type.StartsWith("aws:securityhub/", StringComparison.Ordinal)).Select(r => r.Region), Is.All.EqualTo("eu-west-1"));
        });
    }

    [Test]
    public async Task AccountsThatAreThere_AreMembersByName_TheOthersComeAfterwards()
    {
        var plan = await PlanAsync(StackFiles.Minimal + "    network: { id: \"222233334444\" }\n    sandboxes: { alice: {} }\n");
        var graph = new PlanGraph(plan);
        Assert.Multiple(() =>
        {
            Assert.That(
                plan.Resources.Where(r => r.Type == "aws:macie2/member:Member").Select(r => (r.Name, r["accountId"], r["email"])), Is.EqualTo(new (string, object?, object?)[]
                {
                    ("security-macie-member-log-archive-eu-west-1", "${organization-account-log-archive.id}", "aws+log-archive@example.com"),
                    ("security-macie-member-management-eu-west-1", "111122223333", "${organization.masterAccountEmail}"),
                    ("security-macie-member-network-eu-west-1", "222233334444", "aws+network@example.com"),
                }));
            foreach (var organization in new[] { "macie", "inspector", "detective", "guardduty" })
            {
                Assert.That(graph.ComesAfter(Urn(plan, "accounts-account-sandbox-alice"), Urn(plan, $"security-{organization}-organization-eu-west-1")), Is.True, organization);
            }
        });
    }

    [TestCase("guardDuty", "aws:guardduty/"), TestCase("macie", "aws:macie2/"), TestCase("securityHub", "aws:securityhub/"), TestCase("inspector", "aws:inspector2/")]
    [TestCase("detective", "aws:detective/"), TestCase("accessAnalyzer", "aws:accessanalyzer/"), TestCase("rootAccess", "aws:iam/organizationsFeatures")]
    public async Task AServiceThatIsOff_DeclaresNothing_AndStaysAFinding(string service, string types)
    {
        var on = await PlanAsync();
        var off = await PlanAsync(StackFiles.Minimal + $"  mlfoundation:security: {{ {service}: {{ enabled: false, reason: Another tool does it. }} }}\n");
        Assert.Multiple(() =>
        {
            Assert.That(on.Resources.Where(r => r.Type.StartsWith(types, StringComparison.Ordinal)), Is.Not.Empty);
            Assert.That(off.Resources.Where(r => r.Type.StartsWith(types, StringComparison.Ordinal)), Is.Empty);
            var finding = off.Findings.Single(f => f.Id == "MLF-SEC-004");
            Assert.That((finding.Severity, finding.At), Is.EqualTo((Severity.Advisory, (string?)finding.At)));
            Assert.That(finding.Message, Does.StartWith($"{service} is off: Another tool does it. "));
            Assert.That(finding.At, Does.StartWith("t.yaml:"));
            Assert.That(off.Findings.Where(f => f.Severity == Severity.Mandatory), Is.Empty);
        });
    }

    private static IEnumerable<string> Switches() => Below(typeof(SecuritySettings), "");

    private static IEnumerable<string> Below(Type type, string at) =>
        from property in type.GetProperties()
        let path = at + char.ToLowerInvariant(property.Name[0]) + property.Name[1..]
        where typeof(ServiceSwitch).IsAssignableFrom(property.PropertyType)
        from found in Below(property.PropertyType, path + ".").Prepend(path)
        select found;

    [TestCaseSource(nameof(Switches))]
    public void EverySwitch_ThatIsOff_IsTold(string path)
    {
        var parts = path.Split('.');
        var section = string.Concat(parts.Select(p => $"{{ {p}: ")) + "{ enabled: false, reason: Another tool does it. }" + string.Concat(parts.Select(_ => " }"));
        var off = SecurityPlan.Off(StackFiles.Settings(StackFiles.Minimal + $"  mlfoundation:security: {section}\n").Security);
        Assert.That(off.Select(o => (o.SettingsPath, o.Reason)), Is.EqualTo(new[] { ($"security.{path}.enabled", "Another tool does it.") }));
    }

    [TestCase("{ macie: { classifyDataAccounts: false } }", "macie.classifyDataAccounts is off. "), TestCase("{ notifications: {} }", "notifications is off. ")]
    [TestCase("{ securityHub: { disabledControls: [S3.9, EC2.10] } }", "Controls of Security Hub are off. No account is held against EC2.10, S3.9."), TestCase("{ logs: { objectLock: { mode: none } } }", "logs.objectLock.mode is off. ")]
    public async Task APartThatIsOff_IsAFindingToo(string section, string message)
    {
        var finding = (await PlanAsync(StackFiles.Minimal + $"  mlfoundation:security: {section}\n")).Findings.Single(f => f.Id == "MLF-SEC-004");
        Assert.Multiple(() =>
        {
            Assert.That(finding.Message, Does.StartWith(message));
            Assert.That(finding.At, Does.StartWith("t.yaml:"));
        });
    }

    [Test]
    public async Task WhatNoTopicTakes_StaysInAQueue()
    {
        var plan = await PlanAsync();
        Assert.Multiple(() =>
        {
            Assert.That(((ImmutableDictionary<string, object?>)Of(plan, "security-notification-urgent-target")["deadLetterConfig"]!)["arn"], Is.EqualTo("${security-notification-undelivered.arn}"));
            Assert.That(Of(plan, "security-notification-undelivered")["messageRetentionSeconds"], Is.EqualTo(1_209_600));
            Assert.That(Of(plan, "security-notification-undelivered-policy").Text("policy"), Does.Contain("rule/mlfoundation-findings-*"));
            var alarm = Of(plan, "security-notification-undelivered-alarm");
            Assert.That((alarm["namespace"], alarm["metricName"], alarm["threshold"], alarm["comparisonOperator"]), Is.EqualTo(("AWS/SQS", "ApproximateNumberOfMessagesVisible", 0d, "GreaterThanThreshold")));
            Assert.That(((ImmutableDictionary<string, object?>)alarm["dimensions"]!)["QueueName"], Is.EqualTo("mlfoundation-findings-undelivered"));
            Assert.That(alarm["alarmActions"], Is.EqualTo(plan.Resources.Where(r => r.Type == "aws:sns/topic:Topic" && r.Name.StartsWith("security-notification-", StringComparison.Ordinal)).Select(r => $"${{{r.Name}.arn}}")));
            Assert.That(Of(plan, "security-notification-urgent-policy").Text("policy"), Does.Contain("cloudwatch.amazonaws.com").And.Contains(":alarm:mlfoundation-findings-*"));
            Assert.That(Of(plan, "security-notification-key").Text("policy"), Does.Contain("cloudwatch.amazonaws.com"));
        });
    }

    [Test]
    public async Task WithoutALandingZone_TrailAndAggregatorAreOurs_AndNobodyRecords()
    {
        var plan = await PlanAsync(StackFiles.With("landingZone: managed, accessManagement: false", "landingZone: none"));
        var trail = Of(plan, "security-organization-trail");
        Assert.Multiple(() =>
        {
            Assert.That((trail["isOrganizationTrail"], trail["isMultiRegionTrail"], trail["enableLogFileValidation"]), Is.EqualTo((true, true, true)));
            Assert.That(trail["kmsKeyId"], Is.EqualTo("${logs-key.arn}"));
            Assert.That((trail.Options.Protect, trail.Options.RetainOnDelete), Is.EqualTo((true, true)));
            Assert.That(Of(plan, "security-config-aggregator").Account, Is.EqualTo("security-tooling"));
            Assert.That(plan.Findings.Select(f => f.Id), Does.Contain("MLF-SEC-005"));
        });
    }

    [Test]
    public async Task FirewallManager_IsDelegatedInItsOneRegion_WhicheverIsHome()
    {
        var plan = await PlanAsync(StackFiles.Minimal + "  mlfoundation:security: { firewallManager: true }\n");
        var administrator = Of(plan, "security-firewall-manager-administrator");
        Assert.That((administrator.Account, administrator.Region), Is.EqualTo(("management", "us-east-1")));
    }

    [Test]
    public async Task ExistingServiceLinkedRoles_AreLeftAlone() => Assert.That(
        (await PlanAsync(StackFiles.Minimal + "  mlfoundation:security: { existingServiceLinkedRoles: [guardduty.amazonaws.com] }\n")).Resources
            .Where(r => r.Type == "aws:iam/serviceLinkedRole:ServiceLinkedRole").Select(r => r["awsServiceName"]),
        Is.EqualTo(new[] { "access-analyzer.amazonaws.com" }));

    [Test]
    public async Task DataAccounts_AreLookedThroughWeekly_InEveryRegion()
    {
        var plan = await PlanAsync(StackFiles.Minimal + "    dataLakes: { sales: {} }\n");
        var job = Of(plan, "sensitive-data-data-lake-sales-eu-west-1");
        Assert.Multiple(() =>
        {
            Assert.That((job.Account, job["jobType"], job["name"], job["samplingPercentage"]), Is.EqualTo(("security-tooling", (object)"SCHEDULED", (object?)null, (object)20.0)));
            Assert.That(PlanText(job["s3JobDefinition"]), Does.Contain("accounts-account-data-lake-sales"));
        });
    }

    [Test]
    public async Task FindingsReachPeople_ByDefaultTheRootAddressOfSecurityTooling()
    {
        var plan = await PlanAsync();
        using var pattern = JsonDocument.Parse(Of(plan, "security-notification-urgent-rule").Text("eventPattern")!);
        var findings = pattern.RootElement.GetProperty("detail").GetProperty("findings");
        Assert.Multiple(() =>
        {
            Assert.That(findings.GetProperty("Severity").GetProperty("Label").EnumerateArray().Select(l => l.GetString()), Is.EqualTo(new[] { "CRITICAL", "HIGH" }));
            Assert.That(findings.GetProperty("Workflow").GetProperty("Status")[0].GetString(), Is.EqualTo("NEW"));
            Assert.That(Of(plan, "security-notification-urgent")["kmsMasterKeyId"], Is.EqualTo("${security-notification-key.arn}"));
            Assert.That(Of(plan, "security-notification-urgent-aws+security-tooling@example.com")["protocol"], Is.EqualTo("email"));
            Assert.That(Of(plan, "security-notification-urgent-policy").Text("policy"), Does.Contain("${security-notification-urgent-rule.arn}"));
        });
    }

    [TestCase("{ macie: { enabled: false } }", "security.macie.reason: expected the reason why the service is off. ")]
    [TestCase("{ macie: { reason: Nobody knows why. } }", "security.macie.reason = \"Nobody knows why.\": expected no reason for a service that is on. ")]
    [TestCase("{ guardDuty: { without: { s3Data: Too dear for us. } } }", "security.guardDuty.without = \"s3Data\": expected a feature of GuardDuty")]
    [TestCase("{ inspector: { without: { lambda: No functions here. } } }", "security.inspector.without.lambda: expected lambdaCode beside it. ")]
    [TestCase("{ securityHub: { standards: [] } }", "security.securityHub.standards: expected at least one standard. ")]
    [TestCase("{ securityHub: { units: { workload/production: {} } } }", "security.securityHub.units.workload/production = \"workload/production\": expected a unit of organization.units")]
    [TestCase("{ accessAnalyzer: { unusedAccess: { afterDays: 0 } } }", "security.accessAnalyzer.unusedAccess.afterDays = 0: expected whole days, 1 to 365")]
    [TestCase("{ accessAnalyzer: { unusedAccess: { afterDays: 366 } } }", "security.accessAnalyzer.unusedAccess.afterDays = 366: expected whole days, 1 to 365")]
    [TestCase("{ logs: { objectLock: { days: 366 } } }", "security.logs.objectLock.days = 366: expected at most 365, as long as logs are kept. ")]
    [TestCase("{ logs: { retentionDays: 30, objectLock: { days: 31 } } }", "security.logs.objectLock.days = 31: expected at most 30, as long as logs are kept. ")]
    [TestCase("{ notifications: { urgent: { severities: [] } } }", "security.notifications.urgent.severities: expected at least one severity. ")]
    public void AMistake_NamesPlaceAndWayOut(string section, string problem) =>
        Assert.That(StackFiles.Problems(StackFiles.Minimal + $"  mlfoundation:security: {section}\n"), Has.Length.EqualTo(1).And.All.StartsWith(problem));

    [TestCase("{ logs: { objectLock: { days: 365 } } }"), TestCase("{ logs: { objectLock: { mode: none, days: 366 } } }"), TestCase("{ accessAnalyzer: { unusedAccess: { afterDays: 365 } } }")]
    public void AtTheLimit_IsRight(string section) => Assert.That(StackFiles.Problems(StackFiles.Minimal + $"  mlfoundation:security: {section}\n"), Is.Empty);

    private static Task<Plan> PlanAsync(string? text = null) => StackFiles.PlanAsync(text ?? StackFiles.With("    homeRegion: eu-west-1\n", TwoRegions));

    private static string PlanText(object? value) => value switch
    {
        ImmutableDictionary<string, object?> map => string.Join(",", map.Values.Select(PlanText)),
        ImmutableArray<object?> list => string.Join(",", list.Select(PlanText)),
        _ => $"{value}",
    };

    private static PlannedResource Of(Plan plan, string name) => plan.Resources.Single(r => r.Name == name);

    private static string Urn(Plan plan, string name) => Of(plan, name).Urn;
}
