// dotnet run -c Release --project eng/Benchmarks            the documented run; figures and method in docs/performance.md
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
foreach (var stack in new[] { "prod", "sandbox" })
{
    var resources = await StackSize.OfAsync(program, stack);
    Pairs.Compare(
        string.Create(CultureInfo.InvariantCulture, $"plan {stack}, {resources} resources"),
        [program, "plan", stack],
        [self, "bare", resources.ToString(CultureInfo.InvariantCulture)]);
}

return 0;
