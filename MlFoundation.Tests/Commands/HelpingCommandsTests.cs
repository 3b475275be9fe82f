using MlFoundation.Support;
using Spectre.Console.Testing;

namespace MlFoundation.Commands;

[TestFixture]
public sealed class HelpingCommandsTests() : ProjectFolder(null)
{
    private static readonly string[] Answers =
        ["--home-region", "ap-southeast-2", "--owner", "platform", "--email-pattern", "aws+{account}@example.com", "--management-account", "111122223333"];

    [Test]
    public async Task Init_WritesAFileThatPlans_AndLeavesItAloneAfterwards()
    {
        var first = await RunAsync(null, ["init", "lab", .. Answers, "--team", "fraud"]);
        Assert.That((first.Code, first.Error), Is.EqualTo((0, "")));
        var text = File.ReadAllText(Path.Combine(Folder, "Pulumi.lab.yaml"));
        Assert.That(text, Does.Contain("ap-southeast-2: [apse2-az1, apse2-az2]").And.Contain("fraud:"));
        Assert.That((await StackFiles.PlanAsync(text)).Resources, Is.Not.Empty);
        var again = await RunAsync(null, ["init", "lab", .. Answers]);
        Assert.That((again.Code, again.Error), Is.EqualTo((1, "Pulumi.lab.yaml exists and is left alone. Take another name, or edit it.\n")));
    }

    // Without a landing zone nobody records what Security Hub reads: that is said, whatever else stands in the file.
    [TestCase("managed", "fraud", ""), TestCase("managed", "", ""), TestCase("existing", "fraud", ""), TestCase("existing with a baseline", "fraud", ""), TestCase("none", "fraud", "MLF-SEC-005")]
    public async Task Init_WritesAFile_ThatPlansWithoutAFinding(string landingZone, string team, string findings)
    {
        var run = await RunAsync(
            null,
            [
                "init", "lab", .. Answers, "--landing-zone", landingZone.Split(' ')[0], .. team.Length == 0 ? Array.Empty<string>() : ["--team", team],
                .. landingZone.StartsWith("existing", StringComparison.Ordinal) ? ["--log-archive-account", "222233334444", "--security-tooling-account", "333344445555"] : Array.Empty<string>(),
                .. landingZone.EndsWith("baseline", StringComparison.Ordinal) ? ["--identity-center-baseline", "arn:aws:controltower:ap-southeast-2:111122223333:enabledbaseline/XAEXAMPLE"] : Array.Empty<string>(),
            ]);
        Assert.That((run.Code, run.Error), Is.EqualTo((0, "")));
        var text = File.ReadAllText(Path.Combine(Folder, "Pulumi.lab.yaml"));
        Assert.That(string.Join(' ', (await StackFiles.PlanAsync(text)).Findings.Select(f => f.Id)), Is.EqualTo(findings));
        Assert.That(text, Does.StartWith("# yaml-language-server: $schema=docs/settings.schema.json\n"));
    }

    [Test]
    public async Task Init_OfAnExistingLandingZone_AsksForItsAccounts()
    {
        var run = await RunAsync(null, ["init", "lab", .. Answers, "--landing-zone", "existing"]);
        Assert.That((run.Code, run.Error), Is.EqualTo((2, "This is no terminal to ask at: give --log-archive-account, --security-tooling-account.\n")));
    }

    [Test]
    public async Task Init_AsksForWhatIsMissing_AtATerminal()
    {
        var run = await RunAsync(["eu-west-1", "platform", "aws+{account}@example.com", "111122223333", "", ""], "init", "lab");
        Assert.That((run.Code, run.Error), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(Path.Combine(Folder, "Pulumi.lab.yaml")), Does.Contain("landingZone: managed").And.Not.Contain("teams"));
    }

    [Test]
    public async Task Init_WithoutATerminal_NamesWhatIsMissing()
    {
        var run = await RunAsync(null, "init", "lab", "--home-region", "eu-west-1");
        Assert.That((run.Code, run.Error), Is.EqualTo((2, "This is no terminal to ask at: give --owner, --email-pattern, --management-account.\n")));
    }

