using System.Reflection;
using System.Runtime.CompilerServices;

namespace MlFoundation.OfflineKit;

/// <summary>Lists an assembly's public signatures in the notation of .NET's public API files, without nullability.</summary>
internal static class PublicSignatures
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(int)] = "int",
        [typeof(double)] = "double",
    };

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of);

    private static IEnumerable<string> Of(Type type)
    {
        yield return Name(type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            yield return $"{Name(type)}.{Bare(type)}({Parameters(constructor)}) -> void";
        }

        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic && !f.IsSpecialName))
        {
            yield return $"{(field.IsStatic ? "static readonly " : "")}{Name(type)}.{field.Name} -> {Name(field.FieldType)}";
        }

        foreach (var method in type.GetMethods(Declared).Where(IsVisible).Where(m => !m.IsDefined(typeof(CompilerGeneratedAttribute)) || m.IsSpecialName))
        {
            yield return Of(type, method);
        }
    }

    private static string Of(Type type, MethodInfo method)
    {
        var prefix = method.IsStatic ? "static " : method.GetBaseDefinition() != method ? "override " : "";
        var owner = Name(type);
        if (method.Name == "op_Implicit")
        {
            return $"{prefix}{owner}.implicit operator {Name(method.ReturnType)}({Parameters(method)}) -> {Name(method.ReturnType)}";
        }

        if (method.IsSpecialName && type.GetProperties(Declared).FirstOrDefault(p => p.GetMethod == method || p.SetMethod == method) is { } property)
        {
            var index = property.GetIndexParameters() is [var parameter] ? $"[{Name(parameter.ParameterType)} {parameter.Name}]" : "";
            var name = index.Length > 0 ? "this" + index : property.Name;
            return property.GetMethod == method
                ? $"{prefix}{owner}.{name}.get -> {Name(property.PropertyType)}"
                : $"{prefix}{owner}.{name}.set -> void";
        }

        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        var returns = method.ReturnTypeCustomAttributes is ParameterInfo { } result ? Name(result.ParameterType, TupleNames(result)) : "void";
        return $"{prefix}{owner}.{method.Name}{generic}({Parameters(method)}) -> {returns}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")
        + string.Join(", ", method.GetParameters().Select(p =>
            (p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + (p.IsOut ? "out " : "") + $"{Name(p.ParameterType)} {p.Name}" + Default(p)));

    private static string Default(ParameterInfo parameter) =>
        !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch { null => " = null", false => " = false", true => " = true", var value => $" = {value}" };

    private static string Bare(Type type) => type.Name.Split('`')[0];

    private static Queue<string>? TupleNames(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<TupleElementNamesAttribute>() is { } names ? new Queue<string>(names.TransformNames.Select(n => n ?? "")) : null;

    private static string Name(Type type, Queue<string>? tupleNames = null)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return $"{type.Namespace}.{type.Name}";
        }

        if (type.FullName?.StartsWith("System.ValueTuple", StringComparison.Ordinal) ?? type.Name.StartsWith("ValueTuple", StringComparison.Ordinal))
        {
            return "(" + string.Join(", ", type.GetGenericArguments().Select(a =>
                tupleNames is { Count: > 0 } ? $"{Name(a)} {tupleNames.Dequeue()}" : Name(a))) + ")";
        }

        return $"{type.Namespace}.{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(a => Name(a, tupleNames)))}>";
    }
}
