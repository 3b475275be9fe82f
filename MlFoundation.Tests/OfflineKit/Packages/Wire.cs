using System.Reflection;
using Pulumi;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>One input or output as a provider sees it, read from the attributes of a class.</summary>
/// <param name="Name">Wire name, camel case for most.</param>
/// <param name="Member">C# name of the public property.</param>
/// <param name="Type">Type of the public property.</param>
/// <param name="IsRequired">Whether registration fails without it.</param>
/// <param name="IsJson">Whether it travels as JSON text.</param>
internal sealed record WireMember(string Name, string Member, Type Type, bool IsRequired = false, bool IsJson = false);

/// <summary>Reads the wire side of any SDK class, published or from the kit, through public attributes only.</summary>
internal static class Wire
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Inputs by wire name. A list, map or secret bears its attribute on the private field behind the property.</summary>
    public static IReadOnlyDictionary<string, WireMember> Inputs(Type args) => (
        from member in args.GetMembers(Declared)
        from attribute in member.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InputAttribute)
        let property = member as PropertyInfo ?? PropertyBehind((FieldInfo)member)
        let values = attribute.ConstructorArguments.Select(a => a.Value).ToArray()
        select new WireMember((string)values[0]!, property.Name, property.PropertyType, (bool)values[1]!, (bool)values[2]!))
        .ToDictionary(m => m.Name, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, WireMember> Outputs(Type resource) => (
        from property in resource.GetProperties(Declared)
        let attribute = property.GetCustomAttribute<OutputAttribute>()
        where attribute is not null
        select new WireMember(attribute.Name!, property.Name, property.PropertyType))
        .ToDictionary(m => m.Name, StringComparer.Ordinal);

    /// <summary>Whether null is a value that the property's type admits.</summary>
    public static bool IsNullable(Type type, string property) =>
        new NullabilityInfoContext().Create(type.GetProperty(property)!).ReadState == NullabilityState.Nullable;

    private static PropertyInfo PropertyBehind(FieldInfo field) =>
        field.DeclaringType!.GetProperties().Single(p => string.Equals("_" + p.Name, field.Name, StringComparison.OrdinalIgnoreCase));
}
