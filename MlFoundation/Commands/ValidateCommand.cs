using System.CommandLine;
using MlFoundation.Configuration;
using Spectre.Console;

namespace MlFoundation.Commands;

/// <summary><c>validate &lt;stack&gt;</c>: checks the settings and builds no resource.</summary>
internal static class ValidateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var stack = StackArgument.Create(surroundings);
        var command = new DescribedCommand(
            "validate",
            "Check the stack's settings alone: every problem at once, each with file:line:column, what was found, what is expected and the way out.")
        {
            stack,
        };
        command.SetAction(parsed =>
        {
            if (StackArgument.Read(surroundings, parsed.GetValue(stack)!) is null)
            {
                return ExitCode.Problems;
            }

            surroundings.Console.WriteLine($"{StackCatalog.FileNameOf(parsed.GetValue(stack)!)} is valid.");
            return ExitCode.Clean;
        });
        return command;
    }
}
