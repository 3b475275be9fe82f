using System.Reflection;
using System.Text;

namespace MlFoundation.Documents;

/// <summary>The documents that are embedded in the assembly: program, tests and plan read the same text, whatever ends lines where it was built.</summary>
public static class EmbeddedDocuments
{
    private static readonly Assembly Home = typeof(EmbeddedDocuments).Assembly;

    /// <summary>The text of a document, its lines ended by <c>\n</c>.</summary>
    /// <param name="path">Path within the project, with <c>/</c>, such as <c>Organization/Policies/tag/cost-allocation-tags.json</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such document.</exception>
    public static string Read(string path)
    {
        using var stream = Home.GetManifestResourceStream(path) ?? throw new FileNotFoundException($"{path} is not embedded in {Home.GetName().Name}.", path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Text(bytes);
    }

    /// <summary>Text of UTF-8, without its mark, lines ended by <c>\n</c>: a checkout on Windows may have other ends, and a plan must not.</summary>
    internal static string Text(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes[(bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0)..]).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>Paths of the documents below a folder, ordered.</summary>
    /// <param name="folder">Folder within the project, with <c>/</c>, without one at the end.</param>
    public static IReadOnlyList<string> Below(string folder) =>
        [.. Home.GetManifestResourceNames().Where(n => n.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
