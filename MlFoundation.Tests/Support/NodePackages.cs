using System.ComponentModel;
using System.Diagnostics;

namespace MlFoundation.Support;

/// <summary>Node.js for the tests that need it: installs a folder's packages once, and runs scripts.</summary>
internal static class NodePackages
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Makes sure that the packages of a folder are there. Without Node.js the test is passed over with a sentence, but never in CI.</summary>
    public static void Install(string folder)
    {
        // What npm ci writes last: newer than the lock file, if that has not changed since.
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            return;
        }

        Run(folder, "npm", "ci");
    }

    /// <summary>Runs a program in a folder and gives its output.</summary>
    public static string Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process? process = null;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") is not { Length: > 0 })
        {
            Assert.Ignore($"This test needs Node.js: {program} is not on the path.");
        }

        using (process)
        {
            var (output, error) = (process!.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            Assert.That(process.WaitForExit(Longest), Is.True, $"{program} {string.Join(' ', arguments)} did not end");
            Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}: {error.Result}{output.Result}");
            return output.Result;
        }
    }
}
