using MlFoundation.Commands;
using Spectre.Console.Testing;

namespace MlFoundation.Support;

/// <summary>Gives each test a project's folder of its own, with the stack <c>lab</c>, and runs the command line there.</summary>
/// <param name="stack">Text of the stack file; null for a project without one.</param>
public abstract class ProjectFolder(string? stack = StackFiles.Minimal)
{
    protected string Folder { get; private set; } = "";

    [SetUp]
    public void MakeProject()
    {
        Folder = Directory.CreateTempSubdirectory("mlfoundation-").FullName;
        File.WriteAllText(Path.Combine(Folder, "Pulumi.yaml"), "name: mlfoundation\n");
        if (stack is not null)
        {
            File.WriteAllText(Path.Combine(Folder, "Pulumi.lab.yaml"), stack);
        }
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(Folder, recursive: true);

    protected async Task<(int Code, string Report, string Output, string Error)> RunAsync(params string[] args)
    {
        using var console = new TestConsole();
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        console.Profile.Width = 10_000;
        var code = await CommandLine.RunAsync(args, new Surroundings(console, output, error, Folder, () => null, TimeProvider.System));
        return (code, console.Output, output.ToString(), error.ToString());
    }
}
