using System.Globalization;
using MlFoundation.Planning;

namespace MlFoundation.Reports.Annotations;

/// <summary>Findings as GitHub workflow commands, which show them beside the lines of a pull request.</summary>
/// <remarks>Source: GitHub Docs, "Workflow commands for GitHub Actions", heading "Setting an error message"; escapes as the runner undoes them.</remarks>
public static class WorkflowCommands
{
    /// <summary>GitHub shows ten errors and ten warnings of a step.</summary>
    private const int Most = 10;

    /// <summary>One command a line: errors for mandatory findings, then warnings; what goes beyond ten of a kind is counted in a notice.</summary>
    public static IEnumerable<string> Of(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        foreach (var weight in findings.GroupBy(f => f.Severity).OrderBy(g => g.Key))
        {
            var command = weight.Key == Severity.Mandatory ? "error" : "warning";
            foreach (var finding in weight.Take(Most))
            {
                yield return Command(command, finding.At, finding.Id, finding.Message);
            }

            if (weight.Count() > Most)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"::notice title=mlfoundation::{weight.Count() - Most} more of this weight ({command}): the report lists them.");
            }
        }
    }

    /// <summary>One command.</summary>
    /// <param name="command"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
    /// <param name="at"><c>file:line:column</c>, or null.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="message">What it says.</param>
    public static string Command(string command, string? at, string title, string message)
    {
        var place = at is null ? null : PlaceText.Parse(at);
        var where = place is null ? "" : string.Create(CultureInfo.InvariantCulture, $"file={Property(place.File)},line={place.Line},col={place.Column},");
        return $"::{command} {where}title={Property(title)}::{Data(message)}";
    }

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
