using System.Reflection;
using MlFoundation.Primitives;

namespace MlFoundation.Configuration.Shapes;

/// <summary>Reads shapes off the types and attributes of settings records.</summary>
internal static class ShapeFactory
{
    /// <summary>The shape of a property.</summary>
    /// <exception cref="InvalidOperationException">The type is none that settings are made of: a mistake of the record.</exception>
    public static ValueShape Of(PropertyInfo property) => Of(property.PropertyType, property);

    private static ValueShape Of(Type declared, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
        {
            return Text(property);
        }

        if (type == typeof(bool))
        {
            return new TruthShape();
        }

        if (type == typeof(int))
        {
            var range = property.GetCustomAttribute<RangeAttribute>()
                ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} has no range.");
            return new NumberShape(range.Minimum, range.Maximum, range.What);
        }

        if (type.IsEnum)
        {
            return new ChoiceShape([.. Enum.GetNames(type).Select(RecordProperties.KeyOf)], word => Enum.Parse(type, word, ignoreCase: true));
        }

        return Generic(type, property) ?? (ValueShape?)Primitive(type) ?? new RecordShape(type);
    }

    private static ValueShape Text(PropertyInfo property)
    {
        if (property.GetCustomAttribute<ChoicesAttribute>() is { } choices)
        {
            return new ChoiceShape(choices.Choices, static word => word);
        }

        var text = property.GetCustomAttribute<TextAttribute>() ?? new TextAttribute("text");
        return new TextShape(text.Pattern, text.Expected, text.MinLength, text.MaxLength);
    }

    private static ValueShape? Generic(Type type, PropertyInfo property)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var arguments = type.GetGenericArguments();
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return new ListShape(Of(arguments[0], property), arguments[0], property.IsDefined(typeof(DistinctAttribute)));
        }

        if (type.GetGenericTypeDefinition() != typeof(IReadOnlyDictionary<,>) || arguments[0] != typeof(string))
        {
            throw new InvalidOperationException($"{property.DeclaringType}.{property.Name}: settings hold no {type}.");
        }

        var names = property.GetCustomAttribute<NamesAttribute>() ?? new NamesAttribute(NamesAttribute.UsualPattern, NamesAttribute.UsualExpected);
        return new MapShape(Of(arguments[1], property), arguments[1], names.Pattern, names.Expected);
    }

    private static PrimitiveShape? Primitive(Type type)
    {
        var isPrimitive = type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPrimitive<>));
        return isPrimitive
            ? (PrimitiveShape)typeof(ShapeFactory).GetMethod(nameof(PrimitiveOf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type).Invoke(null, null)!
            : null;
    }

    private static PrimitiveShape PrimitiveOf<T>()
        where T : class, IPrimitive<T> =>
        new(T.Pattern, T.Expected, static text => T.TryParse(text, out var value, out var expected) ? (value, null) : (null, expected));
}
