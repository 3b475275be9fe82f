using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program: in the offline kit always in process, on mocks.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> Running = new();
    private readonly InFlight inFlight = new();
    private readonly MockMonitor monitor;

    private Deployment(IMocks mocks, TestOptions options)
    {
        ProjectName = options.ProjectName ?? "project";
        StackName = options.StackName ?? "stack";
        IsDryRun = options.IsPreview ?? true;
        monitor = new MockMonitor(mocks, ProjectName, StackName);
        Values = ConfigValues.FromEnvironment();
    }

    /// <exception cref="InvalidOperationException">No program is running here.</exception>
    public static DeploymentInstance Instance => new(InstanceOrThrow());

    internal static Deployment? Current => Running.Value;

    internal string ProjectName { get; }

    internal string StackName { get; }

    internal bool IsDryRun { get; }

    internal ConfigValues Values { get; }

    internal Stack? Stack { get; set; }

    /// <summary>Under a real engine the offline kit cannot deploy: it says so in one sentence and returns the code of a reported error.</summary>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RefuseAsync();

    /// <inheritdoc cref="RunAsync{TStack}()"/>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => RefuseAsync();

    /// <summary>Runs the program on mocks.</summary>
    /// <returns>Every resource that was registered.</returns>
    /// <exception cref="Exception">The program failed, once: its text is in the message.</exception>
    /// <exception cref="AggregateException">It failed more than once.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => TestAsync(mocks, () => new TStack(), options);

    /// <summary>Runs the program on mocks, with a stack that <paramref name="serviceProvider"/> makes.</summary>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return TestAsync(
            mocks,
            () => serviceProvider.GetService(typeof(TStack)) as TStack
                ?? throw new InvalidOperationException($"The service provider has no {typeof(TStack)}: register it before the run."),
            options);
    }

    internal static Deployment InstanceOrThrow() =>
        Running.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal void Register(Task task) => inFlight.Add(task);

    internal void ReportError(string message) => inFlight.Fail(new RunException(message));

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(
            "This build of the program carries the offline Pulumi kit, which plans but cannot deploy: rebuild it with the published packages (dotnet build -p:PulumiPackages=published).")
            .ConfigureAwait(false);
        return 32;
    }

    private static async Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, Func<Stack> create, TestOptions? options)
    {
        var deployment = new Deployment(mocks, options ?? new TestOptions());
        if (Running.Value is not null)
        {
            throw new InvalidOperationException("A program cannot be run inside another one.");
        }

        // The async-local value is set inside a task of its own and so never leaks to the caller.
        var failures = await Task.Run(() => deployment.RunToEndAsync(create)).ConfigureAwait(false);
        return failures switch
        {
            [] => deployment.monitor.Resources,
            [var one] => throw Surface(one),
            _ => throw new AggregateException(failures.Select(Surface)),
        };
    }

    private async Task<IReadOnlyList<Exception>> RunToEndAsync(Func<Stack> create)
    {
        Running.Value = this;
        inFlight.Add(RunProgramAsync(create));
        return await inFlight.EndAsync().ConfigureAwait(false);
    }

    private static async Task RunProgramAsync(Func<Stack> create)
    {
        // Constructors run before the first await returns; what they start is in flight by then.
        create().RegisterOutputProperties();
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static Exception Surface(Exception exception) => exception is RunException ? exception
        : new RunException($"Running program failed with an unhandled exception:{Environment.NewLine}{exception}");
}
