namespace Pulumi;

/// <summary>A union whose sides are not known where it is read.</summary>
internal interface IUnion
{
    object? Value { get; }
}

/// <summary>A value of one of two types.</summary>
public readonly struct Union<T0, T1> : IUnion, IEquatable<Union<T0, T1>>
{
    private Union(object? value, bool isT1) => (Value, IsT1) = (value, isT1);

    public object? Value { get; }

    public bool IsT0 => !IsT1;

    public bool IsT1 { get; }

    public T0 AsT0 => IsT0 ? (T0)Value! : throw new InvalidOperationException($"Cannot return as {typeof(T0).Name}: the value is a {typeof(T1).Name}.");

    public T1 AsT1 => IsT1 ? (T1)Value! : throw new InvalidOperationException($"Cannot return as {typeof(T1).Name}: the value is a {typeof(T0).Name}.");

    public static Union<T0, T1> FromT0(T0 input) => new(input, isT1: false);

    public static Union<T0, T1> FromT1(T1 input) => new(input, isT1: true);

    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT0 ? f0(AsT0) : f1(AsT1);

    public bool Equals(Union<T0, T1> union) => IsT1 == union.IsT1 && Equals(Value, union.Value);

    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    public override string ToString() => Value?.ToString() ?? "";
}

/// <summary>An input of one of two types.</summary>
public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
{
    public InputUnion()
        : this(Output.Create(default(Union<T0, T1>)))
    {
    }

    private InputUnion(Output<Union<T0, T1>> output)
        : base(output)
    {
    }

    public static implicit operator InputUnion<T0, T1>(T0 value) => new(Output.Create(Union<T0, T1>.FromT0(value)));

    public static implicit operator InputUnion<T0, T1>(T1 value) => new(Output.Create(Union<T0, T1>.FromT1(value)));

    public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => new(Output.Create(value));

    public static implicit operator InputUnion<T0, T1>(Input<T0> value) => value.ToOutput();

    public static implicit operator InputUnion<T0, T1>(Input<T1> value) => value.ToOutput();

    public static implicit operator InputUnion<T0, T1>(Output<T0> value) => new(value.Apply(Union<T0, T1>.FromT0));

    public static implicit operator InputUnion<T0, T1>(Output<T1> value) => new(value.Apply(Union<T0, T1>.FromT1));

    public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => new(value);
}
