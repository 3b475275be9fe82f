using MlFoundation.Configuration.Reading;
using MlFoundation.Configuration.Shapes;

namespace MlFoundation.Configuration;

/// <summary>Reads a root record of settings: from a stack file, or from what the engine hands over.</summary>
/// <remarks>The root record has one property a section, each a key <c>mlfoundation:section</c> of the stack file.</remarks>
public static class SettingsReader
{
    /// <summary>The project's namespace in a stack file.</summary>
    public const string Namespace = "mlfoundation";

    private static readonly string[] PulumisKeys = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

    /// <summary>Reads a stack file.</summary>
    /// <typeparam name="T">The root record.</typeparam>
    /// <param name="file">Its name, for locations.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="SettingsException">It has problems; all of them.</exception>
    public static LoadedSettings<T> Read<T>(string file, string text)
        where T : class
    {
        var root = new RecordShape(typeof(T));
        var (problems, places) = (new List<Problem>(), new Dictionary<string, Location>(StringComparer.Ordinal));
        var sections = SectionsOf(root, file, text, problems);
        var bound = sections is null ? null : new SettingsBinder(problems, places).Bind(root, sections, "");
        return problems.Count > 0 ? throw new SettingsException(problems) : new LoadedSettings<T>((T)bound!, places);
    }

    /// <summary>Reads what the engine hands over: a JSON text a section.</summary>
    /// <typeparam name="T">The root record.</typeparam>
    /// <param name="section">Gives the JSON text of a section, or null where it is not set.</param>
    /// <param name="file">Name of the stack file that the values come from, where it is at hand.</param>
    /// <param name="text">Its text: locations are found in it. Null gives problems with a path alone.</param>
    /// <exception cref="SettingsException">The settings have problems; all of them.</exception>
    public static LoadedSettings<T> ReadConfig<T>(Func<string, string?> section, string? file, string? text)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(section);
        var root = new RecordShape(typeof(T));
        var nowhere = new Location("");
        var problems = new List<Problem>();
        var entries = new List<YamlEntry>();
        foreach (var name in root.Properties.List.Select(p => p.Key))
        {
            if (section(name) is { } json && new YamlReader(name, problems).Read(json) is { } node)
            {
                entries.Add(new YamlEntry(name, nowhere, node));
            }
        }

        var bound = new SettingsBinder(problems, []).Bind(root, new YamlMap(nowhere, entries), "");
        var places = file is null || text is null ? [] : PlacesIn(root, file, text);
        return problems.Count == 0
            ? new LoadedSettings<T>((T)bound!, places)
            : throw new SettingsException([.. problems.Select(p => p with { Location = Places.Of(places, p.Path) })]);
    }

    /// <summary>Reads a document that is one record, such as a table of prices: as strictly as a stack file.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="file">Its name, for locations.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="SettingsException">It has problems; all of them.</exception>
    public static T ReadDocument<T>(string file, string text)
        where T : class
    {
        var problems = new List<Problem>();
        var node = new YamlReader(file, problems).Read(text);
        if (node is null && problems.Count == 0)
        {
            problems.Add(new Problem(file, new Literal("an empty file"), "a map", null, new Location(file, 1, 1)));
        }

        var bound = node is null ? null : new SettingsBinder(problems, new Dictionary<string, Location>(StringComparer.Ordinal)).Bind(new RecordShape(typeof(T)), node, "");
        return problems.Count > 0 ? throw new SettingsException(problems) : (T)bound!;
    }

    /// <summary>The sections of a stack file as one map, or null where there are none to read.</summary>
    private static YamlMap? SectionsOf(RecordShape root, string file, string text, List<Problem> problems)
    {
        const string Start = "A stack file begins with \"config:\", with the sections below it.";
        var start = new Location(file, 1, 1);
        string[] sections = [.. root.Properties.List.Select(p => p.Key)];
        if (new YamlReader(file, problems).Read(text) is not { } document)
        {
            if (problems.Count == 0)
            {
                problems.Add(new Problem(file, new Literal("an empty file"), "settings", Start, start));
            }

            return null;
        }

        if (document is not YamlMap top)
        {
            problems.Add(new Problem(file, document.Found, "a map", Start, document.At));
            return null;
        }

        foreach (var unknown in top.Entries.Where(e => !PulumisKeys.Contains(e.Key)))
        {
            problems.Add(new Problem(unknown.Key, null, "a key of a Pulumi stack file", Suggestion.For(unknown.Key, PulumisKeys, "keys"), unknown.KeyAt));
        }

        switch (top["config"])
        {
            case { Value: YamlMap config }:
                return new YamlMap(config.At, [.. config.Entries.Select(e => Section(e, sections, problems)).OfType<YamlEntry>()]);
            case { } other:
                problems.Add(new Problem("config", other.Value.Found, "a map", Start, other.KeyAt));
                return null;
            default:
                problems.Add(new Problem("config", null, "a map", Start, start));
                return null;
        }
    }

    /// <summary>A key of the project without its namespace; null for other projects' and providers' keys.</summary>
    private static YamlEntry? Section(YamlEntry entry, string[] sections, List<Problem> problems)
    {
        const string Prefix = Namespace + ":";
        if (entry.Key.StartsWith(Prefix, StringComparison.Ordinal) && sections.Contains(entry.Key[Prefix.Length..]))
        {
            return entry with { Key = entry.Key[Prefix.Length..] };
        }

        // aws:region and the like are Pulumi's and the providers' business.
        if (entry.Key.StartsWith(Prefix, StringComparison.Ordinal) || !entry.Key.Contains(':', StringComparison.Ordinal))
        {
            problems.Add(new Problem(entry.Key, null, $"a section, with the project's name before it", Suggestion.For(entry.Key, sections.Select(s => Prefix + s), "sections"), entry.KeyAt));
        }

        return null;
    }

    private static Dictionary<string, Location> PlacesIn(RecordShape root, string file, string text)
    {
        var (ignored, places) = (new List<Problem>(), new Dictionary<string, Location>(StringComparer.Ordinal));
        if (SectionsOf(root, file, text, ignored) is { } sections)
        {
            new SettingsBinder(ignored, places).Bind(root, sections, "");
        }

        return places;
    }
}
