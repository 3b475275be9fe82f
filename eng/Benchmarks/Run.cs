using System.Diagnostics;
using System.Globalization;

namespace MlFoundation.Benchmarks;

/// <summary>One process, from its start to its end.</summary>
/// <param name="Wall">Time that passed; others on the machine lengthen it.</param>
/// <param name="Processor">Time that its threads had a processor, the system's part included: others on the machine matter little.</param>
/// <param name="Peak">Most memory that was resident, in bytes, as last seen before the end: looked at every five milliseconds.</param>
internal sealed record Run(TimeSpan Wall, TimeSpan Processor, long Peak)
{
    // Linux counts the time of children that have ended in ticks of ten milliseconds.
    private const double TicksPerSecond = 100;

    /// <summary>Runs <c>dotnet</c> with arguments, and passes over what it prints.</summary>
    public static async Task<Run> OfAsync(string folder, string[] arguments)
    {
        var before = OfChildren();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (peak, ended) = (0L, process.WaitForExitAsync());
        while (await Task.WhenAny(ended, Task.Delay(5)).ConfigureAwait(false) != ended)
        {
            peak = Math.Max(peak, PeakOf(process));
        }

        watch.Stop();
        await output.ConfigureAwait(false);
        // Some plans of these sizes have findings: more accounts than a unit takes.
        return process.ExitCode is 0 or 1 && (await error.ConfigureAwait(false)).Length == 0
            ? new Run(watch.Elapsed, TimeSpan.FromSeconds(OfChildren() - before), peak)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await error.ConfigureAwait(false)}");
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended since.
            return 0;
        }
    }

    // Fields 16 and 17, counted from 1; the second may hold spaces and ends in the last parenthesis.
    private static double OfChildren()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
