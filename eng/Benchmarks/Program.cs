// dotnet run -c Release --project eng/Benchmarks            the documented run; figures and method in docs/performance.md
// dotnet run -c Release --project eng/Benchmarks -- 10 100  the same with other numbers of teams
// dotnet Benchmarks.dll bare N                              one run of the yardstick, for the pairs above
using System.Globalization;
using System.Reflection;
using MlFoundation.Benchmarks;

if (args is ["bare", var number])
{
    return await BareProgram.RunAsync(int.Parse(number, CultureInfo.InvariantCulture));
}

var self = typeof(BareProgram).Assembly.Location;
// The program as its own build leaves it, compiled ahead; beside the benchmarks lies a copy that is not.
var root = typeof(BareProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
var program = Path.Combine(root, "MlFoundation", "bin", "Release", "net10.0", "MlFoundation.dll");
await CompareAsync(root, "sandbox", "plan sandbox");
await CompareAsync(root, "prod", "plan prod");
int[] sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [10, 100, 1_000, 3_000];
foreach (var teams in sizes)
{
    var folder = ManyTeams.Write(root, teams);
    try
    {
        await CompareAsync(folder, "prod", string.Create(CultureInfo.InvariantCulture, $"plan with {teams} teams"));
        await Pairs.CompareAsync(string.Create(CultureInfo.InvariantCulture, $"validate with {teams} teams, bare of 17 resources"), folder, [program, "validate", "prod"], [self, "bare", "17"]);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

return 0;

async Task CompareAsync(string folder, string stack, string title)
{
    var resources = await StackSize.OfAsync(program, folder, stack);
    await Pairs.CompareAsync(
        string.Create(CultureInfo.InvariantCulture, $"{title}, {resources} resources"), folder, [program, "plan", stack], [self, "bare", resources.ToString(CultureInfo.InvariantCulture)]);
}
