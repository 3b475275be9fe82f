using System.Collections.Immutable;
using Pulumi;

namespace MlFoundation.Benchmarks.Yardstick;

/// <summary>What may stand in an input, seen through the SDK's wrappers.</summary>
internal enum InputKind
{
    /// <summary>A plain text.</summary>
    Text,

    /// <summary>A text or an output.</summary>
    TextOrOutput,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A value of any JSON kind.</summary>
    Any,

    /// <summary>One of the SDK's enumerations.</summary>
    Enum,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map by text.</summary>
    Map,

    /// <summary>An inputs class.</summary>
    Args,
}

/// <summary>The form of an input.</summary>
/// <param name="Kind">What may stand in it.</param>
/// <param name="Type">The enumeration, the inputs class, or the type of a list's or map's elements.</param>
internal sealed record InputForm(InputKind Kind, Type Type)
{
    /// <summary>Reads the form off a declared type.</summary>
    /// <exception cref="NotSupportedException">The yardstick has no way to write such an input.</exception>
    public static InputForm Of(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(double) || type == typeof(object))
        {
            return new InputForm(
                type == typeof(string) ? InputKind.Text : type == typeof(bool) ? InputKind.Flag : type == typeof(int) ? InputKind.Integer
                : type == typeof(double) ? InputKind.Number : InputKind.Any,
                type);
        }

        if (type.IsSubclassOf(typeof(InputArgs)))
        {
            return new InputForm(InputKind.Args, type);
        }

        if (!type.IsGenericType)
        {
            return type.IsValueType ? new InputForm(InputKind.Enum, type) : throw Unknown(declared);
        }

        var (definition, arguments) = (type.GetGenericTypeDefinition(), type.GetGenericArguments());
        return definition == typeof(Input<>) ? arguments[0] == typeof(string) ? new InputForm(InputKind.TextOrOutput, typeof(string)) : Of(arguments[0])
            : definition == typeof(InputList<>) ? new InputForm(InputKind.List, typeof(Input<>).MakeGenericType(arguments))
            : definition == typeof(ImmutableArray<>) ? new InputForm(InputKind.List, arguments[0])
            : definition == typeof(InputMap<>) || definition == typeof(ImmutableDictionary<,>) ? new InputForm(InputKind.Map, arguments[^1])
            : (definition == typeof(InputUnion<,>) || definition == typeof(Union<,>)) && arguments.Contains(typeof(string)) ? new InputForm(InputKind.Text, typeof(string))
            : throw Unknown(declared);
    }

    private static NotSupportedException Unknown(Type type) => new($"The yardstick cannot give an input of type {type}.");
}
