using System.Globalization;
using System.Text.RegularExpressions;
using MlFoundation.Commands;
using MlFoundation.Reports;
using MlFoundation.Support;
using Spectre.Console.Testing;

namespace MlFoundation;

/// <summary>What the pages name is there: files, headings, commands, options.</summary>
[TestFixture]
public sealed partial class DocumentationTests
{
    private static readonly string[] Passed = ["node_modules", "bin", "obj", ".git"];

    [Test]
    public void EveryRelativeLink_LeadsToAFile_AndItsHeading()
    {
        var broken = from page in Pages()
                     from Match link in Link().Matches(WithoutCode(File.ReadAllText(page)))
                     let target = link.Groups[1].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal) && !Leads(page, target)
                     select $"{Path.GetRelativePath(Repository.Root, page)}: {target}";
        Assert.That(broken, Is.Empty);
    }

    [TestCase("README.md"), TestCase("AGENTS.md"), TestCase("docs/estimate.md"), TestCase("docs/README.md"), TestCase("docs/runbooks/add-a-team.md"), TestCase("docs/runbooks/add-a-region.md")]
    [TestCase("docs/runbooks/close-an-account.md"), TestCase("docs/settings.md"), TestCase("docs/organization.md"), TestCase("docs/adopt.md")]
    public void EveryCommandThatAPageNames_IsThere_WithItsOptions(string page)
    {
        using var console = new TestConsole();
        var root = CommandLine.Root(new Surroundings(console, TextWriter.Null, TextWriter.Null, Repository.Root, () => null, TimeProvider.System));
        var wrong = new List<string>();
        foreach (Match call in Call().Matches(File.ReadAllText(Repository.PathOf(page))))
        {
            if (root.Subcommands.FirstOrDefault(c => c.Name == call.Groups[1].Value) is not { } command)
            {
                wrong.Add(call.Value);
                continue;
            }

            wrong.AddRange(Option().Matches(call.Groups[2].Value).Select(o => o.Value).Where(o => command.Options.All(known => known.Name != o)).Select(o => $"{command.Name} {o}"));
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void TheReadmesTable_NamesEveryCommand()
    {
        using var console = new TestConsole();
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var root = CommandLine.Root(new Surroundings(console, TextWriter.Null, TextWriter.Null, Repository.Root, () => null, TimeProvider.System));
        Assert.That(root.Subcommands.Select(c => c.Name).Where(name => !Regex.IsMatch(readme, $@"\| `{name}[ `]")), Is.Empty);
    }

    [TestCase("prod"), TestCase("sandbox")]
    public async Task EveryComponentUnderTheStack_IsInAnArea(string stack)
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text(stack));
        var known = PlanArea.Names.SelectMany(PlanArea.Components).ToHashSet(StringComparer.Ordinal);
        Assert.That(plan.Resources.Where(r => !r.Custom && r.Parent is null).Select(r => r.Name).Where(n => !known.Contains(n)), Is.Empty);
    }

    [TestCase("organization"), TestCase("guardrails"), TestCase("accounts"), TestCase("network"), TestCase("identity"), TestCase("security"), TestCase("catalog"), TestCase("lifecycle"), TestCase("costs")]
    public void APageOfAComponent_HasADiagram_Settings_Resources_Order_AndRecovery(string page)
    {
        var text = File.ReadAllText(Repository.PathOf("docs", $"{page}.md"));
        var headings = string.Join('\n', text.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)));
        Assert.That(text, Does.Contain("```mermaid\n"));
        Assert.That(headings, Does.Contain("Settings").And.Contain("esources").And.Contain("## Order").And.Contain("## Failure and recovery"));
        Assert.That(File.ReadAllText(Repository.PathOf("docs", "README.md")), Does.Contain($"({page}.md)"));
    }

    // Figures change with each resource; the page is held to a tenth of them.
    [TestCase("prod"), TestCase("sandbox")]
    public async Task WhatTheReadmeSaysItCosts_IsWhatIsPlanned(string stack)
    {
        var costs = (await StackFiles.PlanAsync(StackFiles.Text(stack))).Estimate!.Costs;
        var row = File.ReadLines(Repository.PathOf("README.md")).Single(l => l.StartsWith($"| `{stack}`: ", StringComparison.Ordinal));
        var said = Amount().Matches(row).Select(m => decimal.Parse(m.Groups[1].Value, NumberStyles.Number, CultureInfo.InvariantCulture)).ToArray();
        Assert.That(said, Has.Length.EqualTo(2));
        Assert.That(said[0], Is.EqualTo(costs.FixedTotal).Within(10).Percent);
        Assert.That(said[1], Is.EqualTo(costs.AssumedTotal).Within(10).Percent);
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories).Where(f => !Path.GetRelativePath(Repository.Root, f).Split(Path.DirectorySeparatorChar).Any(Passed.Contains));

    private static bool Leads(string page, string target)
    {
        var (path, heading) = target.Split('#', 2) is [var file, var anchor] ? (file, anchor) : (target, null);
        var full = path.Length == 0 ? page : Path.GetFullPath(path, Path.GetDirectoryName(page)!);
        return (File.Exists(full) || Directory.Exists(full))
            && (heading is null || !full.EndsWith(".md", StringComparison.Ordinal) || File.ReadLines(full).Any(l => l.StartsWith('#') && Slug(l) == heading));
    }

    // As the hosting sites make anchors of headings.
    private static string Slug(string heading) => NoSlug().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string text) => Code().Replace(text, "");

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"--project MlFoundation -- (\w+)([^\n`|#]*)")]
    private static partial Regex Call();

    [GeneratedRegex(@"--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"\$([0-9,]+)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoSlug();
}
