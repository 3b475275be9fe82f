using MlFoundation.Configuration;
using MlFoundation.Support;

namespace MlFoundation.Robustness;

/// <summary>Texts that are made to be expensive.</summary>
[TestFixture]
public sealed class HostileTextTests
{
    private const int Many = 100_000;

    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Case("lists in lists", string.Concat(Enumerable.Repeat("[", Many)));
        yield return Case("closed lists in lists", "config: " + new string('[', Many) + new string(']', Many));
        yield return Case("maps in maps", string.Concat(Enumerable.Repeat("{a: ", Many)));
        yield return Case("dashes", "config:\n  " + string.Concat(Enumerable.Repeat("- ", Many)));
        yield return Case("indentation", string.Concat(Enumerable.Range(0, 1_000).Select(i => new string(' ', i) + "a:\n")));
        yield return Case("a huge value", StackFiles.With("owner: platform", "owner: " + new string('x', 20 * Many)));
        yield return Case("a huge key", StackFiles.With("owner: platform", new string('x', 20 * Many) + ": platform"));
        yield return Case("many unknown keys", StackFiles.With("    owner: platform", string.Concat(Enumerable.Range(0, Many).Select(i => $"    key{i}: 1\n")) + "    owner: platform"));
        yield return Case("many unknown sections", "config:\n" + string.Concat(Enumerable.Range(0, Many).Select(i => $"  mlfoundation:s{i}: 1\n")));
        yield return Case("the same key again and again", "config:\n" + string.Concat(Enumerable.Repeat("  a: 1\n", Many)));
        yield return Case("many list items", StackFiles.With("owner: platform", "owner: platform\n    governedRegions: [" + string.Join(", ", Enumerable.Repeat("eu-west-1", Many)) + "]"));
        yield return Case("a billion aliases", "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")) + "config: *a60\n");
        yield return Case("quotes without end", "config: \"" + new string('x', 10 * Many));
        yield return Case("a tag without end", "config: !<" + new string('x', 10 * Many));
        yield return Case("documents", string.Concat(Enumerable.Repeat("--- a\n", Many)));
        yield return Case("comments", string.Concat(Enumerable.Repeat("# a\n", 10 * Many)));
        yield return Case("deep units", StackFiles.With("    owner: platform\n", "    owner: platform\n" + string.Concat(Enumerable.Range(0, 60).Select(i => new string(' ', 4 + (4 * i)) + "units:\n" + new string(' ', 6 + (4 * i)) + "a:\n"))));
        static TestCaseData Case(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Texts))]
    public void ItIsRefused_WithItsPlace_InLittleTime(string text) =>
        Assert.That(Outcome.Of(text, "hostile text"), Is.False);

    [Test]
    public void AProblem_QuotesTheBeginningOfAHugeValue()
    {
        var problem = Assert.Throws<SettingsException>(() => StackFiles.Settings(StackFiles.With("homeRegion: eu-west-1", "homeRegion: " + new string('x', Many))))!.Problems[0].ToString();
        Assert.That(problem, Does.StartWith("t.yaml:3:17: organization.homeRegion = \"xxx").And.Length.LessThan(500));
    }
}
