using YamlDotNet.RepresentationModel;

namespace MlFoundation.Robustness;

/// <summary>Changes a stack file as a tree: it stays YAML, so that what lies behind the reader is met.</summary>
internal sealed class TreeMutations(Random random)
{
    private static readonly string[] Texts =
    [
        "", "~", "0", "-1", "5", "65536", "4294967296", "99999999999999999999", "1e9", "0x1F", "NaN", "true", "no", "2026-11-23", "x", "a b", "ünïcödé", "\u202e", "\ud83d\ude00",
        "a/b", "../..", "/", ".", "*", "${a.b}", "${AWS::AccountId}", "{{resolve:x}}", "{account}", "<script>", "|", "'", "\"", "%s", "#", "a:b", "o-1", "root", "security",
        "111122223333", "000000000000", "eu-west-1", "us-gov-west-1", "10.0.0.0/8", "10.0.0.1/33", "0.0.0.0/0", "255.255.255.255/32", "::/0", "10.64.0.0/10",
        "arn:aws:iam::111122223333:role/x", "a@b.example", "@", "https://", "javascript:alert(1)", "none", "prod", "dev", "corporate", "internet", "managed",
    ];

    /// <summary>The text after some changes.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="changes">How many.</param>
    public string Apply(string text, int changes)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        for (var i = 0; i < changes; i++)
        {
            Change(yaml.Documents[0].RootNode);
        }

        using var writer = new StringWriter { NewLine = "\n" };
        yaml.Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private void Change(YamlNode root)
    {
        YamlNode[] all = [.. Below(root)];
        switch (Any(all))
        {
            case YamlMappingNode { Children.Count: > 0 } map:
                Change(map, all);
                break;
            case YamlSequenceNode { Children.Count: > 0 } list:
                Change(list, all);
                break;
            case YamlScalarNode scalar:
                (scalar.Value, scalar.Style) = (Text(scalar.Value ?? ""), random.Next(3) == 0 ? YamlDotNet.Core.ScalarStyle.DoubleQuoted : YamlDotNet.Core.ScalarStyle.Any);
                break;
        }
    }

    private void Change(YamlMappingNode map, YamlNode[] all)
    {
        var (key, value) = Any([.. map.Children]);
        switch (random.Next(6))
        {
            case 0:
                map.Children.Remove(key);
                break;
            case 1:
                map.Children[Scalar()] = Copy(value);
                break;
            case 2:
                map.Children.Remove(key);
                map.Children[Scalar()] = value;
                break;
            case 3:
                // A key from somewhere else, with what stands there: known, and in the wrong place.
                if (Any(all) is YamlMappingNode { Children.Count: > 0 } other)
                {
                    var (name, content) = Any([.. other.Children]);
                    map.Children[Copy(name)] = Copy(content);
                }

                break;
            case 4:
                map.Children[key] = Copy(Any(all));
                break;
            default:
                map.Children[key] = random.Next(3) switch { 0 => new YamlMappingNode(), 1 => new YamlSequenceNode(), _ => Scalar() };
                break;
        }
    }

    private void Change(YamlSequenceNode list, YamlNode[] all)
    {
        var at = random.Next(list.Children.Count);
        switch (random.Next(4))
        {
            case 0:
                list.Children.RemoveAt(at);
                break;
            case 1:
                list.Children.Add(Copy(list.Children[at]));
                break;
            case 2:
                list.Children[at] = Copy(Any(all));
                break;
            default:
                list.Children.Insert(at, Scalar());
                break;
        }
    }

    private YamlScalarNode Scalar() => new(Text("x"));

    // Sometimes nearly what stood there: off by a character.
    private string Text(string was) => (random.Next(4), was.Length) switch
    {
        (0, > 0) => was.Remove(random.Next(was.Length), 1),
        (1, > 0) => was.Insert(random.Next(was.Length), Any(Texts)),
        (2, < 100) when random.Next(8) == 0 => string.Concat(Enumerable.Repeat(was + "x", random.Next(1, 300))),
        _ => Any(Texts),
    };

    private T Any<T>(T[] of) => of[random.Next(of.Length)];

    private static IEnumerable<YamlNode> Below(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(c => Below(c.Value)).Prepend(node),
        YamlSequenceNode list => list.Children.SelectMany(Below).Prepend(node),
        _ => [node],
    };

    private static YamlNode Copy(YamlNode node) => node switch
    {
        YamlMappingNode map => new YamlMappingNode(map.Children.Select(c => KeyValuePair.Create(Copy(c.Key), Copy(c.Value)))),
        YamlSequenceNode list => new YamlSequenceNode(list.Children.Select(Copy)),
        YamlScalarNode scalar => new YamlScalarNode(scalar.Value) { Style = scalar.Style },
        _ => throw new NotSupportedException(node.GetType().Name),
    };
}
