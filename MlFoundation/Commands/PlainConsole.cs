using Spectre.Console;

namespace MlFoundation.Commands;

/// <summary>A console that is none: plain text without colour, and lines as long as they are.</summary>
internal static class PlainConsole
{
    /// <summary>What reads the report breaks lines itself, or searches them.</summary>
    private const int Width = 10_000;

    /// <summary>Writes to <paramref name="output"/> and asks the machine nothing.</summary>
    public static IAnsiConsole Over(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Width;
        return console;
    }
}
