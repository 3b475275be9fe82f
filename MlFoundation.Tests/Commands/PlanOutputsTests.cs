using MlFoundation.Support;

namespace MlFoundation.Commands;

[TestFixture]
public sealed class PlanOutputsTests : ProjectFolder
{
    [Test]
    public async Task MarkdownAndSarif_AreWrittenBesideTheReport_OrAlone()
    {
        var both = await RunAsync("plan", "lab", "--markdown", "plan.md", "--sarif", "plan.sarif");
        var alone = await RunAsync("plan", "lab", "--markdown", "-");
        Assert.Multiple(() =>
        {
            Assert.That((both.Code, both.Output, both.Error), Is.EqualTo((0, "", "")));
            Assert.That(both.Report, Does.Contain("lab: "));
            Assert.That(File.ReadAllText(Path.Combine(Folder, "plan.md")), Does.StartWith("## lab\n"));
            Assert.That(File.ReadAllText(Path.Combine(Folder, "plan.sarif")), Does.Contain("\"version\": \"2.1.0\""));
            Assert.That((alone.Report, alone.Output), Is.EqualTo(("", File.ReadAllText(Path.Combine(Folder, "plan.md")))));
        });
    }

    [TestCase("--json", "-", "--markdown", "-")]
    [TestCase("--sarif", "-", "--annotations")]
    public async Task TwoThings_OnStandardOutput_AreRefused(params string[] options)
    {
        var (code, _, output, error) = await RunAsync(["plan", "lab", .. options]);
        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("would both go to standard output"));
    }

    [Test]
    public async Task Problems_BecomeAnnotations()
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.With("homeRegion: eu-west-1", "homeRegion: west"));
        var (code, _, output, error) = await RunAsync("plan", "lab", "--annotations");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.StartWith("::error file=Pulumi.lab.yaml,line=3,col=17,title=organization.homeRegion::organization.homeRegion = \"west\": expected an AWS region"));
        Assert.That(error, Does.Contain("1 problem."));
    }

    [Test]
    public async Task Annotations_StandInThePlaceOfTheReport()
    {
        var (code, report, output, _) = await RunAsync("plan", "lab", "--annotations");
        Assert.That((code, report, output), Is.EqualTo((0, "", "")));
    }
}
