using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list of inputs, itself an input.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> items;

    public InputList()
        : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> items)
        : base(null) => this.items = items;

    private protected override IOutput InnerOutput => items;

    public void Add(params Input<T>[] inputs) => items = Join(items, Output.Create(inputs.ToImmutableArray()));

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => items = Join(items, inputs.items);

    public InputList<T> Concat(InputList<T> other) => new(Join(items, other.items));

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var item in (await items.DataTask.ConfigureAwait(false)).Value)
        {
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("An InputList is only known at deployment and cannot be enumerated.");

    private protected override Output<ImmutableArray<T>> AsOutput() =>
        items.Present is { IsKnown: true, Value.IsEmpty: true } none ? new(none.With(ImmutableArray<T>.Empty)) : items.Apply(list => Output.All(list.AsEnumerable()));

    // Lists that are written out are there at once, and need no continuation.
    private static Output<ImmutableArray<Input<T>>> Join(Output<ImmutableArray<Input<T>>> first, Output<ImmutableArray<Input<T>>> second) =>
        first.Present is { IsKnown: true } one && second.Present is { IsKnown: true } two
            ? new(one.Then(two.With(one.Value.IsEmpty ? two.Value : one.Value.AddRange(two.Value))))
            : Output.Tuple(first, second).Apply(both => both.Item1.IsEmpty ? both.Item2 : both.Item1.AddRange(both.Item2));

    private static InputList<T> Of(IEnumerable<Input<T>> values) => new(Output.Create(values.ToImmutableArray()));

    private static InputList<T> Of<TList>(Output<TList> values)
        where TList : IEnumerable<T> =>
        new(values.Apply(list => list.Select(v => (Input<T>)v).ToImmutableArray()));

    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(T[] values) => Of(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(List<T> values) => Of(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(ImmutableArray<T> values) => Of(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => Of(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(Output<T[]> values) => Of(values);

    public static implicit operator InputList<T>(Output<List<T>> values) => Of(values);

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => Of(values);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => Of(values);
}
