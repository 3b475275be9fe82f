using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MlFoundation.Planning;
using MlFoundation.Planning.Difference;
using MlFoundation.Support;

namespace MlFoundation.Reports.Html;

[TestFixture]
public sealed partial class PlanPageTests
{
    private Plan plan = null!;

    [OneTimeSetUp]
    public async Task PlanOnce() => plan = await StackFiles.PlanAsync(StackFiles.Minimal);

    [Test]
    public void SamePlan_SameBytes() => Assert.That(BytesOf(plan), Is.EqualTo(BytesOf(plan with { })));

    [Test]
    public void Policy_AllowsThePagesOwnStyleAndScript_AndNothingElse()
    {
        var page = TextOf(plan);
        var policy = Policy().Match(page).Groups[1].Value;
        Assert.That(policy, Is.EqualTo($"default-src 'none'; style-src '{HashOf(page, "style")}'; script-src '{HashOf(page, "script")}'; base-uri 'none'; form-action 'none'"));
    }

    [Test]
    public void Page_RefersToNothingOutside() =>
        Assert.That(Outside().Matches(TextOf(plan)).Select(m => m.Value), Is.Empty);

    [TestCase("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [TestCase("\" onfocus=\"alert(1)", "&quot; onfocus=&quot;alert(1)")]
    [TestCase("' & <", "&#39; &amp; &lt;")]
    public void Text_IsEscaped_WhereverItIsPutIn(string name, string written) =>
        Assert.That(new HtmlBuilder().Add($"<b title=\"{name}\">{name}</b>").ToString(), Is.EqualTo($"<b title=\"{written}\">{written}</b>"));

    [Test]
    public void PlanWithoutOrganization_HasFindingsAndResourcesAlone()
    {
        var page = TextOf(PlanOf.Resources(PlanOf.Resource("aws:s3/bucket:Bucket", "b")));
        Assert.That(Sections().Matches(page).Select(m => m.Groups[1].Value), Is.EqualTo(new[] { "findings", "resources" }));
    }

    [Test]
    public void PlanWithDifference_ShowsItInWords_AndByResource()
    {
        var after = plan with { Resources = [.. plan.Resources.Append(PlanOf.Resource("aws:s3/bucket:Bucket", "planted-bucket"))] };
        var page = TextOf(after with { Difference = PlanDifference.Of(plan, after) });
        Assert.That(page, Does.Contain("<section id=\"difference\"").And.Contain("1 resource: 1 added"));
        Assert.That(page, Does.Match("<span class=\"tag\">added</span> <a href=\"#r[0-9]+\">planted-bucket</a>"));
        Assert.That(TextOf(plan), Does.Not.Contain("<section id=\"difference\""));
    }

    private static byte[] BytesOf(Plan plan)
    {
        using var buffer = new MemoryStream();
        PlanPage.Write(plan, buffer);
        return buffer.ToArray();
    }

    private static string TextOf(Plan plan) => Encoding.UTF8.GetString(BytesOf(plan));

    private static string HashOf(string page, string element)
    {
        var text = page[(page.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2)..page.IndexOf($"</{element}>", StringComparison.Ordinal)];
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("(src|action|poster|data|srcset)=\"|href=\"[^#]|url\\(|@import|<(link|iframe|object|embed|base)\\b")]
    private static partial Regex Outside();

    [GeneratedRegex("<section id=\"([^\"]*)\"")]
    private static partial Regex Sections();
}
