namespace MlFoundation.Reports.Markdown;

/// <summary>A part of the report.</summary>
/// <param name="Title">Heading, or what the folded part is called.</param>
/// <param name="Body">Markdown; empty leaves the part out.</param>
/// <param name="Folded">Whether the reader opens it first.</param>
/// <param name="Rank">What goes first where there is no room for all: the highest.</param>
internal sealed record MarkdownSection(string Title, string Body, bool Folded, int Rank)
{
    /// <summary>The part as it stands in the report.</summary>
    public string Text => Body.Length == 0 ? "" : Folded
        ? $"<details>\n<summary>{Title}</summary>\n\n{Body}\n</details>\n\n"
        : $"### {Title}\n\n{Body}\n";

    /// <summary>What stands there where there was no room.</summary>
    public string LeftOut => $"_{Title}: left out here, as the whole would be longer than a comment may be; `plan` shows it._\n\n";
}
