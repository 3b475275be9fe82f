using System.Text;
using MlFoundation.Configuration.Schema;
using MlFoundation.Planning;
using MlFoundation.Reports;
using MlFoundation.Support;

namespace MlFoundation.Configuration;

/// <summary>docs/settings.md is made of the settings' records; what each makes is held against both stacks' plans.</summary>
[TestFixture]
public sealed class SettingsListTests
{
    private static readonly SettingEntry[] Entries =
        [.. SettingsList.Of<FoundationSettings>(new XmlDescriptions(File.ReadAllText(Path.ChangeExtension(typeof(MlFoundationStack).Assembly.Location, ".xml"))))];

    [Test]
    public void TheTable_ListsEverySetting() => Snapshot.IsCurrent(Repository.PathOf("docs", "settings.md"), Document());

    [Test]
    public void EverySetting_IsExplained() => Assert.That(Entries.Where(e => e.Description is not { Length: > 5 }).Select(e => e.Path), Is.Empty);

    [Test]
    public void EverySetting_ThatExplainKnows_IsListed_AndTheOtherWayRound()
    {
        var descriptions = new XmlDescriptions(null);
        Assert.That(Entries.Select(e => e.Path), Is.Unique);
        Assert.That(Entries.Where(e => SettingExplanation.Of<FoundationSettings>(e.Path.Replace(SettingsList.AnyName, "any", StringComparison.Ordinal), descriptions, out _)?[0] != e.Path).Select(e => e.Path), Is.Empty);
    }

    [Test]
    public void WhatASettingMakes_IsOfSettingsAndTypesThatThereAre()
    {
        var paths = Entries.Select(e => e.Path).ToHashSet(StringComparer.Ordinal);
        var known = Directory.EnumerateFiles(Repository.PathOf("eng", "OfflineKit"), "types.txt", SearchOption.AllDirectories).SelectMany(File.ReadLines)
            .Where(l => l.Contains(':', StringComparison.Ordinal)).Select(SettingResources.InShort).ToHashSet(StringComparer.Ordinal);
        var table = SettingResources.BuiltIn.Settings;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Keys.Where(k => !paths.Contains(k)), Is.Empty);
            Assert.That(table.Values.SelectMany(t => t).Distinct().Where(t => !known.Contains(t)), Is.Empty);
            Assert.That(table.Where(t => t.Value.Distinct().Count() != t.Value.Count).Select(t => t.Key), Is.Empty);
        }
    }

    [TestCase("prod"), TestCase("sandbox")]
    public async Task EveryTypeThatAStackMakes_IsNamedAtASettingOfItsSection(string stack)
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text(stack));
        var top = PlanArea.TopOf(plan);
        var named = PlanArea.Names.SelectMany(section => PlanArea.Components(section).SelectMany(component => Entries
            .Where(e => e.Path.Split('.')[0] == section).SelectMany(e => SettingResources.BuiltIn.Of(e.Path)).Distinct().Select(type => (component, type)))).ToHashSet();
        // Providers follow from the accounts themselves and stand under no component.
        Assert.That(plan.Resources.Where(r => r.Custom && r.Parent is not null).Select(r => (top(r), SettingResources.InShort(r.Type))).Where(t => t.Item1 != "(stack)" && !t.Item1.StartsWith("urn:", StringComparison.Ordinal)).Distinct()
            .Where(t => !named.Contains(t)).Select(t => $"{t.Item1}: {t.Item2}").Order(StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void TheReadme_NamesEverySection_WithItsKeys()
    {
        var readme = File.ReadAllLines(Repository.PathOf("README.md"));
        var rows = from section in Entries.Where(e => !e.Path.Contains('.', StringComparison.Ordinal))
                   let keys = Entries.Where(e => e.Path.StartsWith(section.Path + ".", StringComparison.Ordinal) && e.Path.Replace(".<name>", "", StringComparison.Ordinal).Count(c => c == '.') == 1).Select(e => e.Path.Split('.')[^1])
                   let row = readme.FirstOrDefault(l => l.StartsWith($"| `{section.Path}` |", StringComparison.Ordinal)) ?? ""
                   from key in keys.Append(section.Path)
                   where !row.Contains($"`{key}`", StringComparison.Ordinal)
                   select $"{section.Path}: {key}";
        Assert.That(rows, Is.Empty);
    }

    private static string Document()
    {
        var text = new StringBuilder("""
            # Settings

            Every key of a stack file. `dotnet run --project MlFoundation -- explain KEY` says the same about one; [settings.schema.json](settings.schema.json) is for editors.
            `<name>` is a name of your choice. "Makes" names types of resources that a key makes or shapes. This page is made of the settings' records:
            `MLF_ACCEPT=1 dotnet test --filter SettingsListTests`.

            """);
        foreach (var section in Entries.GroupBy(e => e.Path.Split('.')[0]))
        {
            text.Append($"\n## {section.Key}\n\n{section.First().Description}{Makes(section.First())}\n\n| key | what it does | expected | if nothing is said |\n|---|---|---|---|\n");
            foreach (var entry in section.Skip(1))
            {
                var same = SettingResources.BuiltIn.Settings.ContainsKey(entry.Path) ? Makes(entry) : "";
                text.Append($"| `{entry.Path[(section.Key.Length + 1)..]}` | {Cell(entry.Description + same)} | {Cell(entry.Expected)} | {Cell(entry.Default.Replace("Default: ", "", StringComparison.Ordinal).ToLowerInvariant() is var said && said is "required" or "optional" ? said : entry.Default["Default: ".Length..])} |\n");
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Makes(SettingEntry entry) => SettingResources.BuiltIn.Of(entry.Path) is { Count: > 0 } types ? $" Makes {string.Join(", ", types)}." : "";

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
