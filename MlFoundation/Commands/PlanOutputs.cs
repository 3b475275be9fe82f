using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using MlFoundation.Configuration;
using MlFoundation.Planning;
using MlFoundation.Reports.Annotations;
using MlFoundation.Reports.Markdown;

namespace MlFoundation.Commands;

/// <summary>The forms that a plan is written in, beside the report or in its place.</summary>
internal sealed class PlanOutputs
{
    private const string Standard = "-";

    private readonly Option<string?> json = File("--json", "Write the plan as JSON to FILE, or to standard output for '-' (then no report is printed).");
    private readonly Option<string?> markdown = File("--markdown", "Write the plan for a pull request, as Markdown with diagrams, to FILE or '-'; within what GitHub takes at any size.");
    private readonly Option<string?> sarif = File("--sarif", "Write the findings as SARIF 2.1.0, at the stack file's lines, to FILE or '-'.");
    private readonly Option<bool> annotations = new("--annotations") { Description = "Print findings and problems as GitHub workflow commands in the place of the report." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(json);
        command.Options.Add(markdown);
        command.Options.Add(sarif);
        command.Options.Add(annotations);
        command.Validators.Add(OneToStandardOutput);
    }

    /// <summary>Whether findings and problems go out as workflow commands.</summary>
    public bool Annotates(ParseResult parsed) => parsed.GetValue(annotations);

    /// <summary>Whether the report is printed.</summary>
    public bool Reports(ParseResult parsed) => !Annotates(parsed) && !Files.Any(f => parsed.GetValue(f) == Standard);

    /// <summary>Writes all that was asked for.</summary>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public void Write(Surroundings surroundings, ParseResult parsed, Plan plan, LoadedSettings<FoundationSettings> settings, params IReadOnlyList<(string Title, string Markdown)> sections)
    {
        WriteOne(surroundings, parsed.GetValue(json), stream => PlanJson.Write(plan, stream));
        if (parsed.GetValue(markdown) is null && parsed.GetValue(sarif) is null && !Annotates(parsed))
        {
            return;
        }

        var placed = plan with { Findings = FindingPlaces.Of(plan.Findings, settings) };
        WriteOne(surroundings, parsed.GetValue(markdown), stream => stream.Write(Encoding.UTF8.GetBytes(MarkdownReport.Of(placed, sections))));
        WriteOne(surroundings, parsed.GetValue(sarif), stream => SarifReport.Write(placed, StackCatalog.FileNameOf(plan.Stack), stream));
        if (Annotates(parsed))
        {
            foreach (var line in WorkflowCommands.Of(placed.Findings))
            {
                surroundings.Out.WriteLine(line);
            }
        }
    }

    private IEnumerable<Option<string?>> Files => [json, markdown, sarif];

    private static void WriteOne(Surroundings surroundings, string? file, Action<Stream> write)
    {
        if (file == Standard)
        {
            using var buffer = new MemoryStream();
            write(buffer);
            surroundings.Out.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        }
        else if (file is not null)
        {
            OutputFile.Write(Path.Combine(surroundings.Folder, file), write);
        }
    }

    private void OneToStandardOutput(CommandResult result)
    {
        // An option without its value is refused elsewhere.
        var names = Files.Where(f => result.GetResult(f)?.Tokens is [{ Value: Standard }]).Select(f => f.Name).Concat(result.GetValue(annotations) ? [annotations.Name] : []).ToArray();
        if (names.Length > 1)
        {
            result.AddError($"{string.Join(" and ", names)} would both go to standard output: give all but one of them a file.");
        }
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };
}
