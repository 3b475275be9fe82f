using System.Diagnostics;
using System.Globalization;

namespace MlFoundation.Benchmarks;

/// <summary>Times two commands by turns, as whole processes, so that whatever else the machine does falls on both alike.</summary>
internal static class Pairs
{
    private const int Count = 15;

    /// <summary>Prints the medians of fifteen pairs, their spread and the ratio, after one pair that is not counted.</summary>
    public static void Compare(string title, string[] measured, string[] yardstick)
    {
        var times = (Measured: new double[Count], Yardstick: new double[Count]);
        for (var i = -1; i < Count; i++)
        {
            var (a, b) = (Run(measured), Run(yardstick));
            if (i >= 0)
            {
                (times.Measured[i], times.Yardstick[i]) = (a, b);
            }
        }

        Array.Sort(times.Measured);
        Array.Sort(times.Yardstick);
        var ratio = times.Measured[Count / 2] / times.Yardstick[Count / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{title}: {Show(times.Measured)}, bare {Show(times.Yardstick)}, ratio {ratio:0.00}"));
    }

    private static string Show(double[] sorted) =>
        string.Create(CultureInfo.InvariantCulture, $"{sorted[Count / 2]:0.000} s ({sorted[0]:0.000} to {sorted[^1]:0.000})");

    private static double Run(string[] command)
    {
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        watch.Stop();
        return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {error.Result}");
    }
}
