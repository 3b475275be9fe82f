using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Organization;

[TestFixture]
public sealed class OrgUnitTreeTests
{
    private const string Baseline = "aws:controltower/baseline:Baseline";

    [Test]
    public async Task Version40_MakesTheSecurityUnitAndItsAccounts_ThenTheLandingZone_ThenTheOtherUnits()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal);
        AssertOrder(plan,
            "organization-unit-security", "organization-account-log-archive", "organization-landing-zone", "organization-unit-workloads",
            "organization-unit-workloads/production", "organization-registration-workloads/production", "organization-root-attachment-quarantine");
        var account = Of(plan, "organization-account-log-archive");
        Assert.Multiple(() =>
        {
            Assert.That((account["parentId"], account["email"], account["roleName"]), Is.EqualTo(("${organization-unit-security.id}", "aws+log-archive@example.com", "AWSControlTowerExecution")));
            Assert.That(account.Options.IgnoreChanges, Is.EqualTo(new[] { "email", "iamUserAccessToBilling", "name", "roleName" }));
            Assert.That((account.Options.Protect, account.Options.RetainOnDelete), Is.EqualTo((true, true)));
        });
    }

    [Test]
    public async Task Version33_FindsTheUnitsThatControlTowerMakes_AfterTheLandingZone()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With("accessManagement: false", "accessManagement: false, version: \"3.3\"")
            .Replace("    owner: platform\n", "    owner: platform\n    units:\n      security: { existing: true }\n      sandbox: { existing: true }\n      workloads: { units: { production: {}, development: {} } }\n", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Calls.Where(c => c.Type.Contains("getOrganizationalUnit")).Select(c => c.Inputs["name"]), Is.EqualTo(new[] { "Sandbox", "Security" }));
            Assert.That(Of(plan, "organization-account-log-archive")["parentId"], Is.EqualTo("${organization.roots[0].id}"));
            Assert.That(Of(plan, "organization-registration-workloads")["baselineVersion"], Is.EqualTo("4.0"));
            Assert.That(Names(plan, Baseline), Has.No.Member("organization-registration-sandbox").And.No.Member("organization-registration-security"));
        });
    }

    [Test]
    public async Task Registrations_GoOneByOne_ParentsFirst_NeverTheSecurityUnit()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal);
        string[] order = ["deployments", "infrastructure", "sandbox", "workloads", "workloads/development", "workloads/production"];
        Assert.That(Names(plan, Baseline), Is.EqualTo(order.Select(p => $"organization-registration-{p}")));
        AssertOrder(plan, [.. order.Select(p => $"organization-registration-{p}")]);
        var first = Of(plan, "organization-registration-deployments");
        Assert.Multiple(() =>
        {
            Assert.That(first["baselineIdentifier"], Is.EqualTo("arn:aws:controltower:eu-west-1::baseline/17BSJV3IGJ2QSGA2"));
            Assert.That((first["baselineVersion"], first["targetIdentifier"], first["parameters"]), Is.EqualTo(("5.0", "${organization-unit-deployments.arn}", (object?)null)));
            Assert.That(first.Options.Timeouts["create"], Is.EqualTo(90));
        });
    }

    [Test]
    public async Task AccessManagement_NamesTheIdentityCenterBaseline()
    {
        const string Arn = "arn:aws:controltower:eu-west-1:111122223333:enabledbaseline/XABC";
        var plan = await StackFiles.PlanAsync(StackFiles.With("accessManagement: false", $"identityCenterBaselineArn: {Arn}"));
        Assert.That(Of(plan, "organization-registration-sandbox")["parameters"], Is.EqualTo(new Dictionary<string, object> { ["key"] = "IdentityCenterEnabledBaselineArn", ["value"] = Arn }));
    }

    [Test]
    public async Task BeforeTheIdentityCenterBaselineIsKnown_RegistrationsAndControlsWait_AndTheSettingIsNamed()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With(", accessManagement: false", "").Replace("    owner: platform\n",
            "    owner: platform\n    units:\n      security: {}\n      sandbox: { controls: [restricted-ssh] }\n      workloads: { units: { production: {}, development: {} } }\n", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Resources.Where(r => r.Type is Baseline or "aws:controltower/controlTowerControl:ControlTowerControl"), Is.Empty);
            Assert.That(plan.Findings.Select(f => (f.Id, f.Severity, f.At)), Is.EqualTo(new[] { ("MLF-ORG-006", Severity.Advisory, "t.yaml:9:19") }));
        });
    }

    [Test]
    public async Task WithoutALandingZone_NothingOfControlTowerIsDeclared()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With("landingZone: managed", "landingZone: none"));
        Assert.That(plan.Resources.Where(r => r.Type.Contains("controltower") || r.Name.Contains("AWSControlTower")), Is.Empty);
    }

    [Test]
    public async Task AnExistingLandingZone_IsLeftAlone_AndItsUnitsAreRegistered()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With("landingZone: managed", "landingZone: existing") + "    logArchive: { id: \"444455556666\" }\n    securityTooling: { id: \"123456789012\" }\n");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Resources.Where(r => r.Type.Contains("LandingZone") || (r.Type.Contains("aws:iam") && r.Name.StartsWith("organization-", StringComparison.Ordinal))), Is.Empty);
            Assert.That(Names(plan, Baseline), Has.Length.EqualTo(6));
        });
    }

    [Test]
    public async Task Controls_HaveTheirParametersAsJson_AndFollowEachOther()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With("    owner: platform\n",
            "    owner: platform\n    units:\n      security: {}\n      sandbox: { controls: [restricted-ssh, { control: region-deny, parameters: { AllowedRegions: [eu-west-1, us-east-1] } }, { identifier: \"arn:aws:controlcatalog:::control/50z1ot237wl8u1lv5ufau6qqo\" }] }\n      workloads: { units: { production: {}, development: {} } }\n"));
        var denied = Of(plan, "organization-control-sandbox/region-deny");
        Assert.That(denied["parameters"], Is.EqualTo(new[] { new Dictionary<string, object> { ["key"] = "AllowedRegions", ["value"] = "[\"eu-west-1\",\"us-east-1\"]" } }));
        AssertOrder(plan,
            "organization-registration-sandbox", "organization-control-sandbox/50z1ot237wl8u1lv5ufau6qqo",
            "organization-control-sandbox/region-deny", "organization-control-sandbox/restricted-ssh");
    }

    [Test]
    public async Task TheOrganization_IsReadUnlessItIsAdopted()
    {
        var (read, adopted) = (await StackFiles.PlanAsync(StackFiles.Minimal), await StackFiles.PlanAsync(StackFiles.With("    owner: platform\n", "    owner: platform\n    adopt: true\n    policies: [data-perimeter, cost-allocation-tags]\n")));
        var organization = Of(adopted, "organization-root");
        Assert.Multiple(() =>
        {
            Assert.That(read.Calls.Select(c => c.Type), Is.EqualTo(new[] { "aws:organizations/getOrganization:getOrganization" }));
            Assert.That(organization["enabledPolicyTypes"], Is.EqualTo(new[] { "RESOURCE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY", "TAG_POLICY" }));
            Assert.That(organization.Options.IgnoreChanges, Is.EqualTo(new[] { "awsServiceAccessPrincipals" }));
            Assert.That(adopted.Resources.Select(r => r.Name), Has.Member("organization-service-access-tag-policies"));
        });
    }

    [Test]
    public async Task Owners_AreTagsOfUnitsAndAccounts_AndInherited()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With("    owner: platform\n",
            "    owner: platform\n    units:\n      security: { owner: guards }\n      sandbox: {}\n      workloads: { owner: builders, units: { production: {}, development: { owner: makers } } }\n"));
        Assert.That(
            new[] { "unit-security", "account-log-archive", "unit-sandbox", "unit-workloads/production", "unit-workloads/development" }.Select(n => Tag(Of(plan, $"organization-{n}"))),
            Is.EqualTo(new[] { "guards", "guards", "platform", "builders", "makers" }));

        static object Tag(PlannedResource resource) => ((IReadOnlyDictionary<string, object?>)resource["tags"]!)["Owner"]!;
    }

    private static void AssertOrder(Plan plan, params string[] names)
    {
        var graph = new PlanGraph(plan);
        foreach (var (earlier, later) in names.Zip(names.Skip(1)))
        {
            Assert.That(graph.ComesAfter(Of(plan, later).Urn, Of(plan, earlier).Urn), Is.True, $"{later} after {earlier}");
        }
    }

    private static string[] Names(Plan plan, string type) => [.. plan.Resources.Where(r => r.Type == type).Select(r => r.Name)];

    private static PlannedResource Of(Plan plan, string name) => plan.Resources.Single(r => r.Name == name);
}
