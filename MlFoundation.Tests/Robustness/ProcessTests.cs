using System.Diagnostics;
using System.Globalization;
using MlFoundation.Commands;
using MlFoundation.Support;

namespace MlFoundation.Robustness;

/// <summary>The program as a process: what a machine can do to it, and what must make no difference to it.</summary>
[TestFixture, Platform(Exclude = "Win")]
public sealed class ProcessTests : ProjectFolder
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly string Program = typeof(CommandLine).Assembly.Location;

    [TestCase("plan lab"), TestCase("plan lab --json -")]
    public void AFullDiskBehindTheOutput_IsSaidInOneSentence(string command) =>
        Assert.That(Run($"exec dotnet '{Program}' {command} > /dev/full"), Is.EqualTo((1, "", "The output cannot be written: No space left on device")));

    [Test]
    public void AFullDisk_IsSaidInOneSentence_AndTheDeviceStays()
    {
        var (code, _, error) = Run($"exec dotnet '{Program}' plan lab --json /dev/full > /dev/null");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("/dev/full cannot be written: No space left on device").And.Not.Contains('\n'));
        Assert.That(Run("test -c /dev/full").Code, Is.Zero);
    }

    [TestCase("none/plan.json", "there is no such folder"), TestCase("/proc/plan.json", "a file system that takes no files"), TestCase("blocked.json", "its partial file's name is taken")]
    public void AFileThatCannotBeWritten_IsSaidInOneSentence_AndTheOldOneStays(string file, string why)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "blocked.json.partial"));
        File.WriteAllText(Path.Combine(Folder, "blocked.json"), "old");
        var (code, _, error) = Run($"exec dotnet '{Program}' plan lab --json {file} > /dev/null");
        Assert.That(code, Is.EqualTo(1), why);
        Assert.That(error, Does.StartWith($"{Path.Combine(Folder, file)} cannot be written: ").And.Not.Contains('\n').And.Not.Contains("   at "), why);
        Assert.That(File.ReadAllText(Path.Combine(Folder, "blocked.json")), Is.EqualTo("old"));
    }

    [Test]
    public void CtrlC_WhileAPackIsAsked_EndsQuietly_WithThePack()
    {
        NodePackages.Run(Folder, "node", "--version");
        var runner = Directory.CreateDirectory(Path.Combine(Folder, "pack", "node_modules", "@pulumi", "pulumi", "cmd", "run-policy-pack")).FullName;
        File.WriteAllText(Path.Combine(Folder, "pack", "PulumiPolicy.yaml"), "runtime: nodejs\n");
        File.WriteAllText(
            Path.Combine(runner, "index.js"),
            "require('fs').writeFileSync('id', String(process.pid)); require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); });");
        File.WriteAllText(Path.Combine(Folder, "plan.json"), "old");
        var id = Path.Combine(Folder, "pack", "id");
        // Job control: without it a shell has its background ignore the signal.
        var (code, output, _) = Run(
            $"set -m; dotnet '{Program}' plan lab --json plan.json --policy-pack pack 2> error.txt & planner=$!; while [ ! -s '{id}' ]; do sleep 0.1; done; sleep 1; kill -INT $planner; wait $planner");
        Assert.That((code, output, File.ReadAllText(Path.Combine(Folder, "error.txt"))), Is.EqualTo((130, "", "")));
        Assert.That(File.ReadAllText(Path.Combine(Folder, "plan.json")), Is.EqualTo("old"));
        Assert.That(() => Run($"kill -0 {int.Parse(File.ReadAllText(id), CultureInfo.InvariantCulture)} 2>&1").Code, Is.Not.Zero.After(10_000, 200));
    }

    [Test]
    public void ThePlan_IsTheSame_WhateverTheMachineIsSetTo()
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), StackFiles.Text("sandbox"));
        string[] settings =
        [
            "", "LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0", "LC_ALL=de_DE.UTF-8 TZ=Pacific/Kiritimati", "TZ=America/St_Johns DOTNET_PROCESSOR_COUNT=1", "DOTNET_PROCESSOR_COUNT=16",
        ];
        var plans = settings.Select(s => Run($"{s} exec dotnet '{Program}' plan lab --json - | sha256sum")).ToArray();
        Assert.That(plans.Select(p => p.Code), Is.All.Zero);
        Assert.That(plans.Select(p => p.Output).Distinct().Count(), Is.EqualTo(1), string.Join('\n', plans));
    }

    [TestCase("", 0, TestName = "Secrets_OfTheMachine_AreInNoOutput")]
    [TestCase("  mlfoundation:costs: { alerts: { secure: AAAB-PLANTED-IN-THE-FILE } }\n", 1, TestName = "Secrets_OfTheMachineAndTheFile_AreInNoProblem")]
    public void Secrets_AreInNoOutput(string section, int expected)
    {
        string[] variables = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE", "GITHUB_TOKEN"];
        File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), "encryptionsalt: v1:PLANTED-IN-THE-FILE\n" + StackFiles.Minimal + section);
        var (code, output, error) = Run(
            $"export {string.Join(' ', variables.Select(v => $"{v}=PLANTED-IN-{v}"))}; exec dotnet '{Program}' plan lab --json p.json --markdown p.md --html p.html --sarif p.sarif");
        string[] written = [.. Directory.EnumerateFiles(Folder, "p.*").Select(File.ReadAllText)];
        Assert.That(code, Is.EqualTo(expected), error);
        Assert.That(written, Has.Length.EqualTo(expected == 0 ? 4 : 0));
        Assert.That(written.Append(output).Append(error), Has.None.Contains("PLANTED"));
        Assert.That(output + error, Is.Not.Empty);
    }

    private (int Code, string Output, string Error) Run(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", script]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{script} did not end");
        }

        return (process.ExitCode, output.Result.Trim(), error.Result.Trim());
    }
}
