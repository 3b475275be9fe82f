namespace Pulumi;

/// <summary>Marks an input of an <see cref="InputArgs"/> class: its wire name, whether it must be given, whether it travels as JSON text.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    internal string Name { get; } = name;
    internal bool IsRequired { get; } = required;
    internal bool Json { get; } = json;
}

/// <summary>Marks an output property of a resource or a stack, with its wire name where that is not the member's own.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}

/// <summary>Marks a class that a provider's nested output is read into, through its <see cref="OutputConstructorAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;

/// <summary>Marks the constructor by which an output type is read; its parameter names are the wire names.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;

/// <summary>Marks a struct that stands for a closed list of strings or numbers.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;

/// <summary>Gives a resource class its type token and its package's version.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    public string Type { get; } = type;
    public string? Version { get; } = version;
}
