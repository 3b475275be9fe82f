using System.Diagnostics;
using System.Globalization;
using MlFoundation.Planning;
using MlFoundation.Planning.Difference;
using MlFoundation.Planning.Policy;
using MlFoundation.Planning.Proofs;
using MlFoundation.Reports.Html;

namespace MlFoundation.Benchmarks;

/// <summary>What follows on a plan, each part on its own and warm: a row must grow as the plan does.</summary>
internal static class Parts
{
    private const int Count = 5;

    /// <summary>Prints the median of five runs of each part, after one that does not count, and what that is for each resource.</summary>
    /// <param name="plan">A plan.</param>
    /// <param name="pack">Folder of the policy pack; it is a process of its own, whose start is in its row.</param>
    public static async Task MeasureAsync(Plan plan, string pack)
    {
        await MeasureAsync(plan, "proofs", () => Task.FromResult<object>(AllProofs.InOrder(AllProofs.Run(new ProofInput(plan))))).ConfigureAwait(false);
        var other = plan with { Resources = [.. plan.Resources.Select((r, i) => i % 10 == 0 ? r with { Inputs = r.Inputs.SetItem("description", "changed") } : r)] };
        await MeasureAsync(plan, "difference, each tenth changed", () => Task.FromResult<object>(PlanDifference.Of(plan, other))).ConfigureAwait(false);
        await MeasureAsync(plan, "page", () =>
        {
            using var page = new MemoryStream();
            PlanPage.Write(plan, page);
            return Task.FromResult<object>(page.Length);
        }).ConfigureAwait(false);
        await MeasureAsync(plan, "JSON", () =>
        {
            using var json = new MemoryStream();
            PlanJson.Write(plan, json);
            return Task.FromResult<object>(json.Length);
        }).ConfigureAwait(false);
        try
        {
            await MeasureAsync(plan, "policy pack", async () => await PolicyCheck.RunAsync(plan, [new PolicyPack(pack, "policy")], CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (PolicyPackException exception)
        {
            Console.WriteLine($"  {exception.Message}");
        }
    }

    private static async Task MeasureAsync(Plan plan, string part, Func<Task<object>> run)
    {
        var times = new List<double>();
        for (var i = -1; i < Count; i++)
        {
            var watch = Stopwatch.StartNew();
            await run().ConfigureAwait(false);
            if (i >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {part,-31} {times[Count / 2],7:0} ms ({times[0]:0} to {times[^1]:0}), {times[Count / 2] * 1000 / plan.Resources.Count:0} µs a resource"));
    }
}
