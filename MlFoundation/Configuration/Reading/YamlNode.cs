namespace MlFoundation.Configuration.Reading;

/// <summary>A piece of a YAML (or JSON) text, with its place.</summary>
internal abstract record YamlNode(Location At)
{
    /// <summary>What it is, for "found": a kind, or the text as it was written.</summary>
    public abstract object Found { get; }
}

/// <summary>One word or text.</summary>
internal sealed record YamlScalar(Location At, string Text, bool Quoted) : YamlNode(At)
{
    /// <summary>What YAML takes it for. The engine reads the file with the same rules, so text that looks like a number arrives as one.</summary>
    public ScalarKind Kind { get; } = Quoted ? ScalarKind.Text : ScalarKinds.Of(Text);

    public override object Found => Kind switch
    {
        ScalarKind.Text => Text,
        ScalarKind.Nothing => new Literal("nothing"),
        _ => new Literal(Text),
    };
}

/// <summary>A sequence.</summary>
internal sealed record YamlList(Location At, IReadOnlyList<YamlNode> Items) : YamlNode(At)
{
    public override object Found => new Literal("a list");
}

/// <summary>A mapping; each key stands once.</summary>
internal sealed record YamlMap(Location At, IReadOnlyList<YamlEntry> Entries) : YamlNode(At)
{
    public override object Found => new Literal("a map");

    public YamlEntry? this[string key] => Entries.FirstOrDefault(e => e.Key == key);
}

/// <summary>One key of a mapping with its value.</summary>
internal sealed record YamlEntry(string Key, Location KeyAt, YamlNode Value);
