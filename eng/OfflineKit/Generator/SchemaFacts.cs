using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace MlFoundation.OfflineKit;

/// <summary>One package's facts: its name in type tokens, version, root namespace and blocks, in the order of the file.</summary>
internal sealed class SchemaFacts(string name, string version, string root, ImmutableArray<Block> blocks)
{
    public string Name { get; } = name;
    public string Version { get; } = version;
    public string Root { get; } = root;
    public ImmutableArray<Block> Blocks { get; } = blocks;

    /// <summary>Reads the notation that README.md explains.</summary>
    /// <exception cref="FormatException">A line is not understood; the message starts with its number.</exception>
    public static SchemaFacts Parse(string text)
    {
        var (package, blocks) = (Array.Empty<string>(), ImmutableArray.CreateBuilder<Block>());
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            number++;
            var words = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0] == "#")
            {
                continue;
            }

            if (line[0] == ' ' && blocks.Count > 0)
            {
                blocks[blocks.Count - 1].Add(line.Trim(), number);
            }
            else if (words[0] == "package" && words.Length == 4)
            {
                package = words;
            }
            else
            {
                blocks.Add(Block.Parse(words, number));
            }
        }

        return package.Length == 4
            ? new SchemaFacts(package[1], package[2], package[3], blocks.ToImmutable())
            : throw new FormatException("1: a facts file begins with 'package <name> <version> <namespace>'");
    }
}

/// <summary>What a block of facts becomes.</summary>
internal enum BlockKind
{
    Resource,
    Provider,
    Function,
    Type,
    Enum,
}

/// <summary>One type: a header line and its indented lines.</summary>
internal sealed class Block
{
    public BlockKind Kind { get; private set; }

    /// <summary>Type token of a resource, provider or function; else empty.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Namespace below the package's root; empty at the root.</summary>
    public string Namespace { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Where a nested type is used: <c>in</c>, <c>out</c>, <c>invoke</c>, <c>result</c>.</summary>
    public ImmutableHashSet<string> Sides { get; private set; } = [];

    public List<Property> Properties { get; } = [];

    /// <summary>Enum member to value, the value as written: a quoted string.</summary>
    public List<KeyValuePair<string, string>> Members { get; } = [];

    /// <summary>Resource options that the class sets itself, by name: <c>aliases</c>, <c>additionalSecretOutputs</c>, <c>replaceOnChanges</c>.</summary>
    public Dictionary<string, string[]> Options { get; } = [];

    public bool AllInputsOptional => Properties.All(p => p.Input is null || !p.IsRequired);

    public static Block Parse(string[] words, int line)
    {
        if (!Enum.TryParse<BlockKind>(words[0], ignoreCase: true, out var kind))
        {
            throw new FormatException($"{line}: '{words[0]}' begins no block");
        }

        var hasToken = kind is not (BlockKind.Type or BlockKind.Enum);
        var full = words[hasToken ? 2 : 1];
        var dot = full.IndexOf('.');
        return new Block
        {
            Kind = kind,
            Token = hasToken ? words[1] : "",
            Namespace = full.Substring(0, dot),
            Name = full.Substring(dot + 1),
            Sides = kind == BlockKind.Type ? [.. words.Skip(2)] : [],
        };
    }

    public void Add(string text, int line)
    {
        var space = text.IndexOf(' ');
        var (first, rest) = (text.Substring(0, space), text.Substring(space + 1));
        if (first[0] == '@')
        {
            Options.Add(first.Substring(1), rest.Split(' '));
        }
        else if (Kind == BlockKind.Enum)
        {
            Members.Add(new(first, rest));
        }
        else
        {
            Properties.Add(Property.Parse(first, rest, line));
        }
    }
}
