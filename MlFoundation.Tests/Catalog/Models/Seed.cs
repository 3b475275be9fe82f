using System.Text.RegularExpressions;
using MlFoundation.Support;

namespace MlFoundation.Catalog.Models;

/// <summary>The code that the model build project brings.</summary>
internal static partial class Seed
{
    public static string Folder => Repository.PathOf("MlFoundation", "Catalog", "Products", "model-building", "model-build-project", "seed");

    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\$\{([A-Z_0-9]+)\}")]
    private static partial Regex Placeholder();
}
