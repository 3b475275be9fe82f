using System.Globalization;

namespace MlFoundation.Benchmarks;

/// <summary>Runs two commands by turns, as whole processes, so that whatever else the machine does falls on both alike.</summary>
internal static class Pairs
{
    private const int Count = 5;

    /// <summary>Prints medians of five pairs with their spread, and the ratios of the medians, after one pair that is not counted.</summary>
    /// <param name="folder">Where the measured command runs.</param>
    /// <param name="measured">Arguments of <c>dotnet</c>.</param>
    /// <param name="yardstick">The same of what it is held against.</param>
    public static async Task CompareAsync(string folder, string[] measured, string[] yardstick)
    {
        var (a, b) = (new List<Run>(), new List<Run>());
        for (var i = -1; i < Count; i++)
        {
            var pair = (await Run.OfAsync(folder, measured).ConfigureAwait(false), await Run.OfAsync(folder, yardstick).ConfigureAwait(false));
            if (i >= 0)
            {
                a.Add(pair.Item1);
                b.Add(pair.Item2);
            }
        }

        Write("wall, s", r => r.Wall.TotalSeconds, "0.00");
        Write("processor, s", r => r.Processor.TotalSeconds, "0.00");
        Write("peak memory, MiB", r => r.Peak / 1048576.0, "0");

        void Write(string what, Func<Run, double> value, string format)
        {
            var (x, y) = (Sorted(a, value), Sorted(b, value));
            Console.WriteLine($"  {what,-17} {Show(x, format)}   bare {Show(y, format)}   ratio {Show(x[Count / 2] / y[Count / 2], "0.00")}");
        }
    }

    /// <summary>Prints medians of five runs of one command, after one that is not counted.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="folder">Where the command runs.</param>
    /// <param name="measured">Arguments of <c>dotnet</c>.</param>
    public static async Task RepeatAsync(string title, string folder, string[] measured)
    {
        var runs = new List<Run>();
        for (var i = -1; i < Count; i++)
        {
            var run = await Run.OfAsync(folder, measured).ConfigureAwait(false);
            if (i >= 0)
            {
                runs.Add(run);
            }
        }

        Console.WriteLine(
            $"  {title}: wall {Show(Sorted(runs, r => r.Wall.TotalSeconds), "0.00")} s, processor {Show(Sorted(runs, r => r.Processor.TotalSeconds), "0.00")} s, peak {Show(Sorted(runs, r => r.Peak / 1048576.0), "0")} MiB");
    }

    private static double[] Sorted(IEnumerable<Run> runs, Func<Run, double> value) => [.. runs.Select(value).Order()];

    private static string Show(double[] sorted, string format) => $"{Show(sorted[Count / 2], format)} ({Show(sorted[0], format)} to {Show(sorted[^1], format)})";

    private static string Show(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
