using System.Reflection;
using System.Text.RegularExpressions;
using MlFoundation.Support;
using Pulumi;
using Aws = Pulumi.Aws;
using Native = Pulumi.AwsNative;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>The facts behind the kit's AWS packages. Not run on the published packages, which have no facts.</summary>
[TestFixture(typeof(Aws.Provider)), TestFixture(typeof(Native.Provider)), Parallelizable(ParallelScope.All)]
public sealed partial class SchemaFactsTests<TProvider>
{
    private static readonly Assembly Package = typeof(TProvider).Assembly;

    [OneTimeSetUp]
    public void OnlyWhereTheKitIsUsed() => Assume.That(Repository.PulumiPackages, Is.EqualTo("offline"));

    [Test]
    public void TypesTxt_EachToken_HasItsClass()
    {
        var classes = Package.GetTypes();
        var resources = classes.SelectMany(c => c.GetCustomAttributes<ResourceTypeAttribute>(inherit: false)).Select(a => a.Type).ToHashSet();
        var functions = classes.Where(c => c is { IsAbstract: true, IsSealed: true }).Select(c => c.Name).ToHashSet();
        Assert.That(Tokens().Where(t => !resources.Contains(t) && !functions.Contains(Capital(t.Split(':')[^1]))), Is.Empty);
    }

    [Test]
    public void TypesTxt_NoToken_StandsTwice() => Assert.That(Tokens(), Is.Unique);

    [Test]
    public void Facts_NoTwoBlocks_DescribeOneClass() =>
        Assert.That(Facts().Where(l => l[0] != ' ').Select(l => l.Split(' ')).Select(w => string.Join(' ', w[0] is "type" or "enum" ? w[..2] : w)), Is.Unique);

    [Test]
    public void Facts_NoTwoLinesOfABlock_NameOneMember()
    {
        var block = "";
        var members = new List<string>();
        foreach (var line in Facts())
        {
            block = line[0] == ' ' ? block : line;
            if (line[0] == ' ')
            {
                var name = Renamed().Match(line) is { Success: true } rename ? rename.Groups[1].Value : Capital(line.Trim().Split(' ')[0]);
                members.Add($"{block} / {name}");
            }
        }

        Assert.That(members, Is.Unique);
    }

    [Test]
    public void Facts_AreOfThePinnedVersion_AsIsThePackageOfTheirScript()
    {
        var words = Facts().First(l => l.StartsWith("package ", StringComparison.Ordinal)).Split(' ');
        Assert.Multiple(() =>
        {
            Assert.That(Read("Directory.Packages.props"), Does.Contain($"Include=\"{words[3]}\" Version=\"[{words[2]}]\""));
            Assert.That(Read("eng/OfflineKit/package.json"), Does.Contain($"\"@pulumi/{words[1]}\": \"{words[2]}\""));
        });
    }

    private static IEnumerable<string> Tokens() =>
        Lines("types.txt").Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0);

    private static IEnumerable<string> Facts() => Lines("schema.facts").Where(l => l.Length > 0 && l[0] != '#');

    private static string[] Lines(string file) => Read($"eng/OfflineKit/{Package.GetName().Name}/{file}").Split('\n');

    private static string Read(string path) => File.ReadAllText(Repository.PathOf(path));

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    [GeneratedRegex("; as (\\w+)")]
    private static partial Regex Renamed();
}
