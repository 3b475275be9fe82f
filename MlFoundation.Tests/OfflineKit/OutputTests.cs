using Pulumi;
using Pulumi.Utilities;

namespace MlFoundation.OfflineKit;

[TestFixture]
public sealed class OutputTests
{
    [Test]
    public async Task Apply_OnAKnownValue_MapsIt() => await InRunAsync(async () =>
        Assert.That(await OutputUtilities.GetValueAsync(Output.Create(20).Apply(v => v + 1)), Is.EqualTo(21)));

    [Test]
    public async Task Apply_ToAnOutput_Flattens() => await InRunAsync(async () =>
        Assert.That(await OutputUtilities.GetValueAsync(Output.Create("a").Apply(v => Output.Create(v + "b"))), Is.EqualTo("ab")));

    [Test]
    public async Task Apply_OnAnUnknownValue_IsUnknownAndDoesNotCallTheFunction() => await InRunAsync(async () =>
    {
        var called = false;
        var result = OutputUtilities.CreateUnknown("x").Apply(v =>
        {
            called = true;
            return v;
        });
        Assert.That((await OutputUtilities.GetIsKnownAsync(result), called), Is.EqualTo((false, false)));
    }, isPreview: true);

    [Test]
    public async Task Secrecy_PassesThroughApplyAllTupleAndFormat() => await InRunAsync(async () =>
    {
        var secret = Output.CreateSecret("s");
        Output<bool>[] answers =
        [
            Output.Create(Output.IsSecretAsync(secret.Apply(v => v.Length))),
            Output.Create(Output.IsSecretAsync(Output.All(Output.Create("a"), secret))),
            Output.Create(Output.IsSecretAsync(Output.Tuple(Output.Create(1), secret))),
            Output.Create(Output.IsSecretAsync(Output.Format($"<{secret}>"))),
            Output.Create(Output.IsSecretAsync(Output.Unsecret(secret))),
        ];
        Assert.That(await OutputUtilities.GetValueAsync(Output.All(answers)), Is.EqualTo(new[] { true, true, true, true, false }));
    });

    [Test]
    public async Task Format_TakesOutputsInputsAndPlainValues() => await InRunAsync(async () =>
    {
        Input<string> input = "in";
        Assert.That(await OutputUtilities.GetValueAsync(Output.Format($"{Output.Create("out")}/{input}/{3}")), Is.EqualTo("out/in/3"));
    });

    [Test]
    public async Task All_KeepsTheOrder() => await InRunAsync(async () =>
        Assert.That(await OutputUtilities.GetValueAsync(Output.All(Output.Create(3), Output.Create(1), Output.Create(2))), Is.EqualTo(new[] { 3, 1, 2 })));

    [Test]
    public async Task JsonSerialize_WritesTheValue() => await InRunAsync(async () =>
        Assert.That(await OutputUtilities.GetValueAsync(Output.JsonSerialize(Output.Create(new Dictionary<string, int> { ["a"] = 1 }))), Is.EqualTo("{\"a\":1}")));

    [Test]
    public void ToString_IsNotTheValue() => Assert.That(Output.Create("secret stuff").ToString(), Does.Contain("not supported").And.Not.Contain("secret stuff"));

    [Test]
    public async Task InputMap_MergeAndIndexer_LastValueWins() => await InRunAsync(async () =>
    {
        var map = InputMap<string>.Merge(new InputMap<string> { ["a"] = "1", ["b"] = "1" }, new InputMap<string> { ["b"] = "2" });
        var values = await OutputUtilities.GetValueAsync(map.ToOutput());
        Assert.That(values, Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }));
    });

    [Test]
    public async Task InputList_AddAndConcat_KeepTheOrder() => await InRunAsync(async () =>
    {
        var list = new InputList<string> { "a", Output.Create("b") }.Concat(new[] { "c" });
        Assert.That(await OutputUtilities.GetValueAsync(list.ToOutput()), Is.EqualTo(new[] { "a", "b", "c" }));
    });

    private static Task InRunAsync(Func<Task> test, bool isPreview = false)
    {
        Task? running = null;
        return AdHocStack.RunAsync(new EchoMocks(), () => running = test(), isPreview).ContinueWith(_ => running!, TaskScheduler.Default).Unwrap();
    }
}
