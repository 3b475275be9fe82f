using System.CommandLine;
using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Reports.Annotations;

namespace MlFoundation.Commands;

/// <summary>The argument that names a stack, and the way from a name to settings.</summary>
internal static class StackArgument
{
    /// <summary>The argument; a shell completes it with the stacks there are.</summary>
    public static Argument<string> Create(Surroundings surroundings)
    {
        var stack = new Argument<string>("stack") { HelpName = "stack", Description = "Name of the stack, such as prod: the file is Pulumi.<stack>.yaml." };
        stack.CompletionSources.Add(_ => Names(surroundings));
        return stack;
    }

    /// <summary>Names of the stacks there are.</summary>
    public static IEnumerable<string> Names(Surroundings surroundings) => StackCatalog.Find(surroundings.Folder)?.Stacks ?? [];

    /// <summary>The stack's settings; null after its problems have been written.</summary>
    /// <param name="surroundings">The machine.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="annotate">Whether problems are written as workflow commands too.</param>
    public static LoadedSettings<FoundationSettings>? Read(Surroundings surroundings, string stack, bool annotate = false)
    {
        if (StackCatalog.Find(surroundings.Folder) is not { } catalog)
        {
            surroundings.Error.WriteLine($"There is no Pulumi.yaml in {surroundings.Folder} or above it: run the program in the project's folder.");
            return null;
        }

        if (!catalog.Stacks.Contains(stack, StringComparer.Ordinal))
        {
            var there = catalog.Stacks.Count == 0 ? "There is none yet" : $"There {(catalog.Stacks.Count == 1 ? "is" : "are")}: {string.Join(", ", catalog.Stacks)}";
            string?[] sentences = [$"{StackCatalog.FileNameOf(stack)}: expected the file of a stack in {catalog.Folder}.", Suggestion.Nearest(stack, catalog.Stacks), $"{there}."];
            surroundings.Error.WriteLine(string.Join(' ', sentences.OfType<string>()));
            return null;
        }

        var file = StackCatalog.FileNameOf(stack);
        try
        {
            return SettingsReader.Read<FoundationSettings>(file, File.ReadAllText(Path.Combine(catalog.Folder, file)));
        }
        catch (SettingsException exception)
        {
            foreach (var problem in exception.Problems)
            {
                surroundings.Error.WriteLine(problem.ToString());
                if (annotate)
                {
                    surroundings.Out.WriteLine(WorkflowCommands.Command("error", problem.Location?.ToString() ?? file, problem.Path, (problem with { Location = null }).ToString()));
                }
            }

            surroundings.Error.WriteLine(exception.Problems.Count == 1 ? "1 problem." : FormattableString.Invariant($"{exception.Problems.Count} problems."));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine($"{file} cannot be read: {exception.Message}");
            return null;
        }
    }
}
