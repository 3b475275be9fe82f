using System.Text.Json;
using MlFoundation.Support;
using Spectre.Console.Testing;

namespace MlFoundation.Commands;

[TestFixture]
public sealed class CommandLineTests
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
    public async Task Plan_ShowsTheReport()
    {
        var (code, report, output, error) = await RunAsync("plan", "lab");
        Assert.That((code, output, error), Is.EqualTo((0, "", "")));
        Assert.That(report, Does.Contain("lab: ").And.Contains("Workloads").And.Contains("No findings."));
    }

    [Test]
    public async Task PlanAsJson_WritesTheFileAndTheReport_OrTheDataAlone()
    {
        var toFile = await RunAsync("plan", "lab", "--json", "plan.json");
        var toOutput = await RunAsync("plan", "lab", "--json", "-");
        Assert.Multiple(() =>
        {
            Assert.That(toFile.Report, Is.Not.Empty);
            Assert.That(toOutput.Report, Is.Empty);
            Assert.That(toOutput.Output, Is.EqualTo(File.ReadAllText(Path.Combine(folder, "plan.json"))));
            Assert.That(JsonDocument.Parse(toOutput.Output).RootElement.GetProperty("formatVersion").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task PlanAsJson_IntoAFolder_SaysSoAndLeavesItAlone()
    {
        var (code, _, _, error) = await RunAsync("plan", "lab", "--json", ".");
        Assert.That((code, error.Trim()), Is.EqualTo((1, $"{Path.Combine(folder, ".")} is a folder: give the name of a file.")));
    }

    [Test]
    public async Task AnUnknownStack_NamesTheStacksThereAre()
    {
        var (code, _, _, error) = await RunAsync("plan", "labb");
        Assert.That((code, error.Trim()), Is.EqualTo((1, $"Pulumi.labb.yaml: expected the file of a stack in {folder}. Did you mean \"lab\"? There is: lab.")));
    }

    [Test]
    public async Task OutsideAProject_TheWayInIsNamed()
    {
        File.Delete(Path.Combine(folder, "Pulumi.yaml"));
        var (code, _, _, error) = await RunAsync("validate", "lab");
        Assert.That((code, error.Trim()), Is.EqualTo((1, $"There is no Pulumi.yaml in {folder} or above it: run the program in the project's folder.")));
    }

    [Test]
    public async Task Problems_AreAllWritten_WithACount()
    {
        File.WriteAllText(Path.Combine(folder, "Pulumi.lab.yaml"), StackFiles.With("homeRegion: eu-west-1", "homeRegion: west").Replace("owner: platform", "owner: 5", StringComparison.Ordinal));
        foreach (var command in new[] { "plan", "validate" })
        {
            var (code, report, output, error) = await RunAsync(command, "lab");
            Assert.That((code, report, output), Is.EqualTo((1, "", "")));
            Assert.That(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
            {
                "Pulumi.lab.yaml:3:17: organization.homeRegion = \"west\": expected an AWS region code such as eu-west-1.",
                "Pulumi.lab.yaml:4:12: organization.owner = 5: expected the name of a team, in letters, digits, spaces and _ . : / = + @ -. Put it in quotes: without them YAML does not read it as text.",
                "2 problems.",
            }));
        }
    }

    [Test]
    public async Task Validate_SaysThatAFileIsValid() =>
        Assert.That((await RunAsync("validate", "lab")).Report.Trim(), Is.EqualTo("Pulumi.lab.yaml is valid."));

    [Test]
    public async Task Schema_PrintsTheSchema() =>
        Assert.That(JsonDocument.Parse((await RunAsync("schema")).Output).RootElement.GetProperty("title").GetString(), Is.EqualTo("MlFoundation stack file"));

    [TestCase("pln", "lab"), TestCase("plan"), TestCase("plan", "lab", "--jsn", "x"), TestCase("plan", "lab", "--json")]
    public async Task WrongUsage_IsTwo(params string[] args) => Assert.That((await RunAsync(args)).Code, Is.EqualTo(2));

    [TestCase("--help"), TestCase("plan", "--help"), TestCase("validate", "-h")]
    public async Task Help_IsThere(params string[] args)
    {
        var (code, _, output, _) = await RunAsync(args);
        Assert.That((code, output.Length > 300), Is.EqualTo((0, true)));
    }

    private async Task<(int Code, string Report, string Output, string Error)> RunAsync(params string[] args)
    {
        using var console = new TestConsole();
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        console.Profile.Width = 200;
        var code = await CommandLine.RunAsync(args, new Surroundings(console, output, error, folder, () => null, TimeProvider.System));
        return (code, console.Output, output.ToString(), error.ToString());
    }
}
