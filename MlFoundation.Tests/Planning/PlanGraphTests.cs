using System.Diagnostics;
using CsCheck;
using MlFoundation.Planning.Proofs;
using MlFoundation.Support;

namespace MlFoundation.Planning;

[TestFixture]
public sealed class PlanGraphTests
{
    private const string Type = "t:t/t:T";
    private const string Component = "t:t/c:C";

    /// <summary>For each resource, those before it that it depends on.</summary>
    private static readonly Gen<int[][]> Graphs =
        from size in Gen.Int[1, 12]
        from draws in Gen.Int[0, 99].Array[size * 3]
        select Enumerable.Range(0, size).Select(i => i == 0 ? [] : draws[(i * 3)..((i * 3) + 3)].Where(d => d < 70).Select(d => d % i).Distinct().ToArray()).ToArray();

    [Test]
    public void ComesAfterAndPrecedence_AreThePathsOfTheGraph() => Graphs.Hold(graph =>
    {
        var plan = PlanOf.Resources([.. graph.Select((needs, i) => PlanOf.Resource(Type, $"r{i:00}", after: [.. needs.Select(Urn)]))]);
        var (planned, reach) = (new PlanGraph(plan), Reach(graph));
        var earlier = Enumerable.Range(0, graph.Length).Where(i => i % 2 == 0).ToArray();
        var precedence = planned.After([.. earlier.Select(Urn)]);
        for (var later = 0; later < graph.Length; later++)
        {
            var expected = reach[later];
            Assert.That(planned.Before(Urn(later)), Is.EquivalentTo(expected.Select(Urn)));
            Assert.That(Enumerable.Range(0, graph.Length).Where(e => planned.ComesAfter(Urn(later), Urn(e))), Is.EquivalentTo(expected));
            Assert.That(earlier.Where(e => precedence.Holds(Urn(later), Urn(e))), Is.EquivalentTo(expected.Intersect(earlier)));
            Assert.That(precedence.MissingBefore(Urn(later)), Is.EquivalentTo(earlier.Except(expected).Where(e => e != later).Select(Urn)));
        }
    });

    [Test]
    public void Positions_PutEachResourceBehindWhatItWaitsFor() => Graphs.Hold(graph =>
    {
        var positions = new PlanGraph(PlanOf.Resources([.. graph.Select((needs, i) => PlanOf.Resource(Type, $"r{i:00}", after: [.. needs.Select(Urn)]))])).Positions();
        Assert.That(graph.SelectMany((needs, later) => needs.Select(e => positions[Urn(e)] < positions[Urn(later)])), Has.None.False);
    });

    [Test]
    public void WaitingForAComponent_IsWaitingForAllInIt_AndComponentsInIt()
    {
        var (outer, inner) = (Urn(Component, "outer"), Urn(Component, "inner"));
        var graph = new PlanGraph(PlanOf.Resources(
            PlanOf.Resource(Component, "outer") with { Custom = false },
            PlanOf.Resource(Component, "inner") with { Custom = false, Parent = outer },
            PlanOf.Resource(Type, "leaf") with { Parent = inner },
            PlanOf.Resource(Type, "later", after: [outer])));
        Assert.Multiple(() =>
        {
            Assert.That(graph.Before(Urn(Type, "later")), Is.EquivalentTo(new[] { outer, inner, Urn(Type, "leaf") }));
            Assert.That(graph.ComesAfter(Urn(Type, "later"), Urn(Type, "leaf")), Is.True);
            Assert.That(graph.ComesAfter(Urn(Type, "leaf"), outer), Is.True);
            Assert.That(graph.ComesAfter(outer, Urn(Type, "leaf")), Is.False);
        });
    }

    [Test]
    public void ARing_IsFoundWithItsMembers()
    {
        var plan = PlanOf.Resources(
            PlanOf.Resource(Type, "a", after: [Urn(Type, "b")]), PlanOf.Resource(Type, "b", after: [Urn(Type, "c")]), PlanOf.Resource(Type, "c", after: [Urn(Type, "a")]),
            PlanOf.Resource(Type, "d", after: [Urn(Type, "a")]));
        Assert.That(NoCycle.Proof.Messages(plan), Is.EqualTo(new[]
        {
            "MLF-PLAN-002 Mandatory: a waits for b waits for c waits for a; expected an end: the deployment would never begin with any of them.",
        }));
    }

    [Test]
    public void AChildThatWaitsForItsOwnComponent_IsARing()
    {
        var component = Urn(Component, "c");
        Assert.That(NoCycle.Proof.Messages(PlanOf.Resources(
            PlanOf.Resource(Component, "c") with { Custom = false }, PlanOf.Resource(Type, "leaf", after: [component]) with { Parent = component })), Has.Length.EqualTo(1));
    }

    [Test]
    public void WithoutARing_NothingIsFound() =>
        Assert.That(NoCycle.Proof.Messages(PlanOf.Resources(PlanOf.Resource(Type, "a"), PlanOf.Resource(Type, "b", after: [Urn(Type, "a")]))), Is.Empty);

    /// <summary>A thousand units' worth of 30,000 resources: chains, fans and a thousand times a thousand pairs. The bound is a hundred times what it takes.</summary>
    [Test]
    public void ThirtyThousandResources_AreAnsweredInNoTime()
    {
        string[] heads = [.. Enumerable.Range(0, 1000).Select(i => Urn(Type, $"head{i}"))];
        var plan = PlanOf.Resources(
        [
            .. Enumerable.Range(0, 1000).Select(i => PlanOf.Resource(Type, $"head{i}", after: i == 0 ? [] : [heads[i - 1]])),
            .. Enumerable.Range(0, 29_000).Select(i => PlanOf.Resource(Type, $"body{i}", after: i < 1000 ? [heads[^1], heads[i % 1000]] : [Urn(Type, $"body{i - 1000}"), heads[i % 1000]])),
        ]);
        var watch = Stopwatch.StartNew();
        var graph = new PlanGraph(plan);
        var precedence = graph.After(heads);
        var missing = Enumerable.Range(0, 29_000).Sum(i => precedence.MissingBefore(Urn(Type, $"body{i}")).Count);
        var ordered = Enumerable.Range(1000, 28_000).Count(i => graph.ComesAfter(Urn(Type, $"body{i}"), Urn(Type, $"body{i - 1000}")));
        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.That((missing, ordered), Is.EqualTo((0, 28_000)));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    private static HashSet<int>[] Reach(int[][] graph)
    {
        var reach = new HashSet<int>[graph.Length];
        for (var i = 0; i < graph.Length; i++)
        {
            reach[i] = [.. graph[i], .. graph[i].SelectMany(n => reach[n])];
        }

        return reach;
    }

    private static string Urn(int i) => Urn(Type, $"r{i:00}");

    private static string Urn(string type, string name) => PlanOf.Urn(type, name);
}
