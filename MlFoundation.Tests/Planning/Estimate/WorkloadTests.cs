using CsCheck;
using MlFoundation.Support;

namespace MlFoundation.Planning.Estimate;

[TestFixture]
public sealed class WorkloadTests
{
    private const int Unlimited = -1;

    /// <summary>Pieces with durations of 0 to 9, up to three needs each and one of two limits or none.</summary>
    private static readonly Gen<(WorkItem[] Items, double[] Durations)> Workloads =
        from size in Gen.Int[1, 30]
        from draws in Gen.Int[0, 99].Array[size * 3]
        from durations in Gen.Int[0, 9].Array[size]
        from limits in Gen.Int[-1, 1].Array[size]
        select (
            Enumerable.Range(0, size).Select(i => new WorkItem(limits[i], i == 0 ? [] : [.. draws[(i * 3)..((i * 3) + 3)].Where(d => d < 50).Select(d => d % i).Distinct()])).ToArray(),
            durations.Select(d => (double)d).ToArray());

    [Test]
    public void AChain_TakesItsSum()
    {
        var schedule = Run([Item(), Item(Unlimited, 0), Item(Unlimited, 1)], [5, 7, 2], lanes: 9);
        Assert.Multiple(() =>
        {
            Assert.That(schedule.Start, Is.EqualTo(new double[] { 0, 5, 12 }));
            Assert.That(schedule.Makespan, Is.EqualTo(14));
            Assert.That(schedule.CriticalPath(), Is.EqualTo(new[] { 0, 1, 2 }));
        });
    }

    [TestCase(1, 35.0), TestCase(2, 20.0), TestCase(3, 15.0), TestCase(4, 10.0), TestCase(6, 10.0), TestCase(7, 5.0), TestCase(8, 5.0)]
    public void SevenAlikePieces_FillTheLanesInTurn(int lanes, double expected) =>
        Assert.That(Run([.. Enumerable.Range(0, 7).Select(_ => Item())], [5, 5, 5, 5, 5, 5, 5], lanes).Makespan, Is.EqualTo(expected));

    // Two of the limit's at once: 0 and 1 until 10, then 2 until 20; 3 is free of it and runs at once.
    [Test]
    public void ALimit_HoldsItsOwnPiecesOnly()
    {
        var schedule = Run([Item(0), Item(0), Item(0), Item()], [10, 10, 10, 3], lanes: 9, limits: [2]);
        Assert.Multiple(() =>
        {
            Assert.That(schedule.Start, Is.EqualTo(new double[] { 0, 0, 10, 0 }));
            Assert.That(schedule.CriticalPath(), Has.Count.EqualTo(2).And.Member(2));
        });
    }

    // A landing zone (45); three units one at a time behind it (10 each: 55, 65, 75); behind each unit two accounts (30), two at once in all:
    // of unit 1 at 55 to 85, both; of unit 2 ready at 65 wait until 85 to 115; of unit 3 ready at 75 wait until 115 to 145.
    [Test]
    public void AMixedCase_IsAsWorkedByHand()
    {
        WorkItem[] items =
        [
            Item(),
            Item(0, 0), Item(0, 0), Item(0, 0),
            Item(1, 1), Item(1, 1), Item(1, 2), Item(1, 2), Item(1, 3), Item(1, 3),
        ];
        var schedule = Run(items, [45, 10, 10, 10, 30, 30, 30, 30, 30, 30], lanes: 16, limits: [1, 2]);
        Assert.Multiple(() =>
        {
            Assert.That(schedule.Finish, Is.EqualTo(new double[] { 45, 55, 65, 75, 85, 85, 115, 115, 145, 145 }));
            Assert.That(schedule.CriticalPath().Take(2), Is.EqualTo(new[] { 0, 1 }));
        });
    }

    [Test]
    public void NoWork_TakesNoTime() => Assert.That((Run([], [], 1).Makespan, Run([], [], 1).CriticalPath().Count), Is.EqualTo((0.0, 0)));

    [Test]
    public void ASchedule_IsNeverShorterThanTheLongestChain_NorLongerThanTheSum() => Workloads.Hold(w =>
    {
        var chain = new double[w.Items.Length];
        for (var i = 0; i < chain.Length; i++)
        {
            chain[i] = w.Items[i].After.Select(a => chain[a]).DefaultIfEmpty().Max() + w.Durations[i];
        }

        var schedule = Run(w.Items, w.Durations, 3, [1, 2]);
        Assert.That(schedule.Makespan, Is.InRange(chain.Max(), w.Durations.Sum()));
    });

    [Test]
    public void WorkWaits_ForWhatItNeeds_AndLanesAndLimitsAreKept() => Workloads.Hold(w =>
    {
        var schedule = Run(w.Items, w.Durations, 3, [1, 2]);
        for (var i = 0; i < w.Items.Length; i++)
        {
            var start = schedule.Start[i];
            var running = Enumerable.Range(0, w.Items.Length).Where(o => w.Durations[o] > 0 && schedule.Start[o] <= start && start < schedule.Finish[o]).ToArray();
            Assert.That(w.Items[i].After.All(a => schedule.Finish[a] <= start));
            Assert.That(running, Has.Length.LessThanOrEqualTo(3));
            Assert.That((running.Count(o => w.Items[o].Limit == 0), running.Count(o => w.Items[o].Limit == 1)), Is.LessThanOrEqualTo((1, 2)).Using<(int, int)>((a, b) => a.Item1 <= b.Item1 && a.Item2 <= b.Item2 ? 0 : 1));
        }
    });

    [Test]
    public void MoreLanesOrRoom_AreNeverSlower() => Workloads.Hold(w =>
    {
        double[] spans = [.. Enumerable.Range(1, 6).Select(lanes => Run(w.Items, w.Durations, lanes, [lanes, Math.Max(1, lanes - 1)]).Makespan)];
        Assert.That(spans, Is.Ordered.Descending);
    });

    [Test]
    public void TheCriticalPath_HasNoGap() => Workloads.Hold(w =>
    {
        var schedule = Run(w.Items, w.Durations, 2, [1, 1]);
        var path = schedule.CriticalPath();
        Assert.That(schedule.Start[path[0]], Is.Zero);
        Assert.That(path.Zip(path.Skip(1)).All(p => schedule.Finish[p.First] == schedule.Start[p.Second]));
        Assert.That(path.Sum(i => w.Durations[i]), Is.EqualTo(schedule.Makespan));
    });

    [Test]
    public void MakespanAlone_IsThatOfTheWholeRun_WhateverStoodInItsRoom() => Workloads.Hold(w =>
    {
        double[] room = [.. w.Items.Select(_ => double.MaxValue)];
        for (var lanes = 1; lanes <= 6; lanes++)
        {
            Assert.That(new Workload(w.Items, w.Durations).Makespan(w.Durations, lanes, [1, 2], room), Is.EqualTo(Run(w.Items, w.Durations, lanes, [1, 2]).Makespan));
        }
    });

    private static WorkItem Item(int limit = Unlimited, params int[] after) => new(limit, after);

    private static Schedule Run(WorkItem[] items, double[] durations, int lanes, int[]? limits = null) => new Workload(items, durations).Run(durations, lanes, limits ?? []);
}
