namespace MlFoundation.Reports.Markdown;

/// <summary>What the hosting sites take.</summary>
internal static class MarkdownLimits
{
    /// <summary>Bytes of a whole report. A comment on GitHub holds 65,536 characters, a step summary 1 MiB: bytes keep below both, with room for the line that finds the comment again.</summary>
    /// <remarks>Source: GitHub Docs, "Workflow commands for GitHub Actions", heading "Step isolation and limits"; the API's own answer to a longer comment.</remarks>
    public const int Report = 62_000;

    /// <summary>Characters of a diagram; GitHub's Mermaid draws up to 50,000. Ours is to be read, and two of them have room in a report.</summary>
    /// <remarks>Source: Mermaid, Configuration, <c>maxTextSize</c>.</remarks>
    public const int Diagram = 12_000;

    /// <summary>Edges of a diagram; Mermaid draws up to 500.</summary>
    /// <remarks>Source: Mermaid, Configuration, <c>maxEdges</c>.</remarks>
    public const int Edges = 200;

    /// <summary>Accounts that a diagram names one by one; more are counted by unit.</summary>
    public const int NamedAccounts = 60;

    /// <summary>Findings in the table.</summary>
    public const int Findings = 40;

    /// <summary>Names in a list, before the rest is counted.</summary>
    public const int Names = 12;
}
