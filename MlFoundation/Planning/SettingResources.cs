using MlFoundation.Configuration;
using MlFoundation.Documents;

namespace MlFoundation.Planning;

/// <summary>What each setting makes or shapes: the file setting-resources.yaml.</summary>
public sealed record SettingResources
{
    private static readonly Lazy<SettingResources> Read = new(() => SettingsReader.ReadDocument<SettingResources>("setting-resources.yaml", EmbeddedDocuments.Read("Planning/setting-resources.yaml")));

    /// <summary>The table that the program brings along.</summary>
    public static SettingResources BuiltIn => Read.Value;

    /// <summary>Types as <c>module:Type</c>, by setting; keys that the user chooses are <see cref="SettingsList.AnyName"/>.</summary>
    [Names(@"^[a-zA-Z]+(\.([a-zA-Z]+|<name>))*$", "the path of a setting")]
    [Text("a type of resource as module:Type", Pattern = "^[a-z0-9]+:[A-Za-z0-9]+$")]
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Settings { get; init; }

    /// <summary>The types of a setting, or of the nearest one above it that has a line.</summary>
    /// <param name="path">Its path, with <see cref="SettingsList.AnyName"/> for names of the user's choice.</param>
    public IReadOnlyList<string> Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        // A unit within a unit is a unit.
        for (var at = path.Replace(".<name>.units.<name>", ".<name>", StringComparison.Ordinal); ; at = at[..at.LastIndexOf('.')])
        {
            if (Settings.TryGetValue(at, out var types))
            {
                return types;
            }

            if (!at.Contains('.', StringComparison.Ordinal))
            {
                return [];
            }
        }
    }

    /// <summary>The types of a setting and of all below it.</summary>
    /// <param name="path">Its path, as in <see cref="Of"/>.</param>
    public IReadOnlyList<string> WithBelow(string path) =>
        [.. Of(path).Concat(Settings.Where(s => s.Key.StartsWith(path + ".", StringComparison.Ordinal)).SelectMany(s => s.Value)).Distinct()];

    /// <summary>A type token in short: <c>ec2:NatGateway</c> for <c>aws:ec2/natGateway:NatGateway</c>.</summary>
    public static string InShort(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var parts = type.Split(':');
        return parts is [_, var module, var name] ? $"{module.Split('/')[0]}:{name}" : type;
    }
}
