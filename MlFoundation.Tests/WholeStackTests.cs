using System.Text;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Reports;
using MlFoundation.Reports.Markdown;
using MlFoundation.Support;
using Spectre.Console.Testing;

namespace MlFoundation;

[TestFixture]
public sealed class WholeStackTests
{
    [TestCase("prod"), TestCase("sandbox")]
    public async Task AStack_LooksAsReviewed(string stack)
    {
        using var console = new TestConsole();
        console.Profile.Width = 10_000;
        ConsoleReport.Write(console, await PlanAsync(stack), null);
        Snapshot.Matches($"{stack}.txt", console.Output);
    }

    [TestCase("prod"), TestCase("sandbox")]
    public async Task AStack_LooksAsReviewed_InAPullRequest(string stack) => Snapshot.Matches($"{stack}.md", MarkdownReport.Of(await PlanAsync(stack)));

    [TestCase("prod"), TestCase("sandbox")]
    public async Task TwoPlans_AreTheSameBytes(string stack)
    {
        var (first, second) = (Json(await PlanAsync(stack)), Json(await PlanAsync(stack)));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Prod_ShowsFiveUnitsAtTheTop_AndTheUnitOfEveryFoundationAccount()
    {
        var foundation = (await PlanAsync("prod")).Foundation!;
        Assert.Multiple(() =>
        {
            Assert.That(foundation.Units.Where(u => !u.Path.Contains('/')).Select(u => u.Name), Is.EquivalentTo(new[] { "Security", "Infrastructure", "Workloads", "Deployments", "Sandbox" }));
            Assert.That(foundation.Accounts.Select(a => a.Role).Distinct(), Is.EquivalentTo(new[]
            {
                "management", "logArchive", "securityTooling", "network", "sharedServices", "dataGovernance", "devOps", "mlSharedServices",
                "centralDeployments", "dataLake", "team", "sandbox",
            }));
            Assert.That(foundation.Accounts.Where(a => a.Unit is null).Select(a => a.Role), Is.EqualTo(new[] { "management" }));
            Assert.That(foundation.Accounts.Select(a => a.Owner).Concat(foundation.Units.Select(u => u.Owner)), Is.All.Not.Empty);
        });
    }

    [TestCase("prod"), TestCase("sandbox")]
    public async Task Findings_AreAdvisoryAtMost(string stack) =>
        Assert.That((await PlanAsync(stack)).Findings.Where(f => f.Severity == Severity.Mandatory), Is.Empty);

    [Test]
    public async Task ReorderingTheFile_ChangesNothing()
    {
        var text = StackFiles.Text("prod");
        var sandbox = Block(text, "      sandbox:\n", "      infrastructure:\n");
        var reordered = text.Replace(sandbox, "", StringComparison.Ordinal).Replace("\n\n  mlfoundation:accounts:", "\n" + sandbox.TrimEnd() + "\n\n  mlfoundation:accounts:", StringComparison.Ordinal);
        Assert.That(reordered, Is.Not.EqualTo(text));
        Assert.That(Json(await PlanAsync("prod", reordered)), Is.EqualTo(Json(await PlanAsync("prod"))));
    }

    [Test]
    public async Task AddingAUnit_AddsItsResources_AndOnlyMovesTheRegistrationsBehindIt()
    {
        var before = await PlanAsync("prod");
        var after = await PlanAsync("prod", StackFiles.Text("prod").Replace("      deployments:\n", "      edge:\n        owner: edge\n        controls: [restricted-ssh]\n      deployments:\n", StringComparison.Ordinal));
        string[] added = ["organization-control-edge/restricted-ssh", "organization-registration-edge", "organization-unit-edge"];
        Assert.That(after.Resources.Select(r => r.Name).Except(before.Resources.Select(r => r.Name)), Is.EquivalentTo(added));

        var changed = before.Resources.Join(after.Resources, b => b.Urn, a => a.Urn, (b, a) => (Before: b, After: a)).Where(p => Text(p.Before) != Text(p.After)).ToArray();
        Assert.Multiple(() =>
        {
            // Units are registered one at a time: whoever comes next in the chain now waits for the new one. Nothing else of it changes.
            Assert.That(changed.Select(p => p.After.Name), Is.EqualTo(new[] { "organization-registration-infrastructure" }));
            Assert.That(changed.Select(p => Text(p.After).Replace("organization-registration-edge", "organization-registration-deployments", StringComparison.Ordinal)), Is.EqualTo(changed.Select(p => Text(p.Before))));
        });
    }

    private static string Text(PlannedResource resource) => Json(PlanOf.Resources(resource));

    private static string Block(string text, string from, string to) =>
        text[text.IndexOf(from, StringComparison.Ordinal)..text.IndexOf(to, StringComparison.Ordinal)];

    private static Task<Plan> PlanAsync(string stack, string? text = null) =>
        FoundationPlanner.PlanAsync(stack, SettingsReader.Read<FoundationSettings>($"Pulumi.{stack}.yaml", text ?? StackFiles.Text(stack)));

    private static string Json(Plan plan)
    {
        using var buffer = new MemoryStream();
        PlanJson.Write(plan, buffer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
