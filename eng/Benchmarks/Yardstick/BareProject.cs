using System.Diagnostics;
using System.Globalization;
using MlFoundation.Planning;

namespace MlFoundation.Benchmarks.Yardstick;

/// <summary>
/// The yardstick: a program that makes the very resources of a plan, of the same classes, with the same options and as many and as long
/// inputs, by typed calls of the SDK, and does nothing else. Its calls are written for the plans that are measured, and compiled as the program is.
/// </summary>
internal sealed class BareProject
{
    private readonly string folder;
    private readonly SdkClasses sdk = new();
    private readonly RegistrationSource source;

    public BareProject(string root)
    {
        (folder, source) = (Path.Combine(root, "eng", "Benchmarks", "Bare"), new RegistrationSource(sdk));
        Program = Path.Combine(folder, "bin", "Release", "net10.0", "Bare.dll");
    }

    /// <summary>The built yardstick.</summary>
    public string Program { get; }

    /// <summary>Writes a plan as a tape. All plans go before the build.</summary>
    public Tape Add(Plan plan, string file)
    {
        var writer = new TapeWriter(sdk, source);
        writer.Write(plan, file);
        return new Tape(file, plan.Resources.Count, writer.Values, writer.Characters);
    }

    /// <summary>Compiles the yardstick for all plans that were added.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public async Task BuildAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "obj"));
        await File.WriteAllTextAsync(Path.Combine(folder, "obj", "Registrations.g.cs"), source.ToString()).ConfigureAwait(false);
        var (code, output) = await DotnetAsync(["build", folder, "-c", "Release", "-v", "q", "--nologo"]).ConfigureAwait(false);
        if (code != 0)
        {
            throw new InvalidOperationException($"The yardstick does not build: {output}");
        }
    }

    /// <summary>Holds what the yardstick registers against the plan: as many resources, and inputs, and as long.</summary>
    /// <returns>Milliseconds that it takes the yardstick to read its tape, and to register a resource once all is warm.</returns>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public async Task<(double Reading, double Resource)> CheckAsync(Tape tape)
    {
        var (code, output) = await DotnetAsync([Program, tape.File, "check"]).ConfigureAwait(false);
        var expected = string.Create(CultureInfo.InvariantCulture, $"{tape.Resources} {tape.Values} {tape.Characters} ");
        return code == 0 && output.StartsWith(expected, StringComparison.Ordinal)
            && output[expected.Length..].Split(' ') is [var reading, var resource]
            ? (double.Parse(reading, CultureInfo.InvariantCulture), double.Parse(resource, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The plan has {expected}(resources, inputs, characters) and the yardstick registered: {output}");
    }

    private static async Task<(int Code, string Output)> DotnetAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().ConfigureAwait(false);
        return (process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
    }

    /// <param name="File">Where it is.</param>
    /// <param name="Resources">How many resources it makes.</param>
    /// <param name="Values">How many texts, numbers and flags their inputs hold.</param>
    /// <param name="Characters">How long their texts are together.</param>
    public sealed record Tape(string File, int Resources, long Values, long Characters);
}
