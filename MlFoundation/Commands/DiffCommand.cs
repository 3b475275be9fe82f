using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlFoundation.Planning;
using MlFoundation.Planning.Difference;
using MlFoundation.Reports;

namespace MlFoundation.Commands;

/// <summary><c>diff OLD NEW</c>: what changes between two plans.</summary>
internal static class DiffCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var old = new Argument<string>("old") { Description = "File with the plan before, as plan --json writes it." };
        var @new = new Argument<string>("new") { Description = "File with the plan after." };
        var json = new Option<bool>("--json") { Description = "Write the difference as JSON to standard output; then no report is printed." };
        var markdown = new Option<bool>("--markdown") { Description = "Write the difference as Markdown to standard output, as for a pull request; then no report is printed." };
        var command = new DescribedCommand(
            "diff",
            """
            Show what changes between two plans: in sentences, graded by what can break, and resource by resource.

            Removal or replacement of what cannot be got back is refused with exit code 1, unless the new plan's stack file
            names it under safety.acknowledge with a reason.

              plan prod --json old.json       before the change
              plan prod --json new.json       after it
              diff old.json new.json          what it does
            """) { old, @new, json, markdown };
        command.SetAction(parsed =>
        {
            var (before, after) = (PlanFile.Read(surroundings, parsed.GetValue(old)!), PlanFile.Read(surroundings, parsed.GetValue(@new)!));
            PlanFile.MustBeOf(after.Stack, before, parsed.GetValue(old)!);
            var difference = PlanDifference.Of(before, after);
            if (parsed.GetValue(json))
            {
                surroundings.Out.Write(Json(difference));
            }
            else if (parsed.GetValue(markdown))
            {
                surroundings.Out.Write(DifferenceMarkdown.Of(difference));
            }
            else
            {
                DifferenceReport.Write(surroundings.Console, difference, parsed.GetValue(old)!);
            }

            return difference.Findings.Any(f => f.Severity == Severity.Mandatory) ? ExitCode.Problems : ExitCode.Clean;
        });
        return command;
    }

    private static string Json(PlanDifference difference)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            difference.WriteValue(json);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
