using MlFoundation.Catalog;
using MlFoundation.Documents;
using MlFoundation.Support;

namespace MlFoundation.Publishing;

/// <summary>What is published stays what it is: every version has the hash that its list of versions says.</summary>
[TestFixture]
public sealed class TemplateVersionsTests
{
    private static IEnumerable<string> Folders => ProductCatalog.Folders();

    [TestCaseSource(nameof(Folders))]
    public void AVersion_ThatIsListed_NeverChanges(string folder)
    {
        var read = TemplateVersions.Read(folder);
        var missing = TemplateVersions.Manifest(folder).Where(v => v.Value == Unset).Select(v => v.Key).ToHashSet();
        if (Environment.GetEnvironmentVariable("MLF_ACCEPT") == "1" && missing.Count > 0)
        {
            var lines = read.Select(v => $"{v.Version}: '{v.ContentHash}'");
            File.WriteAllText(Repository.PathOf(["MlFoundation", .. folder.Split('/'), TemplateVersions.ManifestName]), string.Join('\n', lines) + "\n");
            Assert.Ignore("The hash of a new version is written; build again.");
        }

        Assert.That(
            TemplateVersions.Manifest(folder).Select(v => $"{v.Key} {v.Value}"), Is.EqualTo(read.Select(v => v.ToString())),
            $"A version's text never changes. Move the text as it was to {folder}/former/<version>.yaml, give product.yaml a new version, and add the line '<version>: {Unset}' "
            + $"to {TemplateVersions.ManifestName}; MLF_ACCEPT=1 then writes its hash.");
    }

    [TestCaseSource(nameof(Folders))]
    public void Versions_Always_Rise_AndAreThreeNumbers(string folder)
    {
        var versions = TemplateVersions.Manifest(folder).Keys.ToArray();
        Assert.That(versions, Is.All.Match("^(0|[1-9][0-9]{0,3})([.](0|[1-9][0-9]{0,3})){2}$"));
        Assert.That(versions.Select(Version.Parse), Is.Ordered.And.Unique);
    }

    [TestCaseSource(nameof(Folders))]
    public void FormerTemplates_Always_AreListed(string folder) => Assert.That(
        EmbeddedDocuments.Below($"{folder}/former").Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(TemplateVersions.Manifest(folder).Keys.SkipLast(1)));

    [Test]
    public void Hash_OfOtherText_IsAnother() => Assert.Multiple(() =>
    {
        // First 16 digits of the known SHA-256 of "abc".
        Assert.That(new TemplateVersion("1.0.0", "abc").ToString(), Is.EqualTo("1.0.0 ba7816bf8f01cfea"));
        Assert.That(TemplateVersion.HashOf("abd"), Is.Not.EqualTo(TemplateVersion.HashOf("abc")));
    });

    /// <summary>Stands in a list of versions for a hash that is to be written.</summary>
    private const string Unset = "new";
}
