using System.Collections.Immutable;
using MlFoundation.Support;

namespace MlFoundation.Planning.Estimate;

[TestFixture]
public sealed class UpEstimatorTests
{
    private const string Account = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";
    private const string Unit = "aws:controltower/baseline:Baseline";
    private const string Topic = "aws:sns/topic:Topic";

    private static readonly DurationTable Table = new()
    {
        Default = Entry("short steps", 60, null),
        Limits = new Dictionary<string, DurationLimit>
        {
            ["accountOperations"] = new() { AtOnce = 2, Source = "test" },
            ["unitRegistrations"] = new() { AtOnce = 1, Source = "test" },
        },
        Types = new Dictionary<string, DurationEntry>
        {
            [Account] = Entry("accounts vended", 1800, "accountOperations"),
            [Unit] = Entry("units registered", 600, "unitRegistrations"),
        },
    };

    // Two units (10 min each, one at a time), an account behind the second (30), a topic (1) behind that.
    [Test]
    public void AFirstUp_HasTheCriticalPathInTheWordsOfTheField()
    {
        var up = Estimate(PlanOf.Resources(
            PlanOf.Resource(Unit, "a"), PlanOf.Resource(Unit, "b", after: [PlanOf.Urn(Unit, "a")]),
            PlanOf.Resource(Account, "x", after: [PlanOf.Urn(Unit, "b")]) with { Inputs = Named("x-prod") }, PlanOf.Resource(Topic, "t", after: [PlanOf.Urn(Account, "x")])));
        Assert.Multiple(() =>
        {
            Assert.That((up.Resources, up.Quick, up.Usual, up.Slow, up.OneByOne), Is.EqualTo((4, 51.0, 51.0, 51.0, 51.0)));
            Assert.That(up.CriticalPath.Select(s => $"{s.What} {string.Join('+', s.Names)} {s.Minutes}"), Is.EqualTo(new[] { "units registered a+b 20", "accounts vended x-prod 30", "short steps t 1" }));
        });
    }

    [Test]
    public void WhatIsAdopted_TakesACall()
    {
        var adopted = PlanOf.Resource(Account, "x");
        Assert.That(Estimate(PlanOf.Resources(adopted with { Options = adopted.Options with { ImportId = "pp-1" } })).Usual, Is.EqualTo(1));
    }

    [Test]
    public void AnIncrementalUp_CountsOnlyWhatItMakes()
    {
        var plan = PlanOf.Resources(PlanOf.Resource(Unit, "a"), PlanOf.Resource(Account, "x", after: [PlanOf.Urn(Unit, "a")]), PlanOf.Resource(Topic, "t", after: [PlanOf.Urn(Account, "x")]));
        var up = new UpEstimator(plan, new PlanGraph(plan), Table).Estimate(made: new HashSet<string> { PlanOf.Urn(Topic, "t") });
        Assert.That((up.Resources, up.Usual, up.CriticalPath.Single().What), Is.EqualTo((1, 1.0, "short steps")));
        var nothing = new UpEstimator(plan, new PlanGraph(plan), Table).Estimate(made: new HashSet<string>());
        Assert.That((nothing.Resources, nothing.Usual, nothing.CriticalPath.Count), Is.EqualTo((0, 0.0, 0)));
    }

    // A change of a unit takes 20 minutes by the table, one of a topic (no figure of its own) the minute of the default; both begin at once.
    [Test]
    public void AChange_TakesWhatTheTableSaysOfChanges()
    {
        var table = Table with { Types = new Dictionary<string, DurationEntry> { [Unit] = Entry("units registered", 600, "unitRegistrations") with { Change = new() { Words = "units registered again", Quick = 1200, Usual = 1200, Slow = 1200 } } } };
        var plan = PlanOf.Resources(PlanOf.Resource(Unit, "a"), PlanOf.Resource(Topic, "t"), PlanOf.Resource(Topic, "new", after: [PlanOf.Urn(Unit, "a")]));
        var up = new UpEstimator(plan, new PlanGraph(plan), table).Estimate(
            made: new HashSet<string> { PlanOf.Urn(Topic, "new") }, changed: new HashSet<string> { PlanOf.Urn(Unit, "a"), PlanOf.Urn(Topic, "t") });
        Assert.That((up.Resources, up.Usual, up.OneByOne), Is.EqualTo((3, 21.0, 22.0)));
        Assert.That(up.CriticalPath.Select(s => $"{s.What} {s.Minutes}"), Is.EqualTo(new[] { "units registered again 20", "short steps 1" }));
    }

