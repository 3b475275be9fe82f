using System.CommandLine;
using MlFoundation.Planning;
using MlFoundation.Planning.Policy;

namespace MlFoundation.Commands;

/// <summary>The program's command line: what it offers, and how a wrong call is answered.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">Arguments as given.</param>
    /// <param name="surroundings">What the command takes from the machine.</param>
    /// <returns>0 clean, 1 problems or mandatory findings, 2 wrong usage, 130 interrupted.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(surroundings);
        if (args is [PlanCommand.Name, ..])
        {
            TrialRun.Start();
        }

        var root = Root(surroundings);
        var parsed = root.Parse(args);
        // A shell that asks for completions has half a line to show.
        if (parsed.Errors.Count > 0 && !(args.Count > 0 && args[0].StartsWith("[suggest", StringComparison.Ordinal)))
        {
            foreach (var error in parsed.Errors)
            {
                await surroundings.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            await surroundings.Error.WriteLineAsync("See --help.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
            }).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OutputException or PolicyPackException or PlanFileException)
        {
            await surroundings.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return ExitCode.Problems;
        }
        catch (IOException exception)
        {
            // Files have an exception of their own: this is the standard output, as on a full disk behind a redirection.
            await surroundings.Error.WriteLineAsync($"The output cannot be written: {exception.Message}").ConfigureAwait(false);
            return ExitCode.Problems;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    /// <summary>All commands, as they are offered.</summary>
    internal static RootCommand Root(Surroundings surroundings)
    {
        var root = new RootCommand(
            """
            MlFoundation: a company's multi-account AWS foundation for machine learning, described in one file a stack.

            Every command works on Pulumi.<stack>.yaml in this folder (or the nearest one above with a Pulumi.yaml). None needs a
            credential, the network or the Pulumi CLI. `pulumi up` deploys what `plan` shows.

            Exit codes: 0 clean, 1 problems in the settings or mandatory findings, 2 wrong usage.
            """)
        {
            PlanCommand.Create(surroundings),
            DiffCommand.Create(surroundings),
            EstimateCommand.Create(surroundings),
            AdoptCommand.Create(surroundings),
            ValidateCommand.Create(surroundings),
            SchemaCommand.Create(surroundings),
            InitCommand.Create(surroundings),
            ExplainCommand.Create(surroundings),
            CompletionCommand.Create(surroundings),
        };
        CommandHelp.AddTo(root);
        return root;
    }
}
