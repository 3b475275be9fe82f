using System.Globalization;
using System.Text;
using MlFoundation.Planning.Difference;
using MlFoundation.Reports.Markdown;

namespace MlFoundation.Reports;

/// <summary>The difference of two plans as Markdown, for a pull request: what happens in sentences, the gravest first; resources folded away below.</summary>
public static class DifferenceMarkdown
{
    /// <summary>More resources than this are counted by type: GitHub cuts comments at 65,536 characters.</summary>
    private const int MostResources = 100;

    private const int MostProperties = 12;

    private const int LongestSentence = 2_000;

    private static readonly (Grade Grade, string Title)[] Grades =
    [
        (Grade.Refused, "Refused"), (Grade.Dangerous, "Dangerous"), (Grade.Careful, "With care"), (Grade.Harmless, "Harmless"),
    ];

    /// <summary>Writes it, with a line feed at the end; without a heading of its own.</summary>
    public static string Of(PlanDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        if (difference.IsEmpty)
        {
            return "Nothing changes.\n";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**{DifferenceWords.Summary(difference)}**\n");
        foreach (var (grade, title) in Grades.Where(g => difference.Count(g.Grade) > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n");
            foreach (var topic in difference.Changes.Where(c => c.Grade == grade).GroupBy(c => c.Topic))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{DifferenceWords.Title(topic.Key)}\n\n");
                foreach (var change in topic)
                {
                    text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Of(change.Sentence, LongestSentence)}\n");
                }
            }
        }

        if (difference.Resources.Count > 0)
        {
            Resources(text, difference);
        }

        return text.ToString();
    }

    private static void Resources(StringBuilder text, PlanDifference difference)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{DifferenceWords.Resources(difference)}</summary>\n");
        foreach (var kind in difference.Resources.GroupBy(r => r.Kind).OrderBy(k => DifferenceWords.Order(k.Key)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{kind.Key}**\n\n");
            foreach (var resource in kind.Take(MostResources))
            {
                text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Span(resource.Name)} {MarkdownText.Of(DifferenceWords.ShortType(resource.Type))}{Place(resource)}{Former(resource)}\n");
                foreach (var property in resource.Properties.Take(MostProperties))
                {
                    text.Append(CultureInfo.InvariantCulture, $"  - {MarkdownText.Span(property.Path)}: {Code(property.Before)} → {Code(property.After)}{(property.Replaces ? ", which makes another one" : "")}\n");
                }

                if (resource.Properties.Count > MostProperties)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  - and {resource.Properties.Count - MostProperties} more\n");
                }
            }

            if (kind.Skip(MostResources).ToArray() is { Length: > 0 } rest)
            {
                text.Append(CultureInfo.InvariantCulture, $"- and {rest.Length} more: {string.Join(", ", rest.GroupBy(r => DifferenceWords.ShortType(r.Type)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {MarkdownText.Of(g.Key)}"))}\n");
            }
        }

        text.Append("\n</details>\n");
    }

    private static string Place(ResourceChange resource) =>
        string.Join(", ", new[] { resource.Account, resource.Region }.OfType<string>()) is { Length: > 0 } place ? $" in {MarkdownText.Of(place)}" : "";

    private static string Former(ResourceChange resource) => resource.Former is { } urn ? $", formerly {MarkdownText.Span(Planning.PlanGraph.NameOf(urn))}" : "";

    private static string Code(string? value) => value is null ? "none" : MarkdownText.Span(value);
}
