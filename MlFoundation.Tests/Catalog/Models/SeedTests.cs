using System.Diagnostics;
using MlFoundation.Support;

namespace MlFoundation.Catalog.Models;

/// <summary>The seed's own tests, in its own language.</summary>
[TestFixture]
public sealed class SeedTests
{
    [Test]
    public void Steps_FromDataToAnswers_Work()
    {
        using var process = Start();
        Assume.That(process, Is.Not.Null, "There is no python3 here.");
        var errors = process!.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, errors);
        Assert.That(errors, Does.Match("Ran [1-9][0-9]* tests"));
    }

    private static Process? Start()
    {
        var start = new ProcessStartInfo("python3", ["-B", "-m", "unittest", "discover", "-s", Repository.PathOf("MlFoundation.Tests", "Catalog", "Models", "Seed"), "-p", "test_*.py"])
        {
            RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["PYTHONPATH"] = Seed.Folder;
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
