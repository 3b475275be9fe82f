using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output carries: its value, whether that is known yet, whether it is secret, and the resources it came from.</summary>
internal sealed record OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret) : IOutputData
{
    object? IOutputData.AnyValue => Value;

    public OutputData<U> With<U>(U value) => new(Resources, value, IsKnown, IsSecret);

    /// <summary>The outcome of a step from this data to <paramref name="next"/>: known only if both are, secret if either is.</summary>
    public OutputData<U> Then<U>(OutputData<U> next) =>
        new(Union(Resources, next.Resources), next.Value, IsKnown && next.IsKnown, IsSecret || next.IsSecret);

    internal static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> a, ImmutableHashSet<Resource> b) =>
        a.IsEmpty ? b : b.IsEmpty || ReferenceEquals(a, b) ? a : a.Union(b);
}

/// <summary>An output's data where its value type is not known.</summary>
internal interface IOutputData
{
    ImmutableHashSet<Resource> Resources { get; }

    object? AnyValue { get; }

    bool IsKnown { get; }

    bool IsSecret { get; }
}

/// <summary>An output whose value type is not known where it is read.</summary>
internal interface IOutput
{
    ValueTask<IOutputData> GetDataAsync();
}
