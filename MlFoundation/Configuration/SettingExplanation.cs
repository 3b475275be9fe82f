using MlFoundation.Configuration.Reading;
using MlFoundation.Configuration.Schema;
using MlFoundation.Configuration.Shapes;

namespace MlFoundation.Configuration;

/// <summary>A setting in words: what it does, what may stand there, its default and its keys. From the records and their documentation alone.</summary>
public static class SettingExplanation
{
    /// <summary>The sections of a root record.</summary>
    public static IEnumerable<string> Sections<T>() => RecordProperties.Of(typeof(T)).List.Select(p => p.Key);

    /// <summary>The lines about a setting; null where there is none of that path.</summary>
    /// <typeparam name="T">The root record.</typeparam>
    /// <param name="path">Keys joined by dots; where a map has names of the user's choice, any name.</param>
    /// <param name="descriptions">The records' documentation.</param>
    /// <param name="nearest">Where there is no such setting: the nearest, or all there are at that place.</param>
    public static IReadOnlyList<string>? Of<T>(string path, XmlDescriptions descriptions, out string? nearest)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(descriptions);
        nearest = null;
        ValueShape shape = new RecordShape(typeof(T));
        PropertyShape? at = null;
        object? holder = null;
        var (shown, named) = (new List<string>(), false);
        foreach (var segment in path.Split('.'))
        {
            shape = shape is ListShape list ? list.Item : shape;
            if (shape is MapShape map)
            {
                (shape, named) = (map.Value, true);
                shown.Add("<name>");
                continue;
            }

            var keys = shape is RecordShape record ? record.Properties.List : [];
            if (keys.FirstOrDefault(k => k.Key == segment) is not { } next)
            {
                var before = string.Concat(shown.Select(s => s + "."));
                nearest = keys.Count == 0 ? $"{string.Join('.', shown)} has no keys." : Suggestion.For(before + segment, keys.Select(k => before + k.Key), "keys");
                return null;
            }

            holder = Activator.CreateInstance(((RecordShape)shape).Type);
            (at, shape, named) = (next, next.Shape, false);
            shown.Add(segment);
        }

        var lines = new List<string> { string.Join('.', shown) };
        if ((named ? DescriptionOf(shape, descriptions) : descriptions.Of(at!.Property)) is { } description)
        {
            lines.Add($"  {description}");
        }

        lines.Add($"  Expected: {SettingWords.Expected(shape)}.{(named ? "" : $" {SettingWords.Default(at!, holder!)}.")}");
        var inner = shape switch { MapShape map => map.Value, ListShape list => list.Item, _ => shape };
        if (inner is RecordShape below)
        {
            lines.Add(shape is MapShape ? "  Keys of each:" : "  Keys:");
            var width = below.Properties.List.Max(p => p.Key.Length);
            lines.AddRange(below.Properties.List.Select(p => $"    {p.Key.PadRight(width)}  {SettingWords.Expected(p.Shape)}{(p.Required ? ", required" : "")}"));
        }

        return lines;
    }

    private static string? DescriptionOf(ValueShape shape, XmlDescriptions descriptions) => shape is RecordShape record ? descriptions.Of(record.Type) : null;
}
