using MlFoundation.Configuration.Schema;
using MlFoundation.Configuration.Shapes;

namespace MlFoundation.Configuration;

/// <summary>Every setting there is, read off the records.</summary>
public static class SettingsList
{
    /// <summary>Stands in a path for a name of the user's choice.</summary>
    public const string AnyName = "<name>";

    /// <summary>The settings of a root record, section by section, each before those below it. Records within themselves are listed once.</summary>
    /// <typeparam name="T">The root record.</typeparam>
    /// <param name="descriptions">The records' documentation.</param>
    public static IEnumerable<SettingEntry> Of<T>(XmlDescriptions descriptions)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        return Below(typeof(T), "", [], descriptions);
    }

    private static IEnumerable<SettingEntry> Below(Type type, string at, Type[] above, XmlDescriptions descriptions)
    {
        if (above.Contains(type))
        {
            yield break;
        }

        var holder = Activator.CreateInstance(type)!;
        foreach (var property in RecordProperties.Of(type).List)
        {
            var path = $"{at}{property.Key}";
            yield return new SettingEntry(path, descriptions.Of(property.Property), SettingWords.Expected(property.Shape), SettingWords.Default(property, holder));
            var (inner, below) = property.Shape switch
            {
                MapShape map => (map.Value, $"{path}.{AnyName}."),
                ListShape list => (list.Item, $"{path}."),
                var shape => (shape, $"{path}."),
            };
            if (inner is RecordShape record)
            {
                foreach (var entry in Below(record.Type, below, [.. above, type], descriptions))
                {
                    yield return entry;
                }
            }
        }
    }
}

/// <summary>A setting.</summary>
/// <param name="Path">Keys from the section down, joined by dots.</param>
/// <param name="Description">What it does; null without documentation.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="Default"><c>Required</c>, <c>Optional</c>, or the default.</param>
public sealed record SettingEntry(string Path, string? Description, string Expected, string Default);
