using System.Text;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Reports.Markdown;

[TestFixture]
public sealed class MarkdownReportTests
{
    [TestCase(1), TestCase(100), TestCase(1_000), TestCase(10_000)]
    public void AnOrganization_OfAnySize_StaysWithinWhatHostsTake(int accounts)
    {
        var report = MarkdownReport.Of(Generated(accounts, i => $"n{i}"), ("Changes", string.Concat(Enumerable.Repeat("- an account is added\n", accounts))));
        Assert.That(Encoding.UTF8.GetByteCount(report), Is.LessThanOrEqualTo(62_000));
        Assert.That(Diagrams(report), Is.All.Matches<string>(d => d.Length <= 50_000 && d.Split('\n').Count(l => l.Contains("--", StringComparison.Ordinal)) <= 500));
        Assert.That(report.Split("<details>"), Has.Length.EqualTo(report.Split("</details>").Length));
        Assert.That(report, Does.Contain("an account is added").And.Contain("### Findings"));
    }

    [Test]
    public void AThousandAccounts_AreCountedByUnit_AndNoneIsForgotten()
    {
        var diagram = Diagrams(MarkdownReport.Of(Generated(1_000, i => $"n{i}"))).First();
        var counted = diagram.Split('"').SelectMany(l => l.Split("<br/>")).Where(l => l.EndsWith("account", StringComparison.Ordinal) || l.EndsWith("accounts", StringComparison.Ordinal)).Sum(l => int.Parse(l.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(counted, Is.EqualTo(1_000));
        Assert.That(diagram, Does.Not.Contain("n7-account"));
    }

    [TestCase("</details><img src=x onerror=alert(1)>")]
    [TestCase("\"]\n  evil[\"x\"]\n  click evil \"javascript:alert(1)\"")]
    [TestCase("```\n\n# heading\n")]
    [TestCase("a | b | c || d")]
    [TestCase("[text](https://example.com) ![](https://example.com/a.png) <https://example.com> www.example.com")]
    [TestCase("*a* _b_ `c` ~~d~~ $e$ \\f &lt;script&gt;")]
    [TestCase("%%{init: {'theme': 'x'}}%% #quot; #35; end subgraph")]
    [TestCase("\u202Etxt.exe \u200B\u2028 x")]
    public void AText_FromSettings_AddsNoMarkup(string text)
    {
        // The same report with letters in its place has as many of every character that means something.
        var harmless = MarkdownReport.Of(Generated(20, _ => "x"), ("x", "x"));
        var planted = MarkdownReport.Of(Generated(20, _ => text), (text, "x"));
        Assert.That(Markup(planted), Is.EqualTo(Markup(harmless)));
        Assert.That(planted, Does.Not.Contain("://").And.Not.Contain("www.example").And.Not.Contain("\u202E").And.Not.Contain("&lt;"));
    }

    [Test]
    public void Mentions_AndIssues_AreNone()
    {
        var report = MarkdownReport.Of(Generated(20, i => $"@octocat #12 {i}"));
        Assert.That(report, Does.Not.Contain("@").And.Not.Contain("#12"));
        Assert.That(report, Does.Contain("&#64;&#8203;octocat"));
    }

    [Test]
    public void MandatoryFindings_ComeFirst_AndTheSummaryCountsThem()
    {
        var plan = PlanOf.Resources() with { Findings = [new Finding("B", Severity.Advisory, null, "second"), new Finding("A", Severity.Mandatory, "urn:pulumi:s::p::t::name", "first")] };
        var report = MarkdownReport.Of(plan);
        Assert.That(report.IndexOf("first", StringComparison.Ordinal), Is.LessThan(report.IndexOf("second", StringComparison.Ordinal)));
        Assert.That(report, Does.Contain("❌ **1 mandatory finding** · 1 advisory finding").And.Contain("<code>name</code>"));
    }

    [Test]
    public void ASection_ThatIsCut_ClosesWhatItOpened()
    {
        var report = MarkdownReport.Of(PlanOf.Resources(), ("Changes", "<details>\n```diff\n" + string.Concat(Enumerable.Repeat("+ line\n", 10_000))));
        Assert.That(report.Split("```"), Has.Length.EqualTo(3));
        Assert.That(report, Does.Contain("</details>").And.Contain("The rest is left out here"));
    }

    private static IEnumerable<string> Diagrams(string report) => report.Split("```mermaid\n").Skip(1).Select(d => d[..d.IndexOf("```", StringComparison.Ordinal)]);

    private static string Markup(string report) =>
        string.Join(' ', "<>|`\"[](){}*_~$\\\n!".Select(c => $"{(int)c}:{report.Replace("&#8203;", "", StringComparison.Ordinal).Count(x => x == c)}"));

    /// <summary>A plan of so many accounts, with every text that comes from settings made by the function.</summary>
    private static Plan Generated(int accounts, Func<int, string> text)
    {
        var units = Enumerable.Range(0, Math.Max(accounts / 8, 3)).Select(i => new ModelUnit(i < 3 ? $"u{i}" : $"u{i % 3}/v{i}", text(i), text(i), false, "corporate")).ToArray();
        ModelAccount[] all = [.. Enumerable.Range(0, accounts).Select(i => new ModelAccount(text(i) + "-account", "team", text(i), units[i % units.Length].Path, null, "corporate") { Key = $"k{i}" })];
        ModelSegment[] segments =
        [
            .. Enumerable.Range(0, Math.Max(accounts / 20, 1)).Select(i => new ModelSegment(text(i), ["u0"], "transitGateway", text(i), "central", true,
                [new ModelSegmentRegion("eu-west-1", [], text(i), [], "10.0.0.0/16", 64512 + i)])),
        ];
        var access = new AccessModel(
            [.. Enumerable.Range(0, accounts).Select(i => new ModelGroup($"g{i}", text(i), "teamLead", $"t{i}", true))], [],
            [.. Enumerable.Range(0, accounts * 5).Select(i => new ModelAssignment($"g{i % accounts}", $"{text(i % 3)}", $"k{i % accounts}", text(i)))], 1);
        PlannedResource[] resources =
        [
            PlanOf.Resource("aws:servicecatalog/portfolio:Portfolio", "portfolio", [("name", text(0))]),
            PlanOf.Resource("aws:servicecatalog/product:Product", "product", [("name", text(1))]),
            PlanOf.Resource("aws:servicecatalog/productPortfolioAssociation:ProductPortfolioAssociation", "offer", [("portfolioId", "${portfolio.id}"), ("productId", "${product.id}")]),
            PlanOf.Resource("aws:ec2/vpnConnection:VpnConnection", $"network-vpn-{text(0)}/eu-west-1"),
            .. Enumerable.Range(0, accounts).Select(i => PlanOf.Resource("aws:organizations/account:Account", $"a{i}")),
        ];
        return PlanOf.Resources(resources) with
        {
            Foundation = new FoundationModel(units, all, 1, new NetworkModel("10.0.0.0/8", 20, "10.0.0.0/16", [text(0)], segments)) { Access = access },
            Findings = [.. Enumerable.Range(0, accounts).Select(i => new Finding("MLF-X-001", Severity.Mandatory, null, text(i), $"Pulumi.{text(i)}.yaml:{i + 1}:1"))],
        };
    }
}
