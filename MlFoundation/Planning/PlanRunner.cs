using System.Runtime.ExceptionServices;
using MlFoundation.Planning.Recording;
using Pulumi;
using Pulumi.Testing;

namespace MlFoundation.Planning;

/// <summary>Runs a stack in process, on mocks, and lists what it would declare. It needs no credential, network or Pulumi CLI.</summary>
public static class PlanRunner
{
    /// <summary>Pulumi project name, as in Pulumi.yaml.</summary>
    public const string ProjectName = "mlfoundation";

    /// <summary>Runs what <paramref name="create"/> makes.</summary>
    /// <param name="stack">Stack name.</param>
    /// <param name="lookups">Answers for functions.</param>
    /// <param name="create">Makes the stack with the options it is given.</param>
    /// <returns>The plan, without findings and without the model of the organization.</returns>
    /// <exception cref="Exception">What the program threw, unwrapped where it threw while declaring.</exception>
    public static async Task<Plan> RunAsync(string stack, ILookups lookups, Func<StackOptions, Stack> create)
    {
        var recorder = new PlanRecorder(lookups);
        var services = new StackFactory(() => create(recorder.StackOptions()));
        try
        {
            await Deployment.TestWithServiceProviderAsync<Stack>(
                recorder, services, new TestOptions { ProjectName = ProjectName, StackName = stack, IsPreview = false }).ConfigureAwait(false);
        }
        catch (Exception) when (services.Failure is { } failure)
        {
            failure.Throw();
        }

        var recording = recorder.End();
        var resources = await new PlanBuilder(ProjectName, stack, recording).ResourcesAsync().ConfigureAwait(false);
        return new Plan(ProjectName, stack, resources, [.. recording.Calls.OrderBy(PlanJson.KeyOf, StringComparer.Ordinal)], null, []);
    }

    /// <summary>Hands the one stack out, and keeps what its constructor threw: the SDK would turn that into text.</summary>
    private sealed class StackFactory(Func<Stack> create) : IServiceProvider
    {
        public ExceptionDispatchInfo? Failure { get; private set; }

        public object GetService(Type serviceType)
        {
            try
            {
                return create();
            }
            catch (Exception exception)
            {
                Failure = ExceptionDispatchInfo.Capture(exception);
                throw;
            }
        }
    }
}
