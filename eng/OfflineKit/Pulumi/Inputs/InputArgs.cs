namespace Pulumi;

/// <summary>Base of every class whose members are inputs, each marked with <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs;

/// <summary>Inputs of a resource.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    private sealed class EmptyResourceArgs : ResourceArgs;
}

/// <summary>Inputs of a function.</summary>
public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new EmptyInvokeArgs();

    private sealed class EmptyInvokeArgs : InvokeArgs;
}
