using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pulumi;

/// <summary>A value that may be known only at deployment, together with where it came from and whether it is secret.</summary>
public sealed class Output<T> : IOutput, IPendingOutput
{
    // Null while a registration is to give it; then its data, or what makes it; a task or the source of one as soon as somebody waits.
    // Most outputs of a resource are never read, and there are some twenty of them: a task each is what a large plan's memory went into.
    private object? state;

    internal Output(Task<OutputData<T>> dataTask)
    {
        state = dataTask;
        // A failure inside an output must surface even when nobody reads that output.
        if (!dataTask.IsCompletedSuccessfully)
        {
            Deployment.Current?.Register(dataTask);
        }
    }

    /// <summary>An output of a resource, which its registration sets, and whose failure that reports.</summary>
    internal Output()
    {
    }

    internal Output(OutputData<T> data) => state = data;

    internal Task<OutputData<T>> DataTask
    {
        get
        {
            while (true)
            {
                var now = Volatile.Read(ref state);
                if (now is Task<OutputData<T>> task)
                {
                    return task;
                }

                if (now is TaskCompletionSource<OutputData<T>> awaited)
                {
                    return awaited.Task;
                }

                object next = Present is { } data ? Task.FromResult(data) : new TaskCompletionSource<OutputData<T>>();
                Interlocked.CompareExchange(ref state, next, now);
            }
        }
    }

    /// <summary>Its data, where that is there without waiting; null else.</summary>
    internal OutputData<T>? Present => Volatile.Read(ref state) switch
    {
        OutputData<T> data => data,
        LateOutput late => Read(late),
        Task<OutputData<T>> { IsCompletedSuccessfully: true } task => task.Result,
        TaskCompletionSource<OutputData<T>> { Task: { IsCompletedSuccessfully: true } task } => task.Result,
        _ => null,
    };

    Type IPendingOutput.ValueType => typeof(T);

    void IPendingOutput.Set(ImmutableHashSet<Resource> sources, object? value, bool isKnown, bool isSecret) =>
        Settle(new OutputData<T>(sources, value is null ? default! : (T)value, isKnown, isSecret));

    void IPendingOutput.Leave(LateOutput late) => Settle(late);

    void IPendingOutput.Fail(Exception exception)
    {
        if (Interlocked.CompareExchange(ref state, Task.FromException<OutputData<T>>(exception), null) is TaskCompletionSource<OutputData<T>> awaited)
        {
            awaited.TrySetException(exception);
        }
    }

    public static Output<T> Create(Task<T> value) => Output.Create(value);

    public Output<U> Apply<U>(Func<T, U> func) => Present is { } data ? Map(data, func) : new(MapAsync(DataTask, func));

    public Output<U> Apply<U>(Func<T, Task<U>> func) => Apply(value => Output.Create(func(value)));

    public Output<U> Apply<U>(Func<T, Input<U>?> func) => Apply(value => func(value).ToOutput());

    public Output<U> Apply<U>(Func<T, Output<U>?> func) => Present is { } data ? Bind(data, func) : new(BindAsync(DataTask, func));

    /// <summary>Not the value: an output's text is made with <see cref="Output.Format"/> or <c>Apply</c>.</summary>
    public override string ToString() =>
        "Calling [ToString] on an [Output<T>] is not supported. Use Output.Format, or an Apply that makes the text from the value.";

    async ValueTask<IOutputData> IOutput.GetDataAsync() => Present ?? await DataTask.ConfigureAwait(false);

    private void Settle(object outcome)
    {
        if (Interlocked.CompareExchange(ref state, outcome, null) is not TaskCompletionSource<OutputData<T>> awaited)
        {
            return;
        }

        try
        {
            awaited.TrySetResult(outcome as OutputData<T> ?? ((LateOutput)outcome).Read<T>());
        }
        catch (InvalidOperationException exception)
        {
            awaited.TrySetException(exception);
        }
    }

    private OutputData<T>? Read(LateOutput late)
    {
        try
        {
            var data = late.Read<T>();
            Interlocked.CompareExchange(ref state, data, late);
            return data;
        }
        catch (InvalidOperationException exception)
        {
            Interlocked.CompareExchange(ref state, Task.FromException<OutputData<T>>(exception), late);
            return null;
        }
    }

    // What is there already is mapped at once, without a task; a failure is one of the output, as it is later.
    private static Output<U> Map<U>(OutputData<T> data, Func<T, U> func)
    {
        try
        {
            return new(data.IsKnown ? data.With(func(data.Value)) : data.With<U>(default!));
        }
        catch (Exception exception)
        {
            return new(Task.FromException<OutputData<U>>(exception));
        }
    }