    // Six accounts in two lanes of three take 90 minutes; ten at once take 30.
    [Test]
    public void MoreAccountsAtOnce_AreWorthWhatTheSimulationSaves()
    {
        var up = Estimate(PlanOf.Resources(
            [.. Enumerable.Range(0, 6).Select(i => PlanOf.Resource(Account, $"a{i}", after: i < 2 ? [] : [PlanOf.Urn(Account, $"a{i - 2}")]))]));
        Assert.Multiple(() =>
        {
            Assert.That(up.Usual, Is.EqualTo(90));
            Assert.That(up.Shorter.Select(s => (s.How.Split('(')[0], s.Minutes)), Is.EqualTo(new[] { ("Vend 10 accounts at once ", 60.0) }));
        });
    }

    [Test]
    public void ManyShortResources_AreSoonerWithMoreAtOnce()
    {
        var up = Estimate(PlanOf.Resources([.. Enumerable.Range(0, 64).Select(i => PlanOf.Resource(Topic, $"t{i:00}"))]));
        Assert.That((up.Usual, up.Shorter.Single().Minutes), Is.EqualTo((4.0, 3.0)));
    }

    [Test]
    public async Task BothStacks_GiveTheSameFiguresEachTime_InOrder()
    {
        foreach (var stack in new[] { "prod", "sandbox" })
        {
            var plan = await StackFiles.PlanAsync(StackFiles.Text(stack));
            var up = plan.Estimate!.FirstUp;
            var again = new UpEstimator(plan, new PlanGraph(plan), DurationTable.BuiltIn).Estimate();
            Assert.Multiple(() =>
            {
                Assert.That((again.Quick, again.Usual, again.Slow), Is.EqualTo((up.Quick, up.Usual, up.Slow)));
                Assert.That(new[] { up.Quick, up.Usual, up.Slow, up.OneByOne * 2 }, Is.Ordered.Ascending);
                Assert.That(up.CriticalPath.Sum(s => s.Minutes), Is.EqualTo(up.Usual).Within(2));
                Assert.That(up.CriticalPath.Select(s => s.What), Is.SupersetOf(new[] { "landing zone set up", "units registered", "accounts vended" }));
            });
        }
    }

    [Test]
    public void EveryDuration_IsOfATypeThatIsDeclared_AndHasItsSource()
    {
        var table = DurationTable.BuiltIn;
        var kit = Directory.EnumerateFiles(Repository.PathOf("eng", "OfflineKit"), "types.txt", SearchOption.AllDirectories).SelectMany(File.ReadLines).ToHashSet(StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(table.Types.Keys.Where(t => !kit.Contains(t)), Is.Empty);
            Assert.That(table.Types.Values.Append(table.Default).Select(t => t.Source.Split(':')[0]), Is.All.AnyOf("documented", "reported", "estimated"));
        });
    }

    private static UpEstimate Estimate(Plan plan) => new UpEstimator(plan, new PlanGraph(plan), Table).Estimate();

    private static DurationEntry Entry(string words, int seconds, string? limit) => new() { Words = words, Quick = seconds, Usual = seconds, Slow = seconds, Limit = limit, Source = "test" };

    private static ImmutableDictionary<string, object?> Named(string name) => ImmutableDictionary<string, object?>.Empty.Add(
        "provisioningParameters", ImmutableArray.Create<object?>(ImmutableDictionary<string, object?>.Empty.Add("key", "AccountName").Add("value", name)));
}
