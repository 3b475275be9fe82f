using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map from text to inputs, itself an input.</summary>
public sealed class InputMap<V> : Input<ImmutableDictionary<string, V>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, V>>>
{
    private Output<ImmutableDictionary<string, Input<V>>> items;

    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<V>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<V>>> items)
        : base(null) => this.items = items;

    private protected override IOutput InnerOutput => items;

    public Input<V> this[string key]
    {
        set => Add(key, value);
    }

    public void Add(string key, Input<V> value) =>
        items = Join(items, Output.Create(ImmutableDictionary<string, Input<V>>.Empty.Add(key, value)));

    public void Add(InputMap<V> values) => AddRange(values);

    public void AddRange(InputMap<V> values) => items = Join(items, values.items);

    public static InputMap<V> Merge(InputMap<V> first, InputMap<V> second) => new(Join(first.items, second.items));

    public async IAsyncEnumerator<Input<KeyValuePair<string, V>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var (key, value) in (await items.DataTask.ConfigureAwait(false)).Value)
        {
            yield return value.Apply(v => KeyValuePair.Create(key, v));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("An InputMap is only known at deployment and cannot be enumerated.");

    private protected override Output<ImmutableDictionary<string, V>> AsOutput() => items.Apply(map =>
        Output.All(map.Select(pair => pair.Value.Apply(v => KeyValuePair.Create(pair.Key, v)))).Apply(pairs => pairs.ToImmutableDictionary()));

    private static Output<ImmutableDictionary<string, Input<V>>> Join(
        Output<ImmutableDictionary<string, Input<V>>> first, Output<ImmutableDictionary<string, Input<V>>> second) =>
        first.Present is { IsKnown: true } one && second.Present is { IsKnown: true } two
            ? new(one.Then(two.With(one.Value.IsEmpty ? two.Value : one.Value.SetItems(two.Value))))
            : Output.Tuple(first, second).Apply(both => both.Item1.IsEmpty ? both.Item2 : both.Item1.SetItems(both.Item2));

    private static InputMap<V> Of<TMap>(Output<TMap> values)
        where TMap : IEnumerable<KeyValuePair<string, V>> =>
        new(values.Apply(map => map.ToImmutableDictionary(pair => pair.Key, pair => (Input<V>)pair.Value)));

    public static implicit operator InputMap<V>(Dictionary<string, V> values) => Of(Output.Create(values));

    public static implicit operator InputMap<V>(ImmutableDictionary<string, V> values) => Of(Output.Create(values));

    public static implicit operator InputMap<V>(Output<Dictionary<string, V>> values) => Of(values);

    public static implicit operator InputMap<V>(Output<IDictionary<string, V>> values) => Of(values);

    public static implicit operator InputMap<V>(Output<ImmutableDictionary<string, V>> values) => Of(values);
}
