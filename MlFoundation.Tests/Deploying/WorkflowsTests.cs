using System.Text.RegularExpressions;
using MlFoundation.Commands;
using MlFoundation.Support;
using Spectre.Console.Testing;
using YamlDotNet.RepresentationModel;

namespace MlFoundation.Deploying;

/// <summary>What the workflows may do, and that what they call exists.</summary>
[TestFixture]
public sealed partial class WorkflowsTests
{
    private static readonly string Folder = Repository.PathOf(".github", "workflows");

    private static readonly string[] Files = [.. Directory.GetFiles(Folder, "*.yml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Everything that a job may do beside reading the repository.</summary>
    private static readonly Dictionary<string, string[]> Permissions = new()
    {
        ["pull-request.yml check"] = ["contents: read"],
        ["pull-request.yml plan"] = ["contents: read"],
        ["pull-request.yml report"] = ["contents: read", "pull-requests: write", "security-events: write"],
        ["pull-request.yml preview"] = ["contents: read", "id-token: write", "pull-requests: write"],
        ["push.yml sandbox"] = ["contents: read", "id-token: write"],
        ["push.yml prod"] = ["contents: read", "id-token: write"],
        ["up.yml up"] = ["contents: read", "id-token: write"],
    };

    [Test]
    public void AJob_MayDoOnlyWhatItNeeds()
    {
        var found = Jobs().ToDictionary(j => $"{j.File} {j.Name}", j => Map(j.Job, "permissions").Children.Select(p => $"{p.Key}: {p.Value}").ToArray());
        Assert.That(found.Keys, Is.EquivalentTo(Permissions.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (job, permissions) in found)
            {
                Assert.That(permissions, Is.EquivalentTo(Permissions[job]), job);
            }
        });
        Assert.That(Files.Select(f => Map(Root(f), "permissions").Children.Count), Is.All.Zero, "nothing is granted to a whole workflow");
    }

    [Test]
    public void NoWorkflow_ReadsASecret_OrRunsForForksWithRights()
    {
        foreach (var file in Files)
        {
            var text = File.ReadAllText(Path.Combine(Folder, file));
            Assert.That(text, Does.Not.Contain("secrets.").And.Not.Contain("secrets[").And.Not.Contain("secrets: inherit").And.Not.Contain("pull_request_target").And.Not.Contain("workflow_run"), file);
        }
    }

    [Test]
    public void AJob_ThatMayWriteOrLogIn_IsNotRunForForks()
    {
        foreach (var (_, name, job) in Jobs().Where(j => j.File == "pull-request.yml"))
        {
            var guarded = Text(job, "if")?.Contains("head.repo.full_name == github.repository", StringComparison.Ordinal) ?? false;
            Assert.That(guarded, Is.EqualTo(Map(job, "permissions").Children.Any(p => $"{p.Value}" == "write")), name);
        }
    }

    [Test]
    public void TheJob_ThatWrites_RunsNothingOfTheChange()
    {
        var steps = Steps(Jobs().Single(j => j is { File: "pull-request.yml", Name: "report" }).Job).ToArray();
        Assert.That(steps.Select(s => Text(s, "run") ?? ""), Is.All.Not.Match("dotnet|npm|node |\\./|bash |sh "));
    }

    [Test]
    public void Actions_ArePinnedToCommits_WithTheirVersion()
    {
        var uses = Files.SelectMany(f => File.ReadLines(Path.Combine(Folder, f))).Where(l => l.Contains("uses: ", StringComparison.Ordinal) && !l.Contains("uses: ./", StringComparison.Ordinal)).ToArray();
        Assert.That(uses, Has.Length.GreaterThan(10));
        Assert.That(uses, Is.All.Match(@"uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$"));
        Assert.That(uses.Select(u => u.Split("uses: ")[1]).Distinct().GroupBy(u => u.Split('@')[0]).Where(g => g.Count() > 1), Is.Empty, "one version of an action");
    }

    [Test]
    public void Checkouts_KeepNoCredential()
    {
        var checkouts = Jobs().SelectMany(j => Steps(j.Job)).Where(s => Text(s, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) ?? false).ToArray();
        Assert.That(checkouts.Select(s => Text(Map(s, "with"), "persist-credentials")), Is.All.EqualTo("false").And.Not.Empty);
    }

    [Test]
    public void Scripts_TakeWhatOthersWrite_OnlyFromTheEnvironment() =>
        // An expression in a script is pasted into it: a branch's name would be code.
        Assert.That(Runs().Where(r => r.Contains("${{", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public async Task EveryCommand_OfOurs_Exists()
    {
        var calls = Runs().Select(r => r.Replace("\\\n", " ", StringComparison.Ordinal)).SelectMany(r => r.Split('\n')).Where(l => l.Contains(" -- ", StringComparison.Ordinal) && l.Contains("MlFoundation", StringComparison.Ordinal)).ToArray();
        Assert.That(calls, Has.Length.GreaterThanOrEqualTo(3));
        foreach (var call in calls)
        {
            var args = call.Split(" -- ", 2)[1];
            using var console = new TestConsole();
            using var help = new StringWriter();
            await CommandLine.RunAsync([args.Split(' ')[0], "--help"], new Surroundings(console, help, TextWriter.Null, Repository.Root, () => null, TimeProvider.System));
            var options = Option().Matches(args + (call.Contains("${against", StringComparison.Ordinal) ? " --against" : "")).Select(m => m.Value).ToArray();
            Assert.That(options.Where(o => !help.ToString().Contains(o, StringComparison.Ordinal)), Is.Empty, call);
        }
    }

    [Test]
    public void EveryFolderAndScript_ThatIsNamed_Exists()
    {
        string[] scripts = [.. System.Text.Json.JsonDocument.Parse(File.ReadAllText(Repository.PathOf("policy", "package.json"))).RootElement.GetProperty("scripts").EnumerateObject().Select(s => s.Name), "ci", "audit"];
        Assert.That(Runs().SelectMany(r => Npm().Matches(r)).Select(m => m.Groups[1].Value), Is.All.AnyOf(scripts.Cast<object>().ToArray()).And.Not.Empty);
        Assert.That(Runs().SelectMany(r => Project().Matches(r)).Select(m => Repository.PathOf(m.Groups[1].Value)), Is.All.Exist.And.Not.Empty);
        var called = Jobs().Select(j => Text(j.Job, "uses")).OfType<string>().Select(u => Repository.PathOf(u));
        Assert.That(called, Is.All.Exist.And.Not.Empty);
    }

    [Test]
    public void Roles_AreTaken_OnlyInEnvironments_AndWhereThereIsARole()
    {
        foreach (var (file, name, job) in Jobs().Where(j => Steps(j.Job).Any(s => Text(s, "uses")?.StartsWith("aws-actions/", StringComparison.Ordinal) ?? false)))
        {
            Assert.That(Text(job, "environment"), Is.Not.Null, $"{file} {name}");
        }

        Assert.That(Text(Jobs().Single(j => j is { File: "pull-request.yml", Name: "preview" }).Job, "if"), Does.Contain("vars.AWS_PREVIEW_ROLE_ARN != ''"));
        Assert.That(Text(Jobs().Single(j => j is { File: "push.yml", Name: "sandbox" }).Job, "if"), Does.Contain("vars.AWS_DEPLOY_ROLE_ARN != ''"));
    }

    [TestCase("pull-request.yml", "true"), TestCase("push.yml", "false")]
    public void Runs_DoNotCross(string file, string cancels) =>
        Assert.That(Text(Map(Root(file), "concurrency"), "cancel-in-progress"), Is.EqualTo(cancels));

    private static YamlMappingNode Root(string file)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Folder, file));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static IEnumerable<(string File, string Name, YamlMappingNode Job)> Jobs() =>
        Files.SelectMany(f => Map(Root(f), "jobs").Children.Select(j => (f, j.Key.ToString(), (YamlMappingNode)j.Value)));

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) =>
        job.Children.TryGetValue("steps", out var steps) ? ((YamlSequenceNode)steps).Children.Cast<YamlMappingNode>() : [];

    private static string[] Runs() => [.. Jobs().SelectMany(j => Steps(j.Job)).Select(s => Text(s, "run")).OfType<string>()];

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    [GeneratedRegex("--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("npm (?:run )?([a-z]+)")]
    private static partial Regex Npm();

    [GeneratedRegex("--(?:project|prefix|policy-pack) ([A-Za-z]+)")]
    private static partial Regex Project();
}
