using System.IO.Enumeration;
using System.Reflection;
using System.Text;
using System.Text.Json;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Planning.Difference;
using MlFoundation.Planning.Proofs;
using MlFoundation.Support;

namespace MlFoundation.Traceability;

/// <summary>docs/traceability.json says what gives each row of the mission and what shows it; here it is held to that, and docs/traceability.md is made of it.</summary>
[TestFixture]
public sealed class TraceabilityTests
{
    private static readonly (string Area, int Count)[] Mission =
        [("OU", 9), ("AC", 15), ("CT", 8), ("ID", 12), ("SEC", 7), ("SC", 18), ("BP", 4), ("NET", 12), ("X", 4)];

    private static readonly JsonSerializerOptions Reading = new() { PropertyNameCaseInsensitive = true };

    private static readonly Row[] Rows = JsonSerializer.Deserialize<Row[]>(File.ReadAllText(Repository.PathOf("docs", "traceability.json")), Reading)!;

    private readonly Dictionary<string, Plan> plans = [];

    [OneTimeSetUp]
    public async Task PlanBoth()
    {
        foreach (var stack in new[] { "prod", "sandbox" })
        {
            plans[stack] = await FoundationPlanner.PlanAsync(stack, SettingsReader.Read<FoundationSettings>($"Pulumi.{stack}.yaml", StackFiles.Text(stack)));
        }
    }

    [Test]
    public void EveryRowOfTheMission_IsThereOnce() =>
        Assert.That(Rows.Select(r => r.Id), Is.EqualTo(Mission.SelectMany(m => Enumerable.Range(1, m.Count).Select(n => FormattableString.Invariant($"{m.Area}-{n}"))).OrderBy(id => Array.FindIndex(Rows, r => r.Id == id))).And.Unique);

    [Test]
    public void WhatGivesARow_IsInThePlan() =>
        Assert.That(Patterns().Where(p => p.Row.Open is null && !Matches(plans[p.Stack], p.Pattern)).Select(p => $"{p.Row.Id}: nothing in {p.Stack} is {p.Pattern}"), Is.Empty);

    [Test]
    public void ARow_HasSomethingInAPlan_ATest_AndAProofOrRule() =>
        Assert.That(Rows.Where(r => r.Prod.Length + r.Sandbox.Length == 0 || r.Tests.Length == 0 || r.Rules.Length == 0).Select(r => r.Id), Is.Empty);

    // What has come is no longer open: whoever brings it takes the mark off.
    [Test]
    public void AnOpenRow_IsReallyOpen() =>
        Assert.That(Patterns().Where(p => p.Row.Open is not null && Matches(plans[p.Stack], p.Pattern)).Select(p => $"{p.Row.Id} is there, by {p.Pattern}: take \"open\" off its row"), Is.Empty);

    [Test]
    public void WhatShowsARow_IsThere()
    {
        var tests = typeof(TraceabilityTests).Assembly.GetTypes().Where(t => t.Name.EndsWith("Tests", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => $"{t.Name}.{m.Name}").Append(t.Name)).ToHashSet(StringComparer.Ordinal);
        Assert.That(Rows.SelectMany(r => r.Tests.Where(t => !tests.Contains(t)).Select(t => $"{r.Id}: there is no test {t}")), Is.Empty);
    }

    [Test]
    public void WhatGuardsARow_IsThere()
    {
        var packs = string.Concat(Directory.EnumerateFiles(Repository.PathOf("policy", "rules"), "*.js").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var proofs = AllProofs.List.Select(p => p.Id).Append(PlanDifference.RefusedId).ToHashSet(StringComparer.Ordinal);
        Assert.That(Rows.SelectMany(r => r.Rules.Where(id => !proofs.Contains(id) && !packs.Contains($"id: \"{id}\"", StringComparison.Ordinal)).Select(id => $"{r.Id}: there is no proof or rule {id}")), Is.Empty);
    }

    [Test]
    public void TheDocument_IsCurrent() => Snapshot.IsCurrent(Repository.PathOf("docs", "traceability.md"), Document());

    private static IEnumerable<(Row Row, string Stack, string Pattern)> Patterns() =>
        Rows.SelectMany(r => r.Prod.Select(p => (r, "prod", p)).Concat(r.Sandbox.Select(p => (r, "sandbox", p))));

    private static bool Matches(Plan plan, string pattern) => Count(plan, pattern) > 0;

    private static int Count(Plan plan, string pattern) => pattern.Split(':', 2) switch
    {
        ["unit", var path] => plan.Foundation!.Units.Count(u => Fits(u.Path, path)),
        ["account", var key] => plan.Foundation!.Accounts.Count(a => Fits(a.Key, key)),
        ["lookup", var type] => plan.Calls.Count(c => Fits(c.Type, type)),
        _ => plan.Resources.Count(r => Fits(r.Name, pattern)),
    };

    private static bool Fits(string name, string pattern) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private string Document()
    {
        var text = new StringBuilder("""
            # Traceability

            What the foundation has to give, what gives it in the plan of each stack and how many there are, the tests that show it, and the proofs and rules of
            the policy pack that guard it. `*` stands for anything; `unit:`, `account:` and `lookup:` are not resources but units, accounts and lookups.
            This page is made of [traceability.json](traceability.json), and every row is held to the plans:
            `MLF_ACCEPT=1 dotnet test --filter TraceabilityTests`.

            | row | what | prod | sandbox | shown by | guarded by |
            |---|---|---|---|---|---|

            """);
        foreach (var row in Rows)
        {
            text.Append($"| {row.Id} | {row.Title} | {(row.Open is null ? Cell("prod", row.Prod) : $"not yet: {row.Open}")} | {(row.Open is null ? Cell("sandbox", row.Sandbox) : "")} | {Code(row.Tests)} | {string.Join(", ", row.Rules)} |\n");
        }

        return text.ToString();
    }

    private string Cell(string stack, string[] patterns) => string.Join(", ", patterns.Select(p => FormattableString.Invariant($"`{p}` ({Count(plans[stack], p)})")));

    private static string Code(string[] names) => string.Join(", ", names.Select(n => $"`{n}`"));

    private sealed record Row(string Id, string Title, string[] Prod, string[] Sandbox, string[] Tests, string[] Rules, string? Open = null);
}
