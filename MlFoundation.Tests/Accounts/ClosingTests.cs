using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Accounts;

/// <summary>An account goes in two steps, each of them deployed; anything else is a problem.</summary>
[TestFixture]
public sealed class ClosingTests
{
    private const string Reason = "The team was dissolved in May.";

    private static string Stack(string dev, string released = "{}", string accounts = "", string landingZone = "managed") =>
        StackFiles.With("landingZone: managed", $"landingZone: {landingZone}") + accounts + $"  mlfoundation:teams: {{ fraud: {{ stages: {{ dev: {dev} }} }} }}\n  mlfoundation:safety: {{ released: {released} }}\n";

    [TestCase("{}", "{}", true, true, false, TestName = "An active account is kept")]
    [TestCase("{ closing: true }", "{}", true, true, false, TestName = "An account that is to be closed is kept")]
    [TestCase("{ closing: true }", $"{{ fraud-dev: {Reason} }}", false, false, true, TestName = "A released account may go")]
    public async Task AnAccountThatOrganizationsMakes_ClosesOnceBothStepsAreDone(string dev, string released, bool protect, bool retain, bool close)
    {
        var account = Of(await StackFiles.PlanAsync(Stack(dev, released, landingZone: "none")));
        Assert.That((account.Options.Protect, account.Options.RetainOnDelete, account["closeOnDeletion"]), Is.EqualTo((protect, retain, (object)close)));
    }

    [TestCase("{ closing: true }", "{}", true), TestCase("{ closing: true }", $"{{ fraud-dev: {Reason} }}", false)]
    public async Task AnAccountOfAccountFactory_IsTerminatedOnceBothStepsAreDone(string dev, string released, bool kept)
    {
        var plan = await StackFiles.PlanAsync(Stack(dev, released));
        Assert.That((Of(plan).Options.Protect, Of(plan).Options.RetainOnDelete), Is.EqualTo((kept, kept)));
        Assert.That(plan.Findings.Where(f => f.Severity == Severity.Mandatory), Is.Empty);
    }

    [TestCase("{ closing: true }", "{}", "managed", "fraud-dev is to be closed: step 1 of 2. Once nothing in it is needed, add safety.released: { fraud-dev: the reason } and deploy.")]
    [TestCase("{ closing: true }", $"{{ fraud-dev: {Reason} }}", "none", "fraud-dev is released: step 2 of 2. Once that is deployed, removing its entry closes it; AWS keeps it suspended for 90 days, in which it can be reopened.")]
    [TestCase("{ closing: true }", $"{{ fraud-dev: {Reason} }}", "managed", "fraud-dev is released: step 2 of 2. Once that is deployed, removing its entry terminates its product in Account Factory: it leaves Control Tower and stays open. Close it then with `aws organizations close-account`.")]
    [TestCase("{ closing: true, id: \"999999999999\" }", "{}", "managed", "fraud-dev is to be closed, but the program did not make it: close 999999999999 with `aws organizations close-account --account-id 999999999999`, then remove its entry.")]
    public async Task TheNextStep_IsAFinding(string dev, string released, string landingZone, string message)
    {
        var findings = (await StackFiles.PlanAsync(Stack(dev, released, landingZone: landingZone))).Findings
            .Where(f => f.Id != "MLF-SEC-005").ToArray(); // Without a landing zone nobody records configurations: another test's matter.
        Assert.That(findings.Select(f => (f.Id, f.Severity, f.Message)), Is.EqualTo(new[] { ("MLF-ACC-003", Severity.Advisory, message) }));
        Assert.That(findings.Single().At, Does.StartWith("t.yaml:"));
    }

    [Test]
    public async Task AnAccountThatIsToBeClosed_MovesToTheClosingUnit_WhateverItsConnectivityWas()
    {
        var plan = await StackFiles.PlanAsync(Stack("{ closing: true, connectivity: internet }", accounts: "    closingUnit: infrastructure\n"));
        Assert.That(Parameter(Of(plan), "ManagedOrganizationalUnit"), Is.EqualTo("Infrastructure (${organization-unit-infrastructure.id})"));
        Assert.That(plan.Foundation!.Accounts.Where(a => a.Key == "fraud-dev").Select(a => (a.Unit, a.State, a.Connectivity)), Is.EqualTo(new[] { ("infrastructure", "closing", plan.Foundation.Units.Single(u => u.Path == "infrastructure").Connectivity) }));
    }

