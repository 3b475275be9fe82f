using MlFoundation.Configuration;
using MlFoundation.Planning;

namespace MlFoundation.Robustness;

/// <summary>What a text comes to: a plan or located problems, within time and memory; everything else fails the test.</summary>
internal static class Outcome
{
    /// <summary>CPU time of the process for one text: some hundred times what a stack file takes, so that a busy machine does not decide.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(20);

    /// <summary>Bytes allocated for one text; a plan of prod takes 100 MiB.</summary>
    private const long MostMemory = 2L << 30;

    /// <summary>True for a plan, false for problems.</summary>
    public static bool Of(string text, string what)
    {
        var (before, processor) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        var planned = Planned(text, what);
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(MostMemory), $"memory: {what}");
        Assert.That(Environment.CpuUsage.TotalTime - processor, Is.LessThan(LongestTime), $"time: {what}");
        return planned;
    }

    private static bool Planned(string text, string what)
    {
        try
        {
            var loaded = SettingsReader.Read<FoundationSettings>("t.yaml", text);
            Assert.That(FoundationPlanner.PlanAsync("fuzz", loaded).GetAwaiter().GetResult().Resources, Is.Not.Empty, what);
            return true;
        }
        catch (SettingsException exception)
        {
            Assert.That(exception.Problems, Is.Not.Empty.And.All.Matches<Problem>(p => p.Location is { Line: >= 1, Column: >= 1, File: "t.yaml" }), what);
            Assert.That(exception.Problems.Select(p => p.ToString()), Is.All.Not.Contains("\n").And.All.Length.LessThan(5_000), what);
            return false;
        }
        catch (Exception exception) when (exception is not AssertionException)
        {
            throw new AssertionException($"{what}: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
