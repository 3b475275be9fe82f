using System.Text.Json;
using MlFoundation.Support;

namespace MlFoundation.Commands;

[TestFixture]
public sealed class CommandLineTests : ProjectFolder
{
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
            Assert.That(toOutput.Output, Is.EqualTo(File.ReadAllText(Path.Combine(Folder, "plan.json"))));
            Assert.That(JsonDocument.Parse(toOutput.Output).RootElement.GetProperty("formatVersion").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task PlanAsJson_IntoAFolder_SaysSoAndLeavesItAlone()
    {
        var (code, _, _, error) = await RunAsync("plan", "lab", "--json", ".");
        Assert.That((code, error.Trim()), Is.EqualTo((1, $"{Path.Combine(Folder, ".")} is a folder: give the name of a file.")));
    }

    [Test]
    public async Task AnUnknownStack_NamesTheStacksThereAre()
    {
        var (code, _, _, error) = await RunAsync("plan", "labb");
        Assert.That((code, error.Trim()), Is.EqualTo((1, $"Pulumi.labb.yaml: expected the file of a stack in {Folder}. Did you mean \"lab\"? There is: lab.")));
    }

    [Test]
    public async Task OutsideAProject_TheWayInIsNamed()
    {
        File.Delete(Path.Combine(Folder, "Pulumi.yaml"));
        var (code, _, _, error) = await RunAsync("validate", "lab");
        Assert.That((code, error.Trim()), Is.EqualTo((1, $"There is no Pulumi.yaml in {Folder} or above it: run the program in the project's folder.")));
    }

    [Test]
    public async Task Problems_AreAllWritten_WithACount()
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.With("homeRegion: eu-west-1", "homeRegion: west").Replace("owner: platform", "owner: 5", StringComparison.Ordinal));
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

    [Test]
    public async Task PlanAgainstAnOlderOne_ShowsTheDifference_AndRefusesLosses()
    {
        await RunAsync("plan", "lab", "--json", "old.json");
        Assert.That((await RunAsync("plan", "lab", "--against", "old.json")).Report, Does.EndWith("\nAgainst old.json: nothing changes.\n"));

        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.Minimal.Replace("aws+{account}", "other+{account}", StringComparison.Ordinal));
        var (code, report, _, _) = await RunAsync("plan", "lab", "--against", "old.json", "--json", "new.json");
        var diff = await RunAsync("diff", "old.json", "new.json");
        var data = JsonDocument.Parse((await RunAsync("diff", "old.json", "new.json", "--json")).Output).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That((code, diff.Code), Is.EqualTo((1, 1)));
            Assert.That(report, Does.Contain("log-archive has the e-mail address other+log-archive@example.com").And.Contains("MLF-ACC-004 mandatory"));
            Assert.That(diff.Report, Does.StartWith("Against old.json: 2 refused"));
            Assert.That(data.GetProperty("gravest").GetString(), Is.EqualTo("refused"));
            Assert.That(JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "new.json"))).RootElement.GetProperty("difference").GetProperty("changes").GetArrayLength(), Is.EqualTo(data.GetProperty("changes").GetArrayLength()));
        });
    }

    [Test]
    public async Task APlanOfAnotherStack_OrNoFile_IsRefused()
    {
        await RunAsync("plan", "lab", "--json", "old.json");
        File.Copy(Path.Combine(Folder, "Pulumi.lab.yaml"), Path.Combine(Folder, "Pulumi.other.yaml"));
        var other = await RunAsync("plan", "other", "--against", "old.json");
        var none = await RunAsync("diff", "none.json", "old.json");
        Assert.That((other.Code, other.Error.Trim()), Is.EqualTo((1, "old.json is the plan of stack lab; expected one of other. A difference is between two states of one stack.")));
        Assert.That((none.Code, none.Error), Is.EqualTo((1, none.Error)).And.Matches<(int, string Error)>(n => n.Error.StartsWith("none.json cannot be read: ", StringComparison.Ordinal)));
    }

    [TestCase("pln", "lab"), TestCase("plan"), TestCase("plan", "lab", "--jsn", "x"), TestCase("plan", "lab", "--json")]
    public async Task WrongUsage_IsTwo(params string[] args) => Assert.That((await RunAsync(args)).Code, Is.EqualTo(2));

    [TestCase("--help"), TestCase("plan", "--help"), TestCase("validate", "-h")]
    public async Task Help_IsThere(params string[] args)
    {
        var (code, _, output, _) = await RunAsync(args);
        Assert.That((code, output.Length > 300), Is.EqualTo((0, true)));
    }
}
