using System.CommandLine;
using MlFoundation.Support;
using Spectre.Console.Testing;

namespace MlFoundation.Commands;

/// <summary>What --help prints, word for word: Snapshots/help*.txt.</summary>
[TestFixture]
public sealed class HelpTests
{
    private static IEnumerable<string> Commands()
    {
        using var console = new TestConsole();
        return [.. CommandLine.Root(new Surroundings(console, TextWriter.Null, TextWriter.Null, Repository.Root, () => null, TimeProvider.System)).Subcommands.Select(c => c.Name)];
    }

    [Test]
    public async Task Help_OfTheProgram_NamesEveryCommand()
    {
        var text = await HelpAsync("--help");
        Assert.That(Commands().Where(c => !text.Contains($"\n  {c} ", StringComparison.Ordinal)), Is.Empty);
        Snapshot.Matches("help.txt", text);
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Help_OfACommand_SaysWhatItDoes_HowItIsCalled_AndWhatEachOptionMeans(string command)
    {
        var text = await HelpAsync(command, "--help");
        Assert.That(text, Does.StartWith("Description:\n").And.Contain($"Usage:\n  MlFoundation {command} ").And.Not.Contain("\n\n\n\n"));
        Snapshot.Matches($"help-{command}.txt", text);
    }

    private static async Task<string> HelpAsync(params string[] args)
    {
        using var console = new TestConsole();
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, new Surroundings(console, output, error, Repository.Root, () => null, TimeProvider.System));
        Assert.That((code, error.ToString()), Is.EqualTo((0, "")));
        // The program's name is the one it was started under: here the runner of tests.
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Replace(RootCommand.ExecutableName, "MlFoundation", StringComparison.Ordinal).Split('\n').Select(l => l.TrimEnd())).TrimEnd() + "\n";
    }
}
