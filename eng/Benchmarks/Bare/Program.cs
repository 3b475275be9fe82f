// dotnet Bare.dll TAPE          registers what the tape holds, and says nothing
// dotnet Bare.dll TAPE check    the same, then prints what was registered, how long reading the tape took, and a resource once all is warm
using System.Diagnostics;
using System.Globalization;
using MlFoundation.Benchmarks.Bare;
using Pulumi;
using Pulumi.Testing;

var watch = Stopwatch.StartNew();
var tape = Tape.Read(args[0]);
var read = watch.Elapsed;
BareStack.Tape = tape;
var echo = new Echo(counts: args is [_, "check"]);
var registered = await Deployment.TestAsync<BareStack>(echo, new TestOptions { ProjectName = "mlfoundation", StackName = tape.Stack, IsPreview = false });
if (args is [_, "check"])
{
    var warm = new List<double>();
    for (var i = 0; i < 5; i++)
    {
        BareStack.Tape = Tape.Read(args[0]);
        watch.Restart();
        await Deployment.TestAsync<BareStack>(new Echo(counts: false), new TestOptions { StackName = tape.Stack, IsPreview = false });
        warm.Add(watch.Elapsed.TotalMilliseconds / tape.Resources);
    }

    warm.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{registered.Length - 1} {echo.Values} {echo.Characters} {read.TotalMilliseconds:0.0} {warm[2]:0.000}"));
}

return registered.Length == tape.Resources + 1 ? 0 : 1;
