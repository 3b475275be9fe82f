using MlFoundation.Support;
using Pulumi;

namespace MlFoundation.OfflineKit;

[TestFixture]
public sealed class PublicSurfaceTests
{
    /// <summary>Every public signature of the kit's core stands in the list of published ones: the program can use nothing that a deployment lacks.</summary>
    [Test]
    public void KitsCore_DeclaresOnlyPublishedSignatures()
    {
        Assume.That(Repository.PulumiPackages, Is.EqualTo("offline"), "the published core is what the list was taken from");
        var published = File.ReadLines(Repository.PathOf("MlFoundation.Tests", "OfflineKit", "published-core-api.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal);
        Assert.That(PublicSignatures.Of(typeof(Deployment).Assembly).Where(s => !published.Contains(s)), Is.Empty);
    }

    /// <summary>The list holds no line that the kit does not have: it stays the list of what is used.</summary>
    [Test]
    public void ListOfPublishedSignatures_HoldsNothingThatTheKitLacks()
    {
        Assume.That(Repository.PulumiPackages, Is.EqualTo("offline"));
        var declared = PublicSignatures.Of(typeof(Deployment).Assembly).ToHashSet(StringComparer.Ordinal);
        var listed = File.ReadLines(Repository.PathOf("MlFoundation.Tests", "OfflineKit", "published-core-api.txt"))
            .Where(line => line.Length > 0 && line[0] != '#');
        Assert.That(listed.Where(s => !declared.Contains(s)), Is.Empty);
    }
}
