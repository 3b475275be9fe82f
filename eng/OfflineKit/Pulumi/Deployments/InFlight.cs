namespace Pulumi;

/// <summary>The work that a run has started and that must end before the run does.</summary>
internal sealed class InFlight
{
    private readonly Lock gate = new();
    private readonly List<Exception> failures = [];
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Starts with the program itself: work that ends while the program still declares must not end the run.
    private int pending = 1;

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        Interlocked.Increment(ref pending);
        task.ContinueWith(Finish, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void Fail(Exception exception)
    {
        lock (gate)
        {
            // One failure reaches every output that depends on it; it is reported once.
            if (!failures.Contains(exception))
            {
                failures.Add(exception);
            }
        }
    }

    /// <summary>Called once, when the program has declared everything: the failures, once nothing is pending.</summary>
    public async Task<IReadOnlyList<Exception>> EndAsync()
    {
        Release();
        await done.Task.ConfigureAwait(false);
        return failures;
    }

    private void Finish(Task task)
    {
        foreach (var exception in task.Exception?.Flatten().InnerExceptions ?? [])
        {
            Fail(exception);
        }

        Release();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref pending) == 0)
        {
            done.TrySetResult();
        }
    }
}