    [Test]
    public async Task Init_WithWrongAnswers_WritesNothing()
    {
        var run = await RunAsync(null, ["init", "lab", .. Answers[..^1], "12"]);
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("accounts.management.id = \"12\": expected").And.EndsWith("Nothing was written.\n"));
        Assert.That(Directory.GetFiles(Folder, "Pulumi.lab.yaml"), Is.Empty);
    }

    [TestCase("eu-west-1", "euw1"), TestCase("us-east-2", "use2"), TestCase("ap-southeast-2", "apse2"), TestCase("ap-northeast-1", "apne1"), TestCase("me-central-1", "mec1")]
    public void AZonesPrefix_IsTheRegionsAbbreviation(string region, string expected) => Assert.That(FirstStackFile.ZonePrefix(region), Is.EqualTo(expected));

    [Test]
    public async Task Explain_SaysWhatASettingIs_WithRangeAndDefault()
    {
        var run = await RunAsync(null, "explain", "organization.controlTower.logRetentionDays");
        Assert.That((run.Code, run.Output), Is.EqualTo((0,
            """
            organization.controlTower.logRetentionDays
              How long the log archive keeps logs: days, 1 to 5475 (15 years). Default: 365.
              Expected: whole days, 1 to 5475. Default: 365.
              Makes or shapes: controltower:LandingZone, organizations:Account, iam:Role, iam:RolePolicy, iam:RolePolicyAttachment, organizations:AwsServiceAccess.

            """)));
    }

    [Test]
    public async Task Explain_GoesThroughNamesOfTheUsers_AndListsKeys()
    {
        var run = await RunAsync(null, "explain", "teams.fraud.stages");
        Assert.That(run.Output, Does.StartWith("teams.<name>.stages\n").And.Contain("Keys"));
        Assert.That((await RunAsync(null, "explain", "organization")).Output, Does.Contain("    homeRegion  ").And.Contain(", required"));
    }

    [TestCase("network.adresses", "network.adresses: expected a setting. Did you mean \"network.addresses\"?\n")]
    [TestCase("netwrok", "netwrok: expected a setting. Did you mean \"network\"?\n")]
    [TestCase("organization.owner.name", "organization.owner.name: expected a setting. organization.owner has no keys.\n")]
    public async Task Explain_OfNoSetting_NamesTheNearest(string key, string expected)
    {
        var run = await RunAsync(null, "explain", key);
        Assert.That((run.Code, run.Error), Is.EqualTo((1, expected)));
    }

    [Test]
    public async Task Explain_CountsWhatTheSectionMakes()
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.Minimal);
        Assert.That((await RunAsync(null, "explain", "organization", "--stack", "lab")).Output, Does.Match(@"\n +0 organizations:Organization in lab\n").And.Match(@"\n +[1-9]\d* organizations:PolicyAttachment in lab\n"));
    }

    [Test]
    public async Task PlanOnly_ShowsOneArea_AndRefusesWhatIsNone()
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.Minimal);
        var whole = await RunAsync(null, "plan", "lab");
        var one = await RunAsync(null, "plan", "lab", "--only", "organization");
        var none = await RunAsync(null, "plan", "lab", "--only", "organisation");
        Assert.Multiple(() =>
        {
            Assert.That(whole.Report, Does.Contain("\nsecurity "));
            Assert.That(one.Report, Does.Contain("\norganization ").And.Not.Contain("\nsecurity ").And.Not.Contain("first up"));
            Assert.That((none.Code, none.Error), Is.EqualTo((2, "--only organisation: nothing of it is planned. Did you mean \"organization\"?\n")));
        });
    }

    [TestCase("bash"), TestCase("zsh"), TestCase("fish"), TestCase("pwsh")]
    public async Task Completion_PrintsAScriptThatAsksTheProgram(string shell) =>
        Assert.That((await RunAsync(null, "completion", shell)).Output, Does.Contain("mlfoundation").And.Contain("[suggest:"));

    [TestCase("mlfoundation pl", "plan"), TestCase("mlfoundation plan --on", "--only"), TestCase("mlfoundation plan la", "lab"), TestCase("mlfoundation explain net", "network")]
    public async Task Suggestions_CompleteCommandsOptionsAndStacks(string line, string expected)
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.Minimal);
        var run = await RunAsync(null, $"[suggest:{line.Length}]", line);
        Assert.That(run.Output.Split('\n'), Does.Contain(expected));
    }

    [Test]
    public async Task Estimate_ShowsTimeAndCost_AndNothingToMakeAgainstItself()
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.Minimal);
        await RunAsync(null, "plan", "lab", "--json", "lab.json");
        var first = await RunAsync(null, "estimate", "lab");
        var next = await RunAsync(null, "estimate", "lab", "--against", "lab.json");
        Assert.Multiple(() =>
        {
            Assert.That((first.Code, next.Code), Is.EqualTo((0, 0)));
            Assert.That(first.Report, Does.StartWith("First up of lab: about ").And.Contain("landing zone set up").And.Contain("A month: $"));
            Assert.That(next.Report, Does.StartWith("Up of lab from lab.json: nothing to make, 0 resources"));
        });
    }

    [TestCase("missing.yaml", "missing.yaml cannot be read: "), TestCase("bad.yaml", "bad.yaml:1:7: asOf = \"yesterday\": expected a day such as 2026-11-25, in quotes")]
    public async Task Estimate_WithPricesThatCannotBeRead_SaysWhy(string file, string expected)
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.Minimal);
        File.WriteAllText(Path.Combine(Folder, "bad.yaml"), "asOf: yesterday\n");
        var run = await RunAsync(null, "estimate", "lab", "--prices", file);
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith(expected));
    }

    private async Task<(int Code, string Report, string Output, string Error)> RunAsync(string[]? typed, params string[] args)
    {
        using var console = new TestConsole();
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        console.Profile.Width = 400;
        if (typed is not null)
        {
            console.Interactive();
            Array.ForEach(typed, console.Input.PushTextWithEnter);
        }

        var documentation = Path.ChangeExtension(typeof(MlFoundationStack).Assembly.Location, ".xml");
        var code = await CommandLine.RunAsync(args, new Surroundings(console, output, error, Folder, () => File.Exists(documentation) ? File.ReadAllText(documentation) : null, TimeProvider.System));
        return (code, console.Output, output.ToString(), error.ToString());
    }
}
