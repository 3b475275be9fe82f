using MlFoundation.Documents;

namespace MlFoundation.Publishing;

/// <summary>
/// The versions of a template, as a folder keeps them: <c>template.yaml</c> is the current one, <c>former/&lt;version&gt;.yaml</c> are those that
/// are still offered beside it, and <c>versions.yaml</c> lists the hash of each, the current one last.
/// </summary>
/// <remarks>
/// What somebody launched from a version stays what it was: a version's text never changes, and a test holds each to its hash. To publish a
/// change, the current text moves to <c>former/</c>, the template gets a new version, and <c>versions.yaml</c> a line.
/// </remarks>
public static class TemplateVersions
{
    /// <summary>Name of the list of versions.</summary>
    public const string ManifestName = "versions.yaml";

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Path within the project, with <c>/</c>.</param>
    /// <returns>All versions, oldest first; the last is the current one.</returns>
    /// <exception cref="InvalidDataException">The list is empty.</exception>
    /// <exception cref="FileNotFoundException">A template of the list is not there.</exception>
    public static IReadOnlyList<TemplateVersion> Read(string folder)
    {
        var listed = Manifest(folder).Keys.ToArray();
        return listed.Length == 0
            ? throw new InvalidDataException($"{folder}/{ManifestName}: expected at least one version.")
            : [.. listed.Select((version, i) => new TemplateVersion(version, Text(folder, i == listed.Length - 1 ? "template.yaml" : $"former/{version}.yaml")))];
    }

    /// <summary>Hash by version, in the list's order.</summary>
    /// <param name="folder">Path within the project, with <c>/</c>.</param>
    public static IReadOnlyDictionary<string, string> Manifest(string folder) =>
        CloudFormationYaml.Read(Text(folder, ManifestName)).ToDictionary(e => e.Key, e => e.Value!.ToString(), StringComparer.Ordinal);

    private static string Text(string folder, string file) => EmbeddedDocuments.Read($"{folder}/{file}");
}
