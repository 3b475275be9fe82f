namespace Pulumi;

/// <summary>An input whose value type is not known where it is read.</summary>
internal interface IInput
{
    /// <summary>What is to be serialised in this input's place: an <see cref="IOutput"/>.</summary>
    IOutput Inner { get; }
}

/// <summary>A plain value or an output: what a resource takes.</summary>
public class Input<T> : IInput
{
    private protected Output<T>? output;

    internal Input(Output<T>? output) => this.output = output;

    private protected virtual Output<T> AsOutput() => output!;

    IOutput IInput.Inner => InnerOutput;

    private protected virtual IOutput InnerOutput => AsOutput();

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.AsOutput();
}

/// <summary>Works on inputs as on outputs.</summary>
public static class InputExtensions
{
    public static Output<T> ToOutput<T>(this Input<T>? input) => input == null ? Output.Create(default(T)!) : input;

    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, U> func) => input.ToOutput().Apply(func);

    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Task<U>> func) => input.ToOutput().Apply(func);

    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Input<U>?> func) => input.ToOutput().Apply(func);

    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Output<U>?> func) => input.ToOutput().Apply(func);
}
