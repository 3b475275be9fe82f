using System;
using System.Collections.Generic;
using System.Linq;

namespace MlFoundation.OfflineKit;

/// <summary>One property: <c>name input -> output; marks</c>. An input that must be given ends in <c>!</c>, an output that may be absent in <c>?</c>.</summary>
internal sealed class Property
{
    public string WireName { get; private set; } = "";
    public string Name { get; private set; } = "";
    public TypeFact? Input { get; private set; }
    public TypeFact? Output { get; private set; }
    public bool IsRequired { get; private set; }
    public bool IsOptionalOutput { get; private set; }
    public bool IsSecret { get; private set; }
    public bool IsDeprecated { get; private set; }

    /// <summary>C# literal that the args constructor sets, or null.</summary>
    public string? Default { get; private set; }

    /// <summary>Environment variables that the args constructor reads, the first one set wins; usually none.</summary>
    public IReadOnlyList<string> Environment { get; private set; } = [];

    public static Property Parse(string wireName, string rest, int line)
    {
        var parts = rest.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim()).ToArray();
        var (input, output) = Split(parts[0]);
        var property = new Property
        {
            WireName = wireName,
            Name = char.ToUpperInvariant(wireName[0]) + wireName.Substring(1).Replace("-", ""),
            Input = input.Length == 0 ? null : TypeFact.Parse(input.TrimEnd('!'), line),
            Output = output.Length == 0 ? null : TypeFact.Parse(output.TrimEnd('?'), line),
            IsRequired = input.EndsWith("!", StringComparison.Ordinal),
            IsOptionalOutput = output.EndsWith("?", StringComparison.Ordinal),
        };
        foreach (var mark in parts.Skip(1))
        {
            property.Mark(mark, line);
        }

        return property;
    }

    private static (string Input, string Output) Split(string types)
    {
        var arrow = types.IndexOf("->", StringComparison.Ordinal);
        return arrow < 0 ? (types, "") : (types.Substring(0, arrow).Trim(), types.Substring(arrow + 2).Trim());
    }

    private void Mark(string mark, int line)
    {
        var space = mark.IndexOf(' ');
        var (word, value) = space < 0 ? (mark, "") : (mark.Substring(0, space), mark.Substring(space + 1));
        switch (word)
        {
            case "as": Name = value; break;
            case "secret": IsSecret = true; break;
            case "deprecated": IsDeprecated = true; break;
            case "default": Default = value; break;
            case "env": Environment = value.Split(' '); break;
            default: throw new FormatException($"{line}: '{word}' is no mark of a property");
        }
    }
}