    [Test]
    public async Task AnotherUnit_IsOneInputOfThatAccountAlone()
    {
        const string Here = "{}", There = "{ unit: sandbox }";
        var (before, after) = (await StackFiles.PlanAsync(Stack(Here)), await StackFiles.PlanAsync(Stack(There)));
        Assert.That(after.Resources.Select(r => r.Urn), Is.EqualTo(before.Resources.Select(r => r.Urn)));
        var changed = before.Resources.Zip(after.Resources).Where(p => StackFiles.Text(p.First) != StackFiles.Text(p.Second)).ToArray();
        Assert.That(changed.Select(p => p.First.Name), Is.EqualTo(new[] { "accounts-account-fraud-dev" }));
        // The input, and with it what it comes from.
        Assert.That(
            StackFiles.Text(changed[0].Second).Replace("Sandbox (", "Development (", StringComparison.Ordinal).Replace("organization-unit-sandbox", "organization-unit-workloads/development", StringComparison.Ordinal),
            Is.EqualTo(StackFiles.Text(changed[0].First)));
        Assert.That(AccountChanges.Refusals(before.Foundation!.Accounts, after.Foundation!.Accounts, AccountChanges.UnmanagedAtOnce), Is.Empty);
    }

    [TestCase("{}", "{ fraud-dev: The team was dissolved. }", "", "safety.released.fraud-dev = \"The team was dissolved.\": expected an account that is to be closed. Closing takes two steps: first teams.fraud.stages.dev.closing: true, deployed; then this line. One without the other releases nothing.")]
    [TestCase("{}", "{ frauds-dev: The team was dissolved. }", "", "safety.released.frauds-dev = \"The team was dissolved.\": expected the key of an account. Did you mean \"fraud-dev\"?")]
    [TestCase("{}", "{ something-else-entirely: The team was dissolved. }", "", "safety.released.something-else-entirely = \"The team was dissolved.\": expected the key of an account. If its entry has been removed, its line here has done its work: remove it too.")]
    [TestCase("{ closing: true }", "{ fraud-dev: gone }", "", "safety.released.fraud-dev = \"gone\": expected the reason, in a sentence, 10 to 200 characters on one line.")]
    [TestCase("{}", "{}", "    closingUnit: suspendd\n", "accounts.closingUnit = \"suspendd\": expected a unit of organization.units. The units are: deployments, infrastructure, sandbox, security, workloads, workloads/development, workloads/production.")]
    [TestCase("{ closing: true }", "{}", "    closingUnit: sandbo\n", "accounts.closingUnit = \"sandbo\": expected a unit of organization.units. Did you mean \"sandbox\"?")]
    [TestCase("{}", "{}", "    logArchive: { closing: true }\n", "accounts.logArchive.closing = true: expected false. Landing zone, logs and security services stand on this account: it lives as long as they do.")]
    [TestCase("{}", "{}", "    securityTooling: { closing: true }\n", "accounts.securityTooling.closing = true: expected false. Landing zone, logs and security services stand on this account: it lives as long as they do.")]
    public void Closing_InAnyOtherWay_IsAProblem(string dev, string released, string accounts, string problem) =>
        Assert.That(StackFiles.Problems(Stack(dev, released, accounts)), Is.EqualTo(new[] { problem }));

    [Test]
    public void TheNetworkAccount_LivesAsLongAsUnitsAreCorporate() => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", "    owner: platform\n    units: { security: {}, infrastructure: { connectivity: corporate }, sandbox: {}, workloads: { units: { development: {}, production: {} } } }\n") + "    network: { closing: true }\n"),
        Is.EqualTo(new[] { "accounts.network.closing = true: expected false while a unit is corporate. Accounts of corporate units reach everything through what this account owns: give the units another connectivity first." }));

    [Test]
    public void TheNetworkAccount_MayGoOnceNoUnitIsCorporate() => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", "    owner: platform\n    units: { security: {}, infrastructure: { connectivity: none }, sandbox: { connectivity: internet }, workloads: { connectivity: none } }\n") + "    network: { closing: true }\n"),
        Is.Empty);

    private static PlannedResource Of(Plan plan) => plan.Resources.Single(r => r.Name == "accounts-account-fraud-dev");

    private static object? Parameter(PlannedResource account, string key) =>
        ((IEnumerable<object?>)account["provisioningParameters"]!).Cast<IReadOnlyDictionary<string, object?>>().Single(p => (string?)p["key"] == key)["value"];
}
