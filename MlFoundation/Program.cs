using MlFoundation;
using MlFoundation.Commands;
using Spectre.Console;

if (Environment.GetEnvironmentVariable("PULUMI_MONITOR") is { Length: > 0 })
{
    return await Pulumi.Deployment.RunAsync<MlFoundationStack>();
}

if (Console.IsOutputRedirected)
{
    // What reads the report breaks lines itself, or searches them.
    AnsiConsole.Profile.Width = 10_000;
}

var documentation = Path.ChangeExtension(typeof(MlFoundationStack).Assembly.Location, ".xml");
return await CommandLine.RunAsync(args, new Surroundings(
    AnsiConsole.Console,
    Console.Out,
    Console.Error,
    Environment.CurrentDirectory,
    () => File.Exists(documentation) ? File.ReadAllText(documentation) : null,
    TimeProvider.System));
