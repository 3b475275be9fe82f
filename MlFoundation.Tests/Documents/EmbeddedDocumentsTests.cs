using System.Text;
using MlFoundation.Support;

namespace MlFoundation.Documents;

/// <summary>Documents give the same plan whatever ends their lines in the checkout that was built.</summary>
[TestFixture]
public sealed class EmbeddedDocumentsTests
{
    private static IEnumerable<string> All => typeof(EmbeddedDocuments).Assembly.GetManifestResourceNames();

    [Test]
    public void LineEndsOfWindows_ChangeNoDocument()
    {
        Assert.That(All.Count(), Is.GreaterThan(100));
        Assert.Multiple(() =>
        {
            foreach (var path in All)
            {
                var text = EmbeddedDocuments.Read(path);
                var windows = Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal));
                Assert.That(text, Does.Not.Contain('\r'), path);
                Assert.That(EmbeddedDocuments.Text(windows), Is.EqualTo(text), path);
                Assert.That(EmbeddedDocuments.Text([.. Encoding.UTF8.Preamble, .. windows]), Is.EqualTo(text), path);
            }
        });
    }

    // What it makes equal is equal only for who reads through it.
    [Test]
    public void NobodyElse_ReadsWhatIsEmbedded() => Assert.That(
        Sources().Where(f => File.ReadAllText(f).Contains("GetManifestResource", StringComparison.Ordinal)).Select(Path.GetFileName), Is.EqualTo(new[] { "EmbeddedDocuments.cs" }));

    // A raw literal of several lines has the ends of its source: what is planned has none.
    [Test]
    public void LiteralsOfSeveralLines_AreInCommandsAlone() => Assert.That(
        Sources().Where(f => File.ReadLines(f).Any(l => l.TrimEnd().EndsWith("\"\"\"", StringComparison.Ordinal) && !l.TrimStart().StartsWith("\"\"\"", StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(Repository.PathOf("MlFoundation"), f).Split(Path.DirectorySeparatorChar)[0]).Distinct(),
        Is.EqualTo(new[] { "Commands" }));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.PathOf("MlFoundation"), "*.cs", SearchOption.AllDirectories)
        .Where(f => Path.GetRelativePath(Repository.PathOf("MlFoundation"), f).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
}
