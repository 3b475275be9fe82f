using System.ComponentModel;
using System.Diagnostics;
using MlFoundation.Support;
using YamlDotNet.RepresentationModel;

namespace MlFoundation.Deploying;

/// <summary>The scripts of the pull request's workflow, run as its host runs them: in a repository with a base and a change, with stand-ins for what reaches out.</summary>
[TestFixture]
public sealed class WorkflowScriptsTests
{
    // Writes what it would plan, the stack file of the folder that it runs in, and what it was called with.
    private const string DotNet = """
        #!/usr/bin/env bash
        echo "dotnet $*" >> "$CALLS"
        while [ $# -gt 0 ]; do
          case "$1" in --json) cat "Pulumi.$STACK.yaml" > "$2" ;; --markdown) echo "report of $STACK" > "$2" ;; esac
          shift
        done
        """;

    // Lists the comments that are there, and keeps what is sent.
    private const string Gh = """
        #!/usr/bin/env bash
        echo "gh $*" >> "$CALLS"
        case "$*" in *--paginate*) cat comments 2>/dev/null ;; *--input*) cat comment.json >> sent ;; esac
        exit 0
        """;

    private string folder = "";

    [SetUp]
    public void MakeRepository()
    {
        folder = Directory.CreateTempSubdirectory("mlfoundation-workflow-").FullName;
        foreach (var (name, text) in new[] { ("dotnet", DotNet), ("gh", Gh) })
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName, name);
            File.WriteAllText(file, text + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Directory.CreateDirectory(Path.Combine(folder, "temp"));
        Directory.CreateDirectory(Repo);
        Run("git init -q . && git config user.email t@example.com && git config user.name t && echo base > Pulumi.prod.yaml && git add . && git commit -qm base && echo head > Pulumi.prod.yaml && git commit -qam head && mkdir out");
    }

    [TearDown]
    public void RemoveRepository() => Directory.Delete(folder, recursive: true);

    private string Repo => Path.Combine(folder, "repo");

    [Test]
    public void TheBase_IsPlanned_WithItsOwnStackFile_AndTheChangeAgainstIt()
    {
        var @base = Run("git rev-parse HEAD^").Trim();
        Run(Script("plan", "Plan what is there"), ("BASE", @base));
        Run(Script("plan", "Plan what is asked for"), ("BASE", @base));
        Assert.Multiple(() =>
        {
            Assert.That(Text("out/base.json"), Is.EqualTo("base\n"));
            Assert.That(Text("out/head.json"), Is.EqualTo("head\n"));
            Assert.That(Text("../calls").Trim().Split('\n'), Is.EqualTo(new[]
            {
                $"dotnet run --project MlFoundation -- plan prod --json {Repo}/out/base.json",
                "dotnet run --no-build --project MlFoundation -- plan prod --against out/base.json --policy-pack policy --json out/head.json --markdown out/report.md --sarif out/findings.sarif --annotations",
            }));
        });
    }

    [Test]
    public void ABase_ThatCannotBePlanned_LeavesTheDifferenceOut()
    {
        File.WriteAllText(Path.Combine(folder, "bin", "dotnet"), DotNet.Replace("cat \"Pulumi", "[ -z \"${PWD##*base}\" ] && exit 1; cat \"Pulumi", StringComparison.Ordinal));
        Run(Script("plan", "Plan what is there"), ("BASE", Run("git rev-parse HEAD^").Trim()));
        Run(Script("plan", "Plan what is asked for"));
        Assert.That(Text("../calls"), Does.Contain("plan prod --policy-pack policy").And.Not.Contain("--against"));
    }

    [Test]
    public void WithoutAReport_TheSummarySaysWhere()
    {
        Run(Script("plan", "Say where there is no report"), ("GITHUB_STEP_SUMMARY", Path.Combine(folder, "summary")));
        Assert.That(Text("../summary"), Is.EqualTo("## prod\n\n❌ **The settings have problems**: the annotations of this run name them all.\n").And.EqualTo(Text("out/report.md")));
    }

    // The report may hold anything that a stack file holds: quotes, expressions, what a shell would run.
    [TestCase("", "--method POST repos/example/foundation/issues/7/comments")]
    [TestCase("42\n43\n", "--method PATCH repos/example/foundation/issues/comments/42")]
    public void AComment_IsMadeOnce_AndThenEdited(string there, string expected)
    {
        if (Run("command -v jq || true").Length == 0)
        {
            Assert.Ignore("This test needs jq, which GitHub's runners have.");
        }

        const string Report = "say \"hi\" $(touch planted) `touch planted` ${{ github.token }} \\ é\n";
        File.WriteAllText(Path.Combine(Repo, "comments"), there);
        File.WriteAllText(Path.Combine(Repo, "out", "report.md"), Report);
        Run(Script("report", "Comment, or edit the comment that is there"), ("GITHUB_REPOSITORY", "example/foundation"), ("PULL_REQUEST", "7"), ("GH_TOKEN", "none"));
        Assert.That(Text("../calls"), Does.Contain(expected));
        Assert.That((string?)System.Text.Json.Nodes.JsonNode.Parse(Text("sent"))!["body"], Is.EqualTo($"<!-- mlfoundation:prod -->\n{Report}"));
        Assert.That(File.Exists(Path.Combine(Repo, "planted")), Is.False);
    }

    [Test]
    public void EveryScript_IsSoundShell()
    {
        foreach (var script in Jobs().SelectMany(j => Steps(j.Value)).Select(s => Value(s, "run")).OfType<string>().Append(File.ReadAllText(Repository.PathOf(".ci", "run"))))
        {
            var file = Path.Combine(folder, "script");
            File.WriteAllText(file, script);
            Run($"bash -n '{file}'");
        }
    }

    private string Text(string file) => File.ReadAllText(Path.Combine(Repo, file));

    // As GitHub runs a step: bash that stops at the first failure, also within a pipe.
    private string Run(string script, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script]) { WorkingDirectory = Repo, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment.Append(("STACK", "prod")).Append(("RUNNER_TEMP", Path.Combine(folder, "temp"))).Append(("CALLS", Path.Combine(folder, "calls"))))
        {
            start.Environment[name] = value;
        }

        start.Environment["PATH"] = $"{Path.Combine(folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") is not { Length: > 0 })
        {
            Assert.Ignore("This test needs bash.");
        }

        using (process)
        {
            var (output, error) = (process!.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, $"{script}: {error.Result}");
            return output.Result;
        }
    }

    private static string Script(string job, string step) => Value(Steps(Jobs()[job]).Single(s => Value(s, "name") == step), "run")!;

    private static Dictionary<string, YamlMappingNode> Jobs()
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Repository.PathOf(".github", "workflows", "pull-request.yml"));
        yaml.Load(reader);
        return ((YamlMappingNode)((YamlMappingNode)yaml.Documents.Single().RootNode).Children["jobs"]).Children.ToDictionary(j => j.Key.ToString(), j => (YamlMappingNode)j.Value);
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) => ((YamlSequenceNode)job.Children["steps"]).Children.Cast<YamlMappingNode>();

    private static string? Value(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? (value as YamlScalarNode)?.Value : null;
}
