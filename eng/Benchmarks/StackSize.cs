using System.Diagnostics;
using System.Text.Json;

namespace MlFoundation.Benchmarks;

/// <summary>How many resources a stack plans.</summary>
internal static class StackSize
{
    public static async Task<int> OfAsync(string program, string folder, string stack)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "plan", stack, "--json", "-"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        using var plan = await JsonDocument.ParseAsync(process.StandardOutput.BaseStream).ConfigureAwait(false);
        return plan.RootElement.GetProperty("resources").GetArrayLength();
    }
}
