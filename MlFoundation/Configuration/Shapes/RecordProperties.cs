using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MlFoundation.Configuration.Shapes;

/// <summary>One key of a record.</summary>
/// <param name="Key">As written in the file: camelCase.</param>
/// <param name="Property">The C# property.</param>
/// <param name="Shape">What may stand there.</param>
/// <param name="Required">Whether it has to stand there.</param>
internal sealed record PropertyShape(string Key, PropertyInfo Property, ValueShape Shape, bool Required);

/// <summary>The keys of a settings record, in the order in which they are declared, inherited ones first.</summary>
internal sealed class RecordProperties
{
    private static readonly ConcurrentDictionary<Type, RecordProperties> Known = new();

    private RecordProperties(Type type)
    {
        List = [.. DeclaredIn(type).Select(p => new PropertyShape(KeyOf(p.Name), p, ShapeFactory.Of(p), p.IsDefined(typeof(RequiredMemberAttribute))))];
        if (type.GetCustomAttribute<ShorthandAttribute>() is { } shorthand)
        {
            Shorthand = List.Single(p => p.Property.Name == shorthand.Property);
        }
    }

    /// <summary>All keys.</summary>
    public IReadOnlyList<PropertyShape> List { get; }

    /// <summary>The key whose value alone may stand for the record, or null.</summary>
    public PropertyShape? Shorthand { get; }

    public static RecordProperties Of(Type type) => Known.GetOrAdd(type, static t => new RecordProperties(t));

    public static string KeyOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    // A settable property is a key; what is computed has no setter.
    private static IEnumerable<PropertyInfo> DeclaredIn(Type type) =>
        (type.BaseType is { } above && above != typeof(object) ? DeclaredIn(above) : []).Concat(
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.SetMethod is not null));
}
