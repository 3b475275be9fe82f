using System.CommandLine;

namespace MlFoundation.Commands;

/// <summary>A command with a description of several paragraphs: lists show the first alone, its own help ends with the others.</summary>
internal sealed class DescribedCommand : Command
{
    /// <summary>Takes the description apart.</summary>
    /// <param name="name">The command's name.</param>
    /// <param name="description">Paragraphs with an empty line between; the first is one sentence or two.</param>
    public DescribedCommand(string name, string description) : base(name)
    {
        var paragraphs = description.ReplaceLineEndings("\n").Split("\n\n", 2);
        Description = paragraphs[0];
        Details = paragraphs.Length > 1 ? paragraphs[1] : null;
    }

    /// <summary>All paragraphs but the first; null where there is one.</summary>
    public string? Details { get; }
}
