using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>Reads values in plain form into the types that outputs and results have.</summary>
internal static class Converter
{
    private static readonly ConcurrentDictionary<Type, ConstructorInfo?> Constructors = new();

    /// <exception cref="InvalidOperationException">The value does not have the form that <paramref name="target"/> needs.</exception>
    public static object? Convert(object? value, Type target, string context)
    {
        target = Nullable.GetUnderlyingType(target) ?? target;
        if (value is null)
        {
            return null;
        }

        if (target == typeof(object))
        {
            return value;
        }

        if (target == typeof(int))
        {
            return value is double number ? (int)number : throw Mismatch(value, target, context);
        }

        if (target == typeof(string) || target == typeof(bool) || target == typeof(double))
        {
            return value.GetType() == target ? value : throw Mismatch(value, target, context);
        }

        if (target == typeof(JsonElement))
        {
            return JsonSerializer.Deserialize<JsonElement>(PlainJson.Write(value));
        }

        if (target.IsGenericType)
        {
            var definition = target.GetGenericTypeDefinition();
            var element = target.GetGenericArguments()[^1];
            if (definition == typeof(ImmutableArray<>))
            {
                return value is ImmutableArray<object?> list
                    ? MakeArray(list.Select((v, i) => Convert(v, element, $"{context}[{i}]")), element)
                    : throw Mismatch(value, target, context);
            }

            if (definition == typeof(ImmutableDictionary<,>))
            {
                return value is ImmutableDictionary<string, object?> map
                    ? MakeMap(map.Select(p => KeyValuePair.Create(p.Key, Convert(p.Value, element, $"{context}.{p.Key}"))), element)
                    : throw Mismatch(value, target, context);
            }
        }

        return target.IsDefined(typeof(EnumTypeAttribute), inherit: false) ? MakeEnum(value, target, context) : MakeObject(value, target, context);
    }

    private static object MakeEnum(object value, Type target, string context)
    {
        var constructor = target.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).First();
        return constructor.GetParameters()[0].ParameterType == value.GetType() ? constructor.Invoke([value]) : throw Mismatch(value, target, context);
    }

    private static object MakeObject(object value, Type target, string context)
    {
        var constructor = Constructors.GetOrAdd(target, t => t.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .FirstOrDefault(c => c.IsDefined(typeof(OutputConstructorAttribute))));
        if (constructor is null || value is not ImmutableDictionary<string, object?> map)
        {
            throw Mismatch(value, target, context);
        }

        return constructor.Invoke([.. constructor.GetParameters().Select(p => Argument(p, map.GetValueOrDefault(p.Name!), context))]);
    }

    private static object? Argument(ParameterInfo parameter, object? value, string context) =>
        Convert(value, parameter.ParameterType, $"{context}.{parameter.Name}")
        ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);

    private static object MakeArray(IEnumerable<object?> values, Type element)
    {
        var list = values.ToArray();
        var typed = Array.CreateInstance(element, list.Length);
        for (var i = 0; i < list.Length; i++)
        {
            typed.SetValue(list[i], i);
        }

        return typeof(ImmutableArray).GetMethods().First(m => m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(element).Invoke(null, [typed])!;
    }

    private static object MakeMap(IEnumerable<KeyValuePair<string, object?>> values, Type element)
    {
        var typed = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        foreach (var (key, value) in values)
        {
            typed[key] = value;
        }

        return typeof(ImmutableDictionary).GetMethods()
            .First(m => m.Name == nameof(ImmutableDictionary.CreateRange) && m.GetParameters().Length == 1)
            .MakeGenericMethod(typeof(string), element).Invoke(null, [typed])!;
    }

    private static InvalidOperationException Mismatch(object value, Type target, string context) =>
        new($"Expected {target.Name} but got {value.GetType().Name} deserializing {context}");
}