    private static Output<U> Bind<U>(OutputData<T> data, Func<T, Output<U>?> func)
    {
        try
        {
            return !data.IsKnown || func(data.Value) is not { } inner ? new(data.With<U>(default!))
                : inner.Present is { } next ? new(data.Then(next))
                : new(ThenAsync(data, inner.DataTask));
        }
        catch (Exception exception)
        {
            return new(Task.FromException<OutputData<U>>(exception));
        }
    }

    private static async Task<OutputData<U>> ThenAsync<U>(OutputData<T> data, Task<OutputData<U>> next) => data.Then(await next.ConfigureAwait(false));

    private static async Task<OutputData<U>> MapAsync<U>(Task<OutputData<T>> source, Func<T, U> func)
    {
        var data = await source.ConfigureAwait(false);
        return data.IsKnown ? data.With(func(data.Value)) : data.With<U>(default!);
    }

    private static async Task<OutputData<U>> BindAsync<U>(Task<OutputData<T>> source, Func<T, Output<U>?> func)
    {
        var data = await source.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.With<U>(default!);
        }

        var inner = func(data.Value);
        return inner is null ? data.With<U>(default!) : data.Then(await inner.DataTask.ConfigureAwait(false));
    }
}

/// <summary>Makes and combines outputs.</summary>
public static class Output
{
    public static Output<T> Create<T>(T value) => new(new OutputData<T>([], value, true, false));

    public static Output<T> Create<T>(Task<T> value) => new(FromAsync(value, isSecret: false));

    public static Output<T> CreateSecret<T>(T value) => new(new OutputData<T>([], value, true, true));

    public static Output<T> CreateSecret<T>(Task<T> value) => new(FromAsync(value, isSecret: true));

    public static Output<T> CreateSecret<T>(Output<T> value) => new(WithSecrecyAsync(value, true));

    public static Output<T> Unsecret<T>(Output<T> output) => new(WithSecrecyAsync(output, false));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.Select(i => i.ToOutput()));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
    {
        Output<T>[] all = [.. outputs];
        return AllPresent(all) is { } data ? new(data) : new(AllAsync(all));
    }

    /// <summary>Text from a format whose arguments may be inputs, outputs or plain values.</summary>
    public static Output<string> Format(FormattableString formattableString) => new(FormatAsync(formattableString));

    /// <summary>JSON text of a value.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, System.Text.Json.JsonSerializerOptions? options = null) =>
        value.Apply(v => System.Text.Json.JsonSerializer.Serialize(v, options));

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) => Tuple(item1.ToOutput(), item2.ToOutput());

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) =>
        item1.Apply(a => item2.Apply(b => (a, b)));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Tuple(item1, item2).Apply(t => item3.Apply(c => (t.Item1, t.Item2, c)));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput());

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        Tuple(item1, item2, item3).Apply(t => item4.Apply(d => (t.Item1, t.Item2, t.Item3, d)));

    private static async Task<OutputData<T>> FromAsync<T>(Task<T> value, bool isSecret) =>
        new([], await value.ConfigureAwait(false), true, isSecret);

    private static async Task<OutputData<T>> WithSecrecyAsync<T>(Output<T> output, bool isSecret) =>
        (await output.DataTask.ConfigureAwait(false)) with { IsSecret = isSecret };

    // What is there already is joined at once, without a task.
    private static OutputData<ImmutableArray<T>>? AllPresent<T>(Output<T>[] outputs)
    {
        var (values, sources, isKnown, isSecret) = (new T[outputs.Length], ImmutableHashSet<Resource>.Empty, true, false);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i].Present is not { } data)
            {
                return null;
            }

            values[i] = data.Value;
            sources = OutputData<T>.Union(sources, data.Resources);
            isKnown &= data.IsKnown;
            isSecret |= data.IsSecret;
        }

        return new(sources, ImmutableCollectionsMarshal.AsImmutableArray(values), isKnown, isSecret);
    }

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(Output<T>[] outputs)
    {
        foreach (var output in outputs)
        {
            await output.DataTask.ConfigureAwait(false);
        }

        return AllPresent(outputs)!;
    }

    private static async Task<OutputData<string>> FormatAsync(FormattableString format)
    {
        var arguments = format.GetArguments();
        var values = new object?[arguments.Length];
        var all = new OutputData<bool>([], true, true, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var data = await Serializer.DataOfAsync(arguments[i]).ConfigureAwait(false);
            values[i] = data.AnyValue;
            all = all.Then(new OutputData<bool>(data.Resources, true, data.IsKnown, data.IsSecret));
        }

        return all.With(all.IsKnown ? string.Format(System.Globalization.CultureInfo.InvariantCulture, format.Format, values) : null!);
    }
}
