using System.Collections;
using System.Globalization;
using MlFoundation.Configuration.Shapes;

namespace MlFoundation.Configuration.Reading;

/// <summary>Makes records of nodes, strictly: what is unknown, missing, of the wrong kind or out of range is a problem, and binding goes on.</summary>
/// <param name="problems">Receives what does not fit, located.</param>
/// <param name="places">Receives the place of every path that was read.</param>
internal sealed class SettingsBinder(ICollection<Problem> problems, Dictionary<string, Location> places)
{
    /// <summary>Binds a record; null if it or anything in it has a problem.</summary>
    public object? Bind(RecordShape shape, YamlNode node, string path)
    {
        var before = problems.Count;
        places.TryAdd(path, node.At);
        var record = Record(shape, node, path);
        return problems.Count == before ? record : null;
    }

    private object? Value(ValueShape shape, YamlNode node, string path)
    {
        places.TryAdd(path, node.At);
        return shape switch
        {
            RecordShape record => Record(record, node, path),
            MapShape map => Map(map, node, path),
            ListShape list => List(list, node, path),
            _ => Scalar(shape, node, path),
        };
    }

    private object? Record(RecordShape shape, YamlNode node, string path)
    {
        var (properties, before) = (shape.Properties, problems.Count);
        var record = Activator.CreateInstance(shape.Type)!;
        if (properties.Shorthand is { } shorthand && node is YamlScalar { Kind: not ScalarKind.Nothing })
        {
            shorthand.Property.SetValue(record, Value(shorthand.Shape, node, path));
        }
        else if (Entries(node, path, shape.Expected) is { } entries)
        {
            foreach (var entry in entries)
            {
                if (properties.List.FirstOrDefault(p => p.Key == entry.Key) is { } known)
                {
                    known.Property.SetValue(record, Value(known.Shape, entry.Value, Below(path, entry.Key)) ?? known.Property.GetValue(record));
                }
                else
                {
                    problems.Add(new Problem(Below(path, entry.Key), null, "a known key", Suggestion.For(entry.Key, properties.List.Select(p => p.Key), "keys"), entry.KeyAt));
                }
            }

            foreach (var missing in properties.List.Where(p => p.Required && entries.All(e => e.Key != p.Key)))
            {
                problems.Add(new Problem(Below(path, missing.Key), null, missing.Shape.Expected, $"The key is missing; add \"{missing.Key}:\".", node.At));
            }
        }

        // What a record says of itself presumes that its own values are right.
        if (problems.Count == before && record is IValidated validated)
        {
            foreach (var problem in validated.Validate(path))
            {
                problems.Add(problem.Location is null ? problem with { Location = PlaceOf(problem.Path) } : problem);
            }
        }

        return record;
    }

    private object? Map(MapShape shape, YamlNode node, string path)
    {
        if (Entries(node, path, shape.Expected) is not { } entries)
        {
            return null;
        }

        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), shape.ValueType), StringComparer.Ordinal)!;
        foreach (var entry in entries)
        {
            if (!shape.Form.IsMatch(entry.Key) || entry.Key.EndsWith('\n'))
            {
                problems.Add(new Problem(path, entry.Key, shape.Words, null, entry.KeyAt));
            }
            else if (Value(shape.Value, entry.Value, Below(path, entry.Key)) is { } value)
            {
                map.Add(entry.Key, value);
            }
        }

        return map;
    }

    private IList? List(ListShape shape, YamlNode node, string path)
    {
        if (node is not YamlList list)
        {
            return node is YamlScalar { Kind: ScalarKind.Nothing } ? Array.CreateInstance(shape.ItemType, 0) : (IList?)Refuse(node, path, shape.Expected, "Begin each item with \"- \".");
        }

        var values = new List<object>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            if (Value(shape.Item, list.Items[i], at) is not { } value)
            {
                continue;
            }

            if (shape.Distinct && values.Contains(value))
            {
                problems.Add(new Problem(at, list.Items[i].Found, "each item once", "Remove one of the two.", list.Items[i].At));
            }

            values.Add(value);
        }

        var array = Array.CreateInstance(shape.ItemType, values.Count);
        ((ICollection)values).CopyTo(array, 0);
        return array;
    }

    private object? Scalar(ValueShape shape, YamlNode node, string path)
    {
        if (node is not YamlScalar scalar)
        {
            // `pulumi config set --secret` writes a map with this one key.
            return Refuse(node, path, shape.Expected, node is YamlMap { Entries: [{ Key: "secure" }] } ? "This value is no secret: write it in plain text." : null);
        }

        switch (shape)
        {
            case TruthShape:
                return scalar.Kind == ScalarKind.Truth ? scalar.Text[0] is 't' or 'T' : Refuse(node, path, shape.Expected, scalar.Quoted ? "Remove the quotes." : null);
            case NumberShape number:
                return scalar.Kind == ScalarKind.Number && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    && value >= number.Minimum && value <= number.Maximum
                    ? value
                    : Refuse(node, path, shape.Expected, scalar.Quoted ? "Remove the quotes." : null);
        }

        if (scalar.Kind != ScalarKind.Text)
        {
            return Refuse(node, path, shape.Expected, scalar.Kind == ScalarKind.Nothing ? "Give a value or remove the key." : "Put it in quotes: without them YAML does not read it as text.");
        }

        return Text(shape, scalar, path);
    }

    private object? Text(ValueShape shape, YamlScalar scalar, string path)
    {
        switch (shape)
        {
            case ChoiceShape choice:
                return choice.Choices.Contains(scalar.Text, StringComparer.Ordinal)
                    ? choice.Parse(scalar.Text)
                    : Refuse(scalar, path, shape.Expected, Suggestion.Nearest(scalar.Text, choice.Choices));
            case PrimitiveShape primitive:
                var (value, expected) = primitive.Parse(scalar.Text);
                return value ?? Refuse(scalar, path, expected!);
            case TextShape text:
                var right = scalar.Text.Length >= text.MinLength && scalar.Text.Length <= text.MaxLength
                    && !scalar.Text.Any(char.IsControl)
                    && (text.Form is null || text.Form.IsMatch(scalar.Text));
                return right ? scalar.Text : Refuse(scalar, path, FormattableString.Invariant($"{text.Words}, {text.MinLength} to {text.MaxLength} characters on one line"));
            default:
                throw new InvalidOperationException($"{shape} is no text.");
        }
    }

    /// <summary>The entries of a map; none for a key without a value; null after a problem.</summary>
    private IReadOnlyList<YamlEntry>? Entries(YamlNode node, string path, string expected) => node switch
    {
        YamlMap map => map.Entries,
        YamlScalar { Kind: ScalarKind.Nothing } => [],
        _ => (IReadOnlyList<YamlEntry>?)Refuse(node, path, expected, "Write keys below it, indented by two more spaces."),
    };

    private object? Refuse(YamlNode node, string path, string expected, string? wayOut = null)
    {
        problems.Add(new Problem(path, node.Found, expected, wayOut, node.At));
        return null;
    }

    /// <summary>The place of a path, or of the nearest one above that was read.</summary>
    private Location? PlaceOf(string path) => Places.Of(places, path);

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
