using System.Diagnostics;
using System.Reflection;
using Microsoft.Testing.Platform.Builder;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace MlFoundation;

/// <summary>
/// The entry point of the tests in a copy that mutate.mjs makes; it is no part of the product's tests. <c>mutants SECONDS TESTS...</c> asks those tests about
/// mutants, one a line of the input: <c>17</c> in this process, after all tests have passed once without any mutant, <c>only 17</c> in a process that never was
/// without it. Answers are lines that begin with @: <c>@17 killed TEST</c>, <c>@17 survived</c>, <c>@17 timeout</c>, after which the process ends. Everything else is for Stryker.
/// </summary>
internal static class MutationHost
{
    private const int None = -1;

    private static readonly FieldInfo ActiveMutant = Control?.GetField("ActiveMutant")!;

    /// <summary>What Stryker puts into the program to choose one of its changes; null before it does.</summary>
    public static Type? Control => Assembly.Load("MlFoundation").GetTypes().FirstOrDefault(t => t.Name == "MutantControl");

    public static async Task<int> Main(string[] args)
    {
        if (args is ["mutants", var seconds, .. var tests])
        {
            return Answer(TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)), tests);
        }

        var builder = await TestApplication.CreateBuilderAsync(args);
        builder.AddSelfRegisteredExtensions(args);
        using var application = await builder.BuildAsync();
        return await application.RunAsync();
    }

    private static int Answer(TimeSpan limit, string[] tests)
    {
        var warm = false;
        while (Console.ReadLine() is { } line)
        {
            var alone = line.StartsWith("only ", StringComparison.Ordinal);
            if (!alone && !warm)
            {
                var clock = Stopwatch.StartNew();
                if (Failure(None, limit, tests) is { } broken)
                {
                    Console.WriteLine($"@broken {broken}");
                    return 1;
                }

                warm = true;
                Console.WriteLine($"@warm {clock.ElapsedMilliseconds}");
            }

            // "check" asks whether all is well without a mutant, still.
            var id = line == "check" ? None : int.Parse(alone ? line["only ".Length..] : line, System.Globalization.CultureInfo.InvariantCulture);
            var failure = Failure(id, limit, tests);
            Console.WriteLine(failure switch { null => $"@{id} survived", "" => $"@{id} timeout", _ => $"@{id} killed {failure}" });
            if (failure is "")
            {
                Console.Out.Flush();
                Environment.Exit(0);
            }
        }

        return 0;
    }

    /// <summary>The first test that fails; null where none does, empty where they do not end.</summary>
    private static string? Failure(int mutant, TimeSpan limit, string[] tests)
    {
        ActiveMutant.SetValue(null, mutant);
        string? failed = null;
        var run = Task.Run(() => failed = tests.Select(FailureIn).FirstOrDefault(f => f is not null));
        return run.Wait(limit) ? failed : "";
    }

    private static string? FailureIn(string tests)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        var filter = new Named(tests);
        string[] fixtures = [.. typeof(MutationHost).Assembly.GetTypes().Where(t => t.GetMethods().Any(m => filter.Has($"{t.FullName}.{m.Name}"))).Select(t => t.FullName!)];
        runner.Load(typeof(MutationHost).Assembly, new Dictionary<string, object> { ["LOAD"] = fixtures, ["NumberOfTestWorkers"] = 0 });
        var listener = new FirstFailure(runner);
        var result = runner.Run(listener, filter);
        return listener.Failed ?? (result.ResultState.Status == TestStatus.Failed ? result.Name : result.PassCount == 0 ? $"no test of {tests}" : null);
    }

    private sealed class Named(string part) : TestFilter
    {
        public bool Has(string fullName) => fullName.Contains(part, StringComparison.Ordinal);

        public override bool Match(ITest test) => !test.IsSuite && Has(test.FullName);

        public override TNode AddToXml(TNode parentNode, bool recursive) => parentNode.AddElement("named", part);
    }

    private sealed class FirstFailure(NUnitTestAssemblyRunner runner) : ITestListener
    {
        public string? Failed { get; private set; }

        public void TestStarted(ITest test)
        {
        }

        public void TestFinished(ITestResult result)
        {
            if (result.ResultState.Status == TestStatus.Failed && Failed is null)
            {
                Failed = result.FullName.ReplaceLineEndings(" ");
                runner.StopRun(false);
            }
        }

        public void TestOutput(TestOutput output)
        {
        }

        public void SendMessage(TestMessage message)
        {
        }
    }
}

/// <summary>What Stryker runs: it keeps the program with all mutants in it, which Stryker takes away again. It meets a single mutant, so that Stryker has nothing to ask of it about the others.</summary>
[TestFixture]
public sealed class MutatedProgram
{
    [Test]
    public void IsKept()
    {
        MutationHost.Control?.GetMethod("IsActive")!.Invoke(null, [0]);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "MlFoundation.dll"), Path.Combine(AppContext.BaseDirectory, "MlFoundation.mutated"), true);
    }
}
