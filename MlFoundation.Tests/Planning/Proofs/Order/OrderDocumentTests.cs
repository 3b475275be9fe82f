using System.Text.RegularExpressions;
using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>docs/order.md: each need of AWS with what holds it. What it names is there, and it names every line of the table.</summary>
[TestFixture]
public sealed partial class OrderDocumentTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.PathOf("docs", "order.md"));

    private static string[] Names => [.. Page.SelectMany(l => Named().Matches(l)).Select(m => m.Groups[1].Value)];

    /// <summary>Lines of the table by the pair that they speak of, as the page names them.</summary>
    private static Dictionary<string, int> Pairs => OrderTable.Rows.GroupBy(r => $"{Short(r.Earlier)} → {Short(r.Later)}").ToDictionary(g => g.Key, g => g.Count());

    [Test]
    public void EveryLineOfTheTable_IsNamed_WithHowManyThereAreOfItsPair() => Assert.That(
        Pairs.Select(p => p.Value == 1 ? p.Key : $"{p.Key} ×{p.Value}").Except(Names), Is.Empty);

    [Test]
    public void EveryPairThatIsNamed_IsOfTheTable() => Assert.That(
        Names.Where(n => n.Contains('→', StringComparison.Ordinal)).Except(Pairs.Select(p => p.Value == 1 ? p.Key : $"{p.Key} ×{p.Value}")), Is.Empty);

    [Test]
    public void EveryProofThatIsNamed_IsThere() => Assert.That(
        Names.Where(n => n.StartsWith("MLF-", StringComparison.Ordinal)).Except(AllProofs.List.Select(p => p.Id)), Is.Empty);

    [Test]
    public void EveryTestThatIsNamed_IsThere() => Assert.That(
        Names.Where(n => n.EndsWith("Tests", StringComparison.Ordinal)).Except(typeof(OrderDocumentTests).Assembly.GetTypes().Select(t => t.Name)), Is.Empty);

    [Test]
    public void EveryNeed_IsHeldBySomething_OrSaysWhyNot()
    {
        var needs = Page.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Trim('|', ' ').Split(" | ")).Where(c => c[0] is not ("what AWS needs" or "---")).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(needs, Has.Length.GreaterThan(80));
            Assert.That(needs.Where(c => c.Length != 2 || !(Named().IsMatch(c[1]) || c[1].StartsWith("no line: ", StringComparison.Ordinal))).Select(c => c[0]), Is.Empty);
        });
    }

    private static string Short(string type) => type.Split(':') is [_, var module, var name] ? module.Contains('/', StringComparison.Ordinal) ? module : $"{module}:{name}" : type;

    [GeneratedRegex("`([^`]+→[^`]+|MLF-[A-Z]+-[0-9]{3}|[A-Za-z]+Tests)`")]
    private static partial Regex Named();
}
