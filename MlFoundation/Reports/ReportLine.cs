using Spectre.Console;

namespace MlFoundation.Reports;

/// <summary>How a piece of a line looks where there is colour.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Quiet,
    Account,
    Good,
    Warning,
    Bad,
}

/// <summary>A line of a report: pieces of text with a tone each.</summary>
internal sealed class ReportLine
{
    private readonly List<Piece> pieces = [];

    /// <summary>The line without its tones.</summary>
    public string Text => string.Concat(pieces.Select(p => p.Text));

    /// <summary>Adds a piece; nothing is written of an empty one.</summary>
    public ReportLine Add(string text, Tone tone = Tone.Plain)
    {
        if (text.Length > 0)
        {
            pieces.Add(new Piece(text, tone));
        }

        return this;
    }

    /// <summary>Writes the line: in colour where the console has it, else as plain text without the detour.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        if (console.Profile.Capabilities.ColorSystem == ColorSystem.NoColors)
        {
            console.Profile.Out.Writer.WriteLine(Text);
            return;
        }

        foreach (var (text, tone) in pieces)
        {
            console.Write(text, StyleOf(tone));
        }

        console.WriteLine();
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(decoration: Decoration.Dim),
        Tone.Account => new Style(Color.Aqua),
        Tone.Good => new Style(Color.Green),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };

    private sealed record Piece(string Text, Tone Tone);
}
