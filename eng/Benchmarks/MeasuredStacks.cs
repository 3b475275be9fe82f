using System.Diagnostics;
using System.Globalization;
using MlFoundation.Benchmarks.Yardstick;
using MlFoundation.Planning;

namespace MlFoundation.Benchmarks;

/// <summary>The stacks of the repository, and production with more teams: each planned, and held against the yardstick made for it.</summary>
internal sealed class MeasuredStacks(string root) : IDisposable
{
    // The program as its own build leaves it, compiled ahead; beside the benchmarks lies a copy that is not.
    private readonly string program = Path.Combine(root, "MlFoundation", "bin", "Release", "net10.0", "MlFoundation.dll");
    private readonly string temporary = Directory.CreateTempSubdirectory("mlfoundation-benchmarks-").FullName;

    /// <summary>Prints the figures of every stack.</summary>
    /// <param name="sizes">Numbers of teams.</param>
    public async Task MeasureAsync(int[] sizes)
    {
        var bare = new BareProject(root);
        var measured = new List<(string Title, string Folder, string Stack, BareProject.Tape Tape)>
        {
            await PrepareAsync("plan sandbox", root, "sandbox").ConfigureAwait(false),
            await PrepareAsync("plan prod", root, "prod").ConfigureAwait(false),
        };
        foreach (var teams in sizes)
        {
            var folder = Directory.CreateDirectory(Path.Combine(temporary, teams.ToString(CultureInfo.InvariantCulture))).FullName;
            ManyTeams.Write(root, teams, folder);
            measured.Add(await PrepareAsync(string.Create(CultureInfo.InvariantCulture, $"plan with {teams} teams"), folder, "prod").ConfigureAwait(false));
        }

        await bare.BuildAsync().ConfigureAwait(false);
        foreach (var (title, folder, stack, tape) in measured)
        {
            var (reading, resource) = await bare.CheckAsync(tape).ConfigureAwait(false);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{title}: {tape.Resources} resources, {tape.Values} inputs of {tape.Characters / 1024.0:0} KiB together; the yardstick reads them in {reading:0} ms; warm, the SDK registers a resource in {resource:0.000} ms"));
            await Pairs.CompareAsync(folder, [program, "plan", stack], [bare.Program, tape.File]).ConfigureAwait(false);
            await Pairs.RepeatAsync("validate", folder, [program, "validate", stack]).ConfigureAwait(false);
            await Parts.MeasureAsync(await PlanOfAsync(folder, stack).ConfigureAwait(false), Path.Combine(root, "policy")).ConfigureAwait(false);
        }

        async Task<(string Title, string Folder, string Stack, BareProject.Tape Tape)> PrepareAsync(string title, string folder, string stack)
        {
            var file = Path.Combine(temporary, $"{measuredCount++}.tape");
            return (title, folder, stack, bare.Add(await PlanOfAsync(folder, stack).ConfigureAwait(false), file));
        }
    }

    private int measuredCount;

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    private async Task<Plan> PlanOfAsync(string folder, string stack)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "plan", stack, "--json", "-"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        using var json = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(json).ConfigureAwait(false);
        return PlanJson.Read(stack, json.ToArray());
    }
}
