using System.Text.RegularExpressions;
using MlFoundation.Planning;
using MlFoundation.Planning.Difference;
using MlFoundation.Support;

namespace MlFoundation.Reports;

/// <summary>What stands in settings, names and values of a pull request is shown, and is never markup of its comment.</summary>
[TestFixture]
public sealed partial class DifferenceMarkdownTests
{
    private const string Role = "aws:iam/role:Role";

    [TestCase("</details><img src=x onerror=alert(1)>")]
    [TestCase("[text](https://example.com) ![](https://example.com/a.png) www.example.com")]
    [TestCase("@octocat and example/team, see #12 and example/repo#3")]
    [TestCase("*a* _b_ `c` ``d`` ~~e~~ $f$ \\g &lt;h&gt;")]
    [TestCase("`")]
    [TestCase("``` \n\n# heading\n- item\n")]
    [TestCase("a | b || c")]
    [TestCase(" \u202Etxt.exe\u200B\u2028")]
    public void AText_IsShown_AndIsNoMarkup(string text)
    {
        var (harmless, planted) = (Difference("x"), Difference(text));
        Assert.That(planted.Count(c => c == '\n'), Is.EqualTo(harmless.Count(c => c == '\n')), "no line of its own");
        var (was, now) = (WithoutCode(harmless), WithoutCode(planted));
        Assert.That(Markup(now), Is.EqualTo(Markup(was)));
        Assert.That(now, Does.Not.Contain("://").And.Not.Contain("www.").And.Not.Contain("@").And.Not.Match("#[0-9](?![0-9]*;)"));
        Assert.That(planted, Does.Not.Contain("\u202E").And.Not.Contain("\u2028"));
    }

    [Test]
    public void ASentence_ReadsAsItIs_OnceEntitiesAreShown() =>
        Assert.That(System.Net.WebUtility.HtmlDecode(Difference("Rules & \"risks\" (EU)")), Does.Contain("- lake is vended into workloads, owned by Rules & \"risks\" (EU).\n"));

    // A span of code ends at the first run of as many backticks as began it.
    private static string WithoutCode(string markdown) => CodeSpan().Replace(markdown, "CODE");

    private static string Markup(string markdown) =>
        string.Join(' ', "<>|`\"[](){}*_~$\\!".Select(c => $"{c}{markdown.Count(x => x == c)}"));

    private static string Difference(string text)
    {
        var before = Plan([], PlanOf.Resource(Role, "role", [("description", "before")]), PlanOf.Resource(Role, "other"));
        var after = Plan(
            [new("lake", "dataLake", text, "workloads", null, "none") { Email = "l@example.com" }],
            PlanOf.Resource(Role, "role", [("description", text), (text, "x")]) with { Account = text, Region = text }, PlanOf.Resource(Role, text, [("name", text)]));
        return DifferenceMarkdown.Of(PlanDifference.Of(before, after));
    }

    private static Plan Plan(IReadOnlyList<ModelAccount> accounts, params PlannedResource[] resources) =>
        PlanOf.Resources(resources) with { Foundation = new([new("workloads", "Workloads", "ml", false, "none")], accounts, 5) };

    [GeneratedRegex("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)", RegexOptions.Singleline)]
    private static partial Regex CodeSpan();
}
