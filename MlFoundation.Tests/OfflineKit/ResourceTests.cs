using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace MlFoundation.OfflineKit;

[TestFixture]
public sealed class ResourceTests
{
    [Test]
    public async Task Inputs_ReachTheMocks_InTheirPlainForm()
    {
        var mocks = new EchoMocks();
        await AdHocStack.RunAsync(mocks, () => _ = new Specimen("s", new SpecimenArgs
        {
            Echo = Output.Create("e"),
            Count = 3,
            Ratio = 0.5,
            List = { "a", Output.Create("b") },
            Tags = { ["k"] = "v" },
            Nested = new SpecimenNestedArgs { Inner = "i" },
            Either = "text",
            Document = new SpecimenNestedArgs { Inner = "j" },
        }));
        var inputs = mocks.Of("s").Inputs;
        Assert.Multiple(() =>
        {
            Assert.That(inputs["echo"], Is.EqualTo("e"));
            Assert.That(inputs["count"], Is.EqualTo(3.0));
            Assert.That(inputs["ratio"], Is.EqualTo(0.5));
            Assert.That(inputs["list"], Is.EqualTo(new object[] { "a", "b" }));
            Assert.That(inputs["tags"], Is.EquivalentTo(new Dictionary<string, object> { ["k"] = "v" }));
            Assert.That(inputs["nested"], Is.EquivalentTo(new Dictionary<string, object> { ["inner"] = "i" }), "a member that is null is left out");
            Assert.That(inputs["either"], Is.EqualTo("text"));
            Assert.That(inputs["document"], Is.EqualTo("""{"inner":"j"}"""), "json inputs travel as text");
        });
    }

    [Test]
    public async Task Outputs_CarryTheMocksStateAndTheirSource()
    {
        var mocks = new EchoMocks
        {
            Extra = ImmutableDictionary<string, object>.Empty.Add("parts", ImmutableArray.Create<object>(
                ImmutableDictionary<string, object>.Empty.Add("id", "p1").Add("weight", 7))),
        };
        Specimen? specimen = null;
        await AdHocStack.RunAsync(mocks, () => specimen = new Specimen("s", new SpecimenArgs { Echo = "e", Count = 4 }));
        var parts = await OutputUtilities.GetValueAsync(specimen!.Parts);
        var sources = await OutputUtilities.GetDependenciesAsync(specimen.Echo);
        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(specimen.Id), Is.EqualTo("s-id"));
            Assert.That(await OutputUtilities.GetValueAsync(specimen.Count), Is.EqualTo(4));
            Assert.That(parts.Select(p => (p.Id, p.Weight)), Is.EqualTo(new (string, int?)[] { ("p1", 7) }));
            Assert.That(await OutputUtilities.GetValueAsync(specimen.Absent), Is.Null);
            Assert.That(sources, Is.EquivalentTo(new[] { specimen }));
        });
    }

    [Test]
    public void ARequiredInput_ThatIsMissing_FailsTheRunAndNamesIt() =>
        Assert.That(
            async () => await AdHocStack.RunAsync(new EchoMocks(), () => _ = new Specimen("s", new SpecimenArgs())),
            Throws.Exception.With.Message.Contains("Echo is required but was not given a value"));

    [Test]
    public void AProgramThatThrows_SurfacesItsMessage() =>
        Assert.That(
            async () => await AdHocStack.RunAsync(new EchoMocks(), () => throw new InvalidDataException("the reason")),
            Throws.Exception.With.Message.Contains("the reason"));

    [Test]
    public void AnApplyThatThrows_SurfacesEvenIfNobodyReadsIt() =>
        Assert.That(
            async () => await AdHocStack.RunAsync(new EchoMocks(), () =>
                new Specimen("s", new SpecimenArgs { Echo = "e" }).Echo.Apply(new Func<string, int>(_ => throw new InvalidDataException("inside")))),
            Throws.Exception.With.Message.Contains("inside"));

    [Test]
    public async Task UnknownInputs_AreNotSent()
    {
        var mocks = new EchoMocks();
        await AdHocStack.RunAsync(mocks, () => _ = new Specimen("s", new SpecimenArgs
        {
            Echo = "e",
            List = { "a", OutputUtilities.CreateUnknown("b") },
        }), isPreview: true);
        Assert.That(mocks.Of("s").Inputs.Keys, Is.EquivalentTo(new[] { "echo" }));
    }

    [Test]
    public async Task AComponentsProvider_ReachesItsChildren_ByPackage()
    {
        var mocks = new EchoMocks();
        await AdHocStack.RunAsync(mocks, () =>
        {
            var provider = new ProviderResource("specimen", "own", ResourceArgs.Empty);
            var component = new ComponentResource("tests:index:Group", "group", new ComponentResourceOptions { Providers = { provider } });
            _ = new Specimen("inside", new SpecimenArgs { Echo = "e" }, new CustomResourceOptions { Parent = component });
            _ = new Specimen("outside", new SpecimenArgs { Echo = "e" });
        });
        Assert.Multiple(() =>
        {
            Assert.That(mocks.Of("inside").Provider, Does.EndWith("pulumi:providers:specimen::own::own-id"));
            Assert.That(mocks.Of("outside").Provider, Is.Null.Or.Empty);
        });
    }

    [Test]
    public async Task Transformations_SeeEveryResourceBelow_AndMayChangeIt()
    {
        var mocks = new EchoMocks();
        var seen = new List<string>();
        var options = new StackOptions
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen.Add(args.Resource.GetResourceName());
                    return args.Args is SpecimenArgs specimen
                        ? new ResourceTransformationResult(new SpecimenArgs { Echo = specimen.Echo.Apply(e => e + "!") }, args.Options)
                        : null;
                },
            },
        };
        await AdHocStack.RunAsync(mocks, () =>
        {
            var component = new ComponentResource("tests:index:Group", "group");
            _ = new Specimen("s", new SpecimenArgs { Echo = "e" }, new CustomResourceOptions { Parent = component });
        }, options: options);
        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.SupersetOf(new[] { "group", "s" }));
            Assert.That(mocks.Of("s").Inputs["echo"], Is.EqualTo("e!"));
        });
    }

    [Test]
    public void Merge_JoinsListsAndLetsTheSecondWin()
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions { Protect = true, IgnoreChanges = { "a" }, Version = "1" },
            new CustomResourceOptions { Protect = false, IgnoreChanges = { "b" } });
        Assert.That((merged.Protect, merged.Version, string.Join(",", merged.IgnoreChanges)), Is.EqualTo(((bool?)false, "1", "a,b")));
    }
}
