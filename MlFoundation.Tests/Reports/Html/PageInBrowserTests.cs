using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation.Reports.Html;

/// <summary>The page of the production stack in a real browser.</summary>
[TestFixture]
public sealed class PageInBrowserTests
{
    private readonly List<string> said = [];
    private readonly List<string> files = [];
    private Browser? browser;
    private Plan plan = null!;
    private string file = null!;

    [OneTimeSetUp]
    public async Task OpenBrowser()
    {
        browser = await Browser.StartAsync();
        plan = await StackFiles.PlanAsync(StackFiles.Text("prod"));
        file = FileOf(plan);
    }

    [OneTimeTearDown]
    public async Task CloseBrowser()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        files.ForEach(File.Delete);
    }

    [SetUp]
    public void Forget() => said.Clear();

    [TearDown]
    public void ThePageSaidNothing() => Assert.That(said, Is.Empty);

    [TestCase(1280), TestCase(390)]
    public async Task Page_IsNotWiderThanTheWindow(int width)
    {
        var page = await browser!.OpenAsync(file, said, width);
        await OpenAllAsync(page);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }

    [Test]
    public async Task Page_HasEverySection_AndALinkToEach()
    {
        var page = await browser!.OpenAsync(file, said);
        string[] expected = ["findings", "organization", "network", "reachability", "addresses", "access", "effective-access", "security", "portfolios", "estimate", "resources"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main > section')].map(s => s.id)"), Is.SupersetOf(expected));
            Assert.That(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('nav.sections a')].map(a => document.querySelector(a.getAttribute('href')).id)"), Is.SupersetOf(expected));
            Assert.That(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main > section')].filter(s => !s.querySelector(s.id === 'findings' ? 'li, p' : 'li, td, article, figure')).map(s => s.id)"), Is.Empty);
            Assert.That(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.outerHTML)"), Is.Empty);
        }
    }

    [TestCase(ColorScheme.Light, 1280), TestCase(ColorScheme.Dark, 1280), TestCase(ColorScheme.Light, 390)]
    public async Task Page_BreaksNoAccessibilityRule(ColorScheme scheme, int width)
    {
        var packages = Repository.PathOf("eng", "BrowserTests");
        NodePackages.Install(packages);
        var page = await browser!.OpenAsync(file, said, width, scheme);
        await OpenAllAsync(page);
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(packages, "node_modules", "axe-core", "axe.min.js")));
        // A thousand rows of resources are alike: those of one component stand for all.
        var found = await page.EvaluateAsync<JsonElement>("axe.run({ exclude: ['.component ~ .component .rows'] }, { resultTypes: ['violations'] })");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.GetProperty("violations").EnumerateArray().Select(v => $"{v.GetProperty("id")}: {v.GetProperty("nodes")[0].GetProperty("html")}"), Is.Empty);
            Assert.That(found.GetProperty("passes").EnumerateArray().Select(v => v.GetProperty("id").GetString()), Does.Contain("color-contrast"));
        }
    }

    [TestCase("#find-account", "#tree .account", "forecasting production", 2)]
    [TestCase("#find-account", "#tree .account", "no such account", 0)]
    [TestCase("#find-resource", "#resource-rows li", "vpnconnection dublin", 1)]
    public async Task Filter_ShowsWhatHasEveryWord_AndAllAgainWhenCleared(string input, string items, string words, int expected)
    {
        var page = await browser!.OpenAsync(file, said);
        var all = await page.Locator($"{items}:not([hidden])").CountAsync();
        await page.FillAsync(input, words);
        await Assertions.Expect(page.Locator($"{input} + output")).ToHaveTextAsync(expected == 0 ? "nothing found" : $"{expected} of {all}");
        var shown = await page.Locator($"{items}:visible").AllTextContentsAsync();
        Assert.That(shown, Has.Count.EqualTo(expected));
        Assert.That(shown, Is.All.Matches<string>(t => words.Split(' ').All(w => t.Contains(w, StringComparison.OrdinalIgnoreCase))));
        await page.PressAsync(input, "Escape");
        await Assertions.Expect(page.Locator($"{items}:not([hidden])")).ToHaveCountAsync(all);
        await Assertions.Expect(page.Locator($"{input} + output")).ToHaveTextAsync("");
    }

    [Test]
    public async Task Keyboard_ReachesEverything()
    {
        var page = await browser!.OpenAsync(file, said);
        var targets = await page.EvaluateAsync<int>(
            """
            (() => {
              window.targets = [...document.querySelectorAll('a[href], button, input, summary, .scroll')].filter((e) => e.checkVisibility({ contentVisibilityAuto: false }));
              return window.targets.length;
            })()
            """);
        var reached = new HashSet<int>();
        for (var i = 0; i <= targets; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<int>("window.targets.indexOf(document.activeElement)"));
        }

        Assert.That(Enumerable.Range(0, targets).Except(reached), Is.Empty);
    }

    [Test]
    public async Task Reason_IsShownOnFocus_AndOnPaper()
    {
        var page = await browser!.OpenAsync(file, said);
        var set = page.Locator(".set").First;
        await set.FocusAsync();
        var reason = plan.Foundation!.Access!.Assignments.Select(a => a.Reason).ToArray();
        Assert.That(reason, Does.Contain((await page.Locator("#tip").InnerTextAsync()).Trim()));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.That((await set.Locator(".why").BoundingBoxAsync())!.Width, Is.GreaterThan(40));
    }

    [Test]
    public async Task MatrixOnPaper_HasTheNumberOfAReasonAtEachAccess_AndTheReasonsBelow()
    {
        var page = await browser!.OpenAsync(file, said, 1040);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var reasons = await page.Locator(".whole .reasons li").AllInnerTextsAsync();
        var numbers = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.whole .set')].map((set) => `${set.firstChild.textContent}|${set.querySelector('.number').textContent}|${set.querySelector('.why').textContent.trim()}`)");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reasons, Is.EquivalentTo(plan.Foundation!.Access!.Assignments.Select(a => a.Reason).Distinct()));
            Assert.That(numbers, Is.Not.Empty);
            Assert.That(numbers, Is.All.Matches<string>(n => n.Split('|') is [_, var number, var why] && string.Join(' ', number.Split(", ").Select(i => reasons[int.Parse(i, CultureInfo.InvariantCulture) - 1])) == why));
            Assert.That(await page.Locator(".whole .set").First.IsVisibleAsync(), Is.True);
            Assert.That(await page.Locator(".whole .reasons").IsVisibleAsync(), Is.True);
        }
    }

    [TestCase(700)]
    public async Task OnPaper_NothingIsCutOff(int width)
    {
        var page = await browser!.OpenAsync(file, said, width);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.That(
            await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main *')].filter((e) => !e.closest('.whole') && e.getBoundingClientRect().right > innerWidth + 1).map((e) => `${e.closest('section').id} ${e.tagName} ${e.className}`)"),
            Is.Empty);
    }

    [Test]
    public async Task Finding_LeadsToItsResource()
    {
        var about = plan.Resources[^1];
        var page = await browser!.OpenAsync(FileOf(plan with { Findings = [new Finding("MLF-X-001", Severity.Mandatory, about.Urn, "Planted.")] }), said);
        await page.Locator("#findings .where a").ClickAsync();
        await Assertions.Expect(page.Locator("#resource-rows li:target .name")).ToHaveTextAsync(about.Name);
        await Assertions.Expect(page.Locator("#resource-rows li:target")).ToBeInViewportAsync();
    }

    [Test]
    public async Task NameWithMarkup_IsText()
    {
        const string planted = "\"'><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>";
        var foundation = plan.Foundation!;
        var page = await browser!.OpenAsync(
            FileOf(plan with
            {
                Stack = planted,
                Resources = [.. plan.Resources.Select((r, i) => i == 0 ? r with { Name = planted, Account = planted, Region = planted, Type = planted } : r)],
                Findings = [new Finding(planted, Severity.Advisory, planted, planted, planted)],
                Foundation = foundation with
                {
                    Units = [.. foundation.Units.Select(u => u with { Name = planted, Owner = planted, Connectivity = planted })],
                    Accounts = [.. foundation.Accounts.Select(a => a with { Name = planted, Owner = planted, Id = planted, State = planted, Serves = [planted] })],
                    Network = foundation.Network! with { CorporateRanges = [planted] },
                    Access = foundation.Access! with { Assignments = [.. foundation.Access!.Assignments.Select(a => a with { Reason = planted })] },
                },
            }),
            said);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.Locator("script").CountAsync(), Is.EqualTo(1));
            Assert.That(await page.Locator("img, svg[onload]").CountAsync(), Is.Zero);
            Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo(planted));
        }
    }

    private static Task OpenAllAsync(IPage page) => page.EvaluateAsync("for (const details of document.querySelectorAll('details')) details.open = true");

    private string FileOf(Plan shown)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.html");
        using (var stream = File.Create(path))
        {
            PlanPage.Write(shown, stream);
        }

        files.Add(path);
        return path;
    }
}
