using System.Diagnostics;
using MlFoundation.Support;

namespace MlFoundation.Planning.Policy;

/// <summary>Packs that do not start, or do not go on: one clear sentence, and no process that stays behind.</summary>
[TestFixture]
public sealed class PolicyPackFaultsTests
{
    private const string Server = "require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); });";
    private static readonly (TimeSpan, TimeSpan) Short = (TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(2));

    private string folder = "";

    [SetUp]
    public void MakePack()
    {
        folder = Directory.CreateTempSubdirectory("mlfoundation-pack-").FullName;
        NodePackages.Run(folder, "node", "--version");
    }

    [TearDown]
    public void RemovePack() => Directory.Delete(folder, recursive: true);

    [Test]
    public void AFolderWithoutAPack_IsNamed() =>
        Assert.That(Failure(Short), Is.EqualTo("given is no policy pack: there is no PulumiPolicy.yaml in it."));

    [Test]
    public void APackThatIsNotInstalled_SaysHow()
    {
        File.WriteAllText(Path.Combine(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
        Assert.That(Failure(Short), Is.EqualTo("Policy pack given is not installed: run `npm ci` in it. Packs of other runtimes than Node.js run under `pulumi preview` alone."));
    }

    [TestCase("console.error('no version'); process.exit(32);", "Policy pack given ended before it listened. It said: no version")]
    [TestCase("console.log('hello');", "Policy pack given began with \"hello\"; expected the port that it listens on.")]
    [TestCase("process.stdout.write('x'.repeat(300000) + '\\n');", "Policy pack given began with \"xxxxxxxxxxxxxxxx")]
    public void APackThatDoesNotStart_SaysWhatItSaid(string program, string message)
    {
        Runs(program);
        Assert.That(Failure(Short), Does.StartWith(message));
    }

    [Test]
    public void APackThatHangsAtItsStart_IsEnded()
    {
        Runs("setInterval(() => {}, 1000);");
        Assert.That(Failure((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))), Is.EqualTo("Policy pack given did not start within 1 seconds."));
    }

    [TestCase(Server, "Policy pack given gave no answer within 2 seconds.")]
    [TestCase("require('net').createServer(s => s.end('garbage\\n')).listen(0, '127.0.0.1', function () { console.log(this.address().port); });", "Policy pack given ")]
    [TestCase("require('net').createServer(() => process.exit(1)).listen(0, '127.0.0.1', function () { console.log(this.address().port); });", "Policy pack given ended while it was asked.")]
    [TestCase("process.stderr.write('x'.repeat(1000000)); console.log('y'.repeat(10)); process.stdout.write('z'.repeat(1000000));", "Policy pack given began with \"yyyyyyyyyy\"")]
    public void APackThatStopsAnswering_IsSaid(string program, string message)
    {
        Runs(program);
        Assert.That(Failure(Short), Does.StartWith(message).And.Not.Contains("   at "));
    }

    [Test]
    public async Task APack_IsEnded_WithItsProcess()
    {
        Runs(Server);
        using var process = await PolicyPackProcess.StartAsync(new PolicyPack(folder, "given"), TimeSpan.FromSeconds(15), default);
        var id = process.Id;
        Assert.That(IsRunning(id), Is.True);
        process.Dispose();
        Assert.That(() => IsRunning(id), Is.False.After(5_000, 50));
    }

    [Test]
    public async Task APack_GoesByItself_WhenItsPlannerIsGone()
    {
        Runs(Server);
        using var process = await PolicyPackProcess.StartAsync(new PolicyPack(folder, "given"), TimeSpan.FromSeconds(15), default);
        process.LetGo();
        Assert.That(() => IsRunning(process.Id), Is.False.After(5_000, 50));
    }

    [Test]
    public void ACancelledCheck_EndsThePack()
    {
        Runs("require('fs').writeFileSync('id', String(process.pid));" + Server);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        Assert.That(async () => await PolicyCheck.RunAsync(PlanOf.Resources(), [new PolicyPack(folder, "given")], (TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15)), soon.Token), Throws.InstanceOf<Exception>());
        // The pack tells where it runs while it does.
        var id = int.Parse(File.ReadAllText(Path.Combine(folder, "id")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(() => IsRunning(id), Is.False.After(5_000, 50));
    }

    private string Failure((TimeSpan, TimeSpan) patience) =>
        Assert.ThrowsAsync<PolicyPackException>(() => PolicyCheck.RunAsync(PlanOf.Resources(), [new PolicyPack(folder, "given")], patience, default))!.Message;

    // A pack whose runner is a program of the test.
    private void Runs(string program)
    {
        File.WriteAllText(Path.Combine(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
        var runner = Directory.CreateDirectory(Path.Combine(folder, "node_modules", "@pulumi", "pulumi", "cmd", "run-policy-pack")).FullName;
        File.WriteAllText(Path.Combine(runner, "index.js"), program);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
