using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlFoundation.Configuration.Reading;

/// <summary>Reads YAML, and JSON as its subset, into nodes that know their places.</summary>
/// <param name="file">Name for locations.</param>
/// <param name="problems">Receives what is wrong with the text.</param>
internal sealed class YamlReader(string file, ICollection<Problem> problems)
{
    /// <summary>Settings are eight levels deep at most; far deeper text is a mistake or an attack on the stack.</summary>
    private const int DeepestLevel = 64;

    private const string NoSharing = "Write the value out where it is used: the file then says in each place what holds there.";

    /// <summary>The one document of a text, or null after a problem that leaves nothing to read.</summary>
    public YamlNode? Read(string text)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0)
        {
            problems.Add(new Problem(file, new Literal("a NUL character"), "text in UTF-8", "Save the file as UTF-8.", PlaceOf(text, nul)));
            return null;
        }

        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            return ReadDocument(new Parser(scanner));
        }
        catch (TooDeepException)
        {
            return null;
        }
        catch (YamlException exception)
        {
            problems.Add(Syntax(At(exception.Start), Reason(exception), text));
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or EndOfStreamException)
        {
            // The library's own slips, as on an ellipsis in an unfinished list or where a document ends within a map: they stand where the text goes wrong.
            problems.Add(Syntax(Within(text, At(scanner.CurrentPosition)), "text that ends in the middle", text));
            return null;
        }
    }

    private YamlNode? ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(parser, 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            problems.Add(new Problem(file, new Literal("a second document"), "one document", "Remove everything from the second \"---\" on.", At(second.Start)));
        }

        return root;
    }

    private YamlNode? ReadNode(Parser parser, int level)
    {
        var next = parser.Current ?? throw new YamlException("the text ends too early");
        if (level > DeepestLevel)
        {
            problems.Add(new Problem(file, null, $"at most {DeepestLevel} levels", "Flatten the value.", At(next.Start)));
            throw new TooDeepException();
        }

        RefuseSharing(next);
        switch (next)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new YamlScalar(At(scalar.Start), scalar.Value, scalar.Style is not ScalarStyle.Plain);
            case SequenceStart:
                return ReadList(parser, level);
            case MappingStart:
                return ReadMap(parser, level);
            default:
                parser.MoveNext();
                return null;
        }
    }

    private YamlList ReadList(Parser parser, int level)
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode(parser, level + 1) is { } item)
            {
                items.Add(item);
            }
        }

        return new YamlList(At(start.Start), items);
    }

    private YamlMap ReadMap(Parser parser, int level)
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, Location>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyNode = ReadNode(parser, level + 1);
            var value = ReadNode(parser, level + 1);
            if (keyNode is not YamlScalar key)
            {
                if (keyNode is not null)
                {
                    problems.Add(new Problem(file, keyNode.Found, "a key", "A key is one word before a colon.", keyNode.At));
                }
            }
            else if (key is { Text: "<<", Quoted: false })
            {
                problems.Add(new Problem(file, new Literal("a merge key (<<)"), "the keys themselves", NoSharing, key.At));
            }
            else if (seen.TryGetValue(key.Text, out var first))
            {
                problems.Add(new Problem(file, key.Text, $"each key once; it stands on line {first.Line} already", "Remove one of the two.", key.At));
            }
            else if (value is not null)
            {
                seen.Add(key.Text, key.At);
                entries.Add(new YamlEntry(key.Text, key.At, value));
            }
        }

        return new YamlMap(At(start.Start), entries);
    }

    private void RefuseSharing(ParsingEvent next)
    {
        var found = next switch
        {
            AnchorAlias alias => $"an alias (*{alias.Value})",
            NodeEvent { Anchor.IsEmpty: false } node => $"an anchor (&{node.Anchor})",
            _ => null,
        };
        if (found is not null)
        {
            problems.Add(new Problem(file, new Literal(found), "the value itself", NoSharing, At(next.Start)));
        }

        if (next is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            problems.Add(new Problem(file, new Literal($"a tag ({tagged.Tag})"), "a plain value", "Remove the tag.", At(next.Start)));
        }
    }

    private Problem Syntax(Location at, string reason, string text) =>
        TabOf(text) is { } tab && (tab.Line == at.Line || reason.Contains("tab", StringComparison.Ordinal))
            ? new Problem(file, new Literal("a tab"), "spaces to indent with", "Replace each tab by two spaces.", tab)
            : new Problem(file, new Literal(reason), "YAML", "Look at the indentation, colons and quotes of this line and the one above.", at);

    /// <summary>The first tab that a line is indented with: the scanner names the block around it.</summary>
    private Location? TabOf(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.TrimStart(' ').StartsWith("\t"))
            {
                return new Location(file, number, line.IndexOf('\t') + 1);
            }
        }

        return null;
    }

    private static string Reason(YamlException exception) =>
        (exception.InnerException as YamlException ?? exception).Message is var message && message.LastIndexOf("): ", StringComparison.Ordinal) is var cut and >= 0
            ? message[(cut + 3)..].TrimEnd('.')
            : message.TrimEnd('.');

    // Each level costs the scanner as much as there are levels around it: skipping to the end of 100,000 would take a minute.
    private sealed class TooDeepException : Exception;

    private Location PlaceOf(string text, int index) =>
        new(file, text.AsSpan(0, index).Count('\n') + 1, index - text.AsSpan(0, index).LastIndexOf('\n'));

    /// <summary>The place, or the text's last where it lies behind the end, as the scanner's does that has read on for more.</summary>
    private Location Within(string text, Location place) => PlaceOf(text, text.Length) is var end && place.Line > end.Line ? end : place;

    private Location At(Mark mark) => new(
        file,
        Convert.ToInt32(mark.Line, CultureInfo.InvariantCulture),
        Convert.ToInt32(mark.Column, CultureInfo.InvariantCulture));
}
