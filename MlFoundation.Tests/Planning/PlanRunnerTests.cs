using System.Collections.Immutable;
using System.Text;
using MlFoundation.OfflineKit;
using MlFoundation.Planning.Recording;
using Pulumi;

namespace MlFoundation.Planning;

[TestFixture]
public sealed class PlanRunnerTests
{
    [Test]
    public async Task AnOutputThatFlowsIntoAnInput_IsSymbolicAndADependency()
    {
        var plan = await RunAsync(() =>
        {
            var first = new Specimen("first", new SpecimenArgs { Echo = "e" });
            _ = new Specimen("second", new SpecimenArgs { Echo = first.Absent.Apply(v => $"<{v}>"), List = { first.Id } });
        });
        var second = plan.Resources.Single(r => r.Name == "second");
        Assert.Multiple(() =>
        {
            Assert.That(second["echo"], Is.EqualTo("<${first.absent}>"));
            Assert.That(second["list"], Is.EqualTo(new[] { "${first.id}" }));
            Assert.That(second.Dependencies, Is.EqualTo(new[] { "urn:pulumi:test::mlfoundation::specimen:index:Specimen::first" }));
        });
    }

    [Test]
    public async Task Urns_NameTheWholeChainOfParentTypes()
    {
        var plan = await RunAsync(() =>
        {
            var outer = new ComponentResource("tests:index:Outer", "outer");
            var inner = new ComponentResource("tests:index:Inner", "inner", new ComponentResourceOptions { Parent = outer });
            _ = new Specimen("leaf", new SpecimenArgs { Echo = "e" }, new CustomResourceOptions { Parent = inner });
        });
        Assert.That(plan.Resources.Select(r => (r.Urn.Split("::", 3)[2], r.Parent?.Split("::", 3)[2])), Is.EqualTo(new (string, string?)[]
        {
            ("tests:index:Outer$tests:index:Inner$specimen:index:Specimen::leaf", "tests:index:Outer$tests:index:Inner::inner"),
            ("tests:index:Outer$tests:index:Inner::inner", "tests:index:Outer::outer"),
            ("tests:index:Outer::outer", null),
        }));
    }

    [Test]
    public async Task Options_AreRecordedAsDeclared_AndProtectAsInherited()
    {
        var plan = await RunAsync(() =>
        {
            var group = new ComponentResource("tests:index:Group", "group", new ComponentResourceOptions { Protect = true });
            var first = new Specimen("first", new SpecimenArgs { Echo = "e" }, new CustomResourceOptions { Parent = group });
            _ = new Specimen("second", new SpecimenArgs { Echo = "e" }, new CustomResourceOptions
            {
                DependsOn = { first },
                RetainOnDelete = true,
                IgnoreChanges = { "echo", "count" },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(90) },
                Aliases = { new Alias { Name = "former" } },
            });
        });
        var (first, second) = (plan.Resources.Single(r => r.Name == "first"), plan.Resources.Single(r => r.Name == "second"));
        Assert.Multiple(() =>
        {
            Assert.That(first.Options.Protect, Is.True);
            Assert.That((second.Options.Protect, second.Options.RetainOnDelete), Is.EqualTo((false, true)));
            Assert.That(second.Options.IgnoreChanges, Is.EqualTo(new[] { "count", "echo" }));
            Assert.That(second.Options.DependsOn, Is.EqualTo(new[] { first.Urn }));
            Assert.That(second.Options.Timeouts, Is.EquivalentTo(new Dictionary<string, double> { ["create"] = 90 }));
            Assert.That(second.Options.Aliases, Is.EqualTo(new[] { $"{second.Urn[..second.Urn.LastIndexOf("::", StringComparison.Ordinal)]}::former" }));
        });
    }

    [Test]
    public async Task AProvider_NamesTheAccountOfItsResources()
    {
        var plan = await RunAsync(() =>
        {
            var provider = new ProviderResource("specimen", AccountProviderNames.Aws("network"), ResourceArgs.Empty);
            _ = new Specimen("s", new SpecimenArgs { Echo = "e" }, new CustomResourceOptions { Provider = provider });
        });
        var specimen = plan.Resources.Single(r => r.Name == "s");
        Assert.That((specimen.Account, specimen.Provider), Is.EqualTo(("network", "urn:pulumi:test::mlfoundation::pulumi:providers:specimen::network-aws")));
    }

    [Test]
    public void AProgramThatThrows_GivesItsOwnException() =>
        Assert.That(async () => await RunAsync(() => throw new InvalidDataException("the reason")), Throws.TypeOf<InvalidDataException>());

    [Test]
    public async Task TwoRuns_GiveTheSameBytes()
    {
        static void Content()
        {
            var group = new ComponentResource("tests:index:Group", "group");
            for (var i = 0; i < 50; i++)
            {
                _ = new Specimen($"s{i}", new SpecimenArgs { Echo = $"{i}", Tags = { ["b"] = "1", ["a"] = "2" } }, new CustomResourceOptions { Parent = group });
            }
        }

        var (first, second) = (Json(await RunAsync(Content)), Json(await RunAsync(Content)));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Json_IsReadableAndSorted()
    {
        var plan = await RunAsync(() => _ = new Specimen("s", new SpecimenArgs { Echo = "e→", Tags = { ["b"] = "1", ["a"] = "2" } }));
        Assert.That(Json(plan), Does.StartWith("""
            {
              "formatVersion": 1,
              "project": "mlfoundation",
              "stack": "test",
              "resources": [
                {
                  "urn": "urn:pulumi:test::mlfoundation::specimen:index:Specimen::s",
                  "type": "specimen:index:Specimen",
                  "name": "s",
                  "parent": null,
                  "custom": true,
                  "provider": null,
                  "account": null,
                  "region": null,
                  "inputs": {
                    "echo": "e→",
                    "tags": {
                      "a": "2",
                      "b": "1"
                    }
                  },
            """.ReplaceLineEndings("\n")));
    }

    private static Task<Plan> RunAsync(Action content) =>
        PlanRunner.RunAsync("test", new NoLookups(), options => new AdHocStack(content, options));

    private static string Json(Plan plan)
    {
        using var buffer = new MemoryStream();
        PlanJson.Write(plan, buffer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private sealed class NoLookups : ILookups
    {
        public ImmutableDictionary<string, object> Answer(string token, ImmutableDictionary<string, object?> args) =>
            throw new NotSupportedException(token);
    }
}
