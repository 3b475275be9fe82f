using Spectre.Console;

namespace MlFoundation.Commands;

/// <summary>What a command takes from the machine it runs on: the only way in for the console, the clock and the working folder.</summary>
/// <param name="Console">Where reports go.</param>
/// <param name="Out">Where machine-readable output goes.</param>
/// <param name="Error">Where problems go, one a line.</param>
/// <param name="Folder">Folder in which stack files are looked for; absolute.</param>
/// <param name="Documentation">Gives the XML documentation that the build writes beside the program, or null: descriptions in the schema come from it.</param>
/// <param name="Time">The clock.</param>
public sealed record Surroundings(IAnsiConsole Console, TextWriter Out, TextWriter Error, string Folder, Func<string?> Documentation, TimeProvider Time);
