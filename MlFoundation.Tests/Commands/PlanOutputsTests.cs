using MlFoundation.Support;
using Spectre.Console.Testing;

namespace MlFoundation.Commands;

[TestFixture]
public sealed class PlanOutputsTests
{
    private string folder = "";

    [SetUp]
    public void MakeProject()
    {
        folder = Directory.CreateTempSubdirectory("mlfoundation-").FullName;
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: mlfoundation\n");
        File.WriteAllText(Path.Combine(folder, "Pulumi.lab.yaml"), StackFiles.Minimal);
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task MarkdownAndSarif_AreWrittenBesideTheReport_OrAlone()
    {
        var both = await RunAsync("plan", "lab", "--markdown", "plan.md", "--sarif", "plan.sarif");
        var alone = await RunAsync("plan", "lab", "--markdown", "-");
        Assert.Multiple(() =>
        {
            Assert.That((both.Code, both.Output, both.Error), Is.EqualTo((0, "", "")));
            Assert.That(both.Report, Does.Contain("lab: "));
            Assert.That(File.ReadAllText(Path.Combine(folder, "plan.md")), Does.StartWith("## lab\n"));
            Assert.That(File.ReadAllText(Path.Combine(folder, "plan.sarif")), Does.Contain("\"version\": \"2.1.0\""));
            Assert.That((alone.Report, alone.Output), Is.EqualTo(("", File.ReadAllText(Path.Combine(folder, "plan.md")))));
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
        File.WriteAllText(Path.Combine(folder, "Pulumi.lab.yaml"), StackFiles.With("homeRegion: eu-west-1", "homeRegion: west"));
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

    private async Task<(int Code, string Report, string Output, string Error)> RunAsync(params string[] args)
    {
        using var console = new TestConsole();
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        console.Profile.Width = 10_000;
        var code = await CommandLine.RunAsync(args, new Surroundings(console, output, error, folder, () => null, TimeProvider.System));
        return (code, console.Output, output.ToString(), error.ToString());
    }
}
