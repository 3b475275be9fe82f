// dotnet run -c Release --project eng/Benchmarks            the documented run; figures and method in docs/performance.md
// dotnet run -c Release --project eng/Benchmarks -- 10 100  the same with other numbers of teams
using System.Globalization;
using System.Reflection;
using MlFoundation.Benchmarks;

var root = typeof(Pairs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
int[] sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [10, 100, 1_000, 3_000];
using var stacks = new MeasuredStacks(root);
await stacks.MeasureAsync(sizes);
