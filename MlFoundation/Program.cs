using MlFoundation;
using MlFoundation.Commands;
using Spectre.Console;

if (Environment.GetEnvironmentVariable("PULUMI_MONITOR") is { Length: > 0 })
{
    return await Pulumi.Deployment.RunAsync<MlFoundationStack>();
}

var documentation = Path.ChangeExtension(typeof(MlFoundationStack).Assembly.Location, ".xml");
return await CommandLine.RunAsync(args, new Surroundings(
    Console.IsOutputRedirected ? PlainConsole.Over(Console.Out) : AnsiConsole.Console,
    Console.Out,
    Console.Error,
    Environment.CurrentDirectory,
    () => File.Exists(documentation) ? File.ReadAllText(documentation) : null,
    TimeProvider.System));
