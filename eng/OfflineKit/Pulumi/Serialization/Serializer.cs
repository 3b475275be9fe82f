using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>What was met while a value was serialised.</summary>
internal sealed class SerializationContext
{
    public bool HasUnknown { get; set; }

    public bool HasSecret { get; set; }
}

/// <summary>
/// Turns inputs into the plain form in which they travel: text, double, bool, immutable arrays and dictionaries, assets.
/// Members that are null are left out of objects and kept in lists.
/// </summary>
internal static class Serializer
{
    private static readonly ConcurrentDictionary<Type, InputMember[]> Members = new();
    private static readonly ConcurrentDictionary<Type, MethodInfo> EnumConversions = new();

    /// <summary>The data of anything that may stand in a format's argument: an input, an output or a plain value.</summary>
    public static async ValueTask<IOutputData> DataOfAsync(object? value) => value switch
    {
        IInput input => await input.Inner.GetDataAsync().ConfigureAwait(false),
        IOutput output => await output.GetDataAsync().ConfigureAwait(false),
        _ => new OutputData<object?>([], value, true, false),
    };

    public static async ValueTask<object?> SerializeAsync(object? value, SerializationContext context)
    {
        switch (value)
        {
            case null or string or bool or double or AssetOrArchive:
                return value;
            case int number:
                return (double)number;
            case InputArgs args:
                return await SerializeArgsAsync(args, context).ConfigureAwait(false);
            case IInput input:
                return await SerializeOutputAsync(input.Inner, context).ConfigureAwait(false);
            case IOutput output:
                return await SerializeOutputAsync(output, context).ConfigureAwait(false);
            case IUnion union:
                return await SerializeAsync(union.Value, context).ConfigureAwait(false);
            case JsonElement json:
                return PlainJson.Read(json);
            case CustomResource resource:
                return await SerializeAsync(resource.Id, context).ConfigureAwait(false);
            case ImmutableDictionary<string, object?> or ImmutableArray<object?> when IsPlain(value):
                return value;
            case IDictionary map:
                return await SerializeMapAsync(map, context).ConfigureAwait(false);
            case IEnumerable list:
                return await SerializeListAsync(list, context).ConfigureAwait(false);
            default:
                return SerializeEnum(value);
        }
    }

    /// <summary>The members of an inputs class by wire name. A required one that is missing throws, as at deployment.</summary>
    public static async ValueTask<ImmutableDictionary<string, object?>> SerializeArgsAsync(
        InputArgs args, SerializationContext context, Action<string, SerializationContext>? onMember = null)
    {
        var (result, inner) = (ImmutableDictionary.CreateBuilder<string, object?>(), new SerializationContext());
        foreach (var member in Members.GetOrAdd(args.GetType(), MembersOf))
        {
            var value = member.Get(args);
            if (value is null)
            {
                if (member.IsRequired)
                {
                    throw new ArgumentNullException(member.FullName, $"[Input] {member.FullName} is required but was not given a value");
                }

                continue;
            }

            (inner.HasUnknown, inner.HasSecret) = (false, false);
            var plain = await SerializeAsync(value, inner).ConfigureAwait(false);
            context.HasUnknown |= inner.HasUnknown;
            context.HasSecret |= inner.HasSecret;
            onMember?.Invoke(member.Name, inner);
            // At the top level an input that is not known as a whole is not sent; deeper down the whole around it is not.
            if (plain is not null && !(inner.HasUnknown && onMember is not null))
            {
                result[member.Name] = member.Json ? PlainJson.Write(plain) : plain;
            }
        }

        return result.ToImmutable();
    }

    private static async ValueTask<object?> SerializeOutputAsync(IOutput output, SerializationContext context)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        context.HasSecret |= data.IsSecret;
        if (!data.IsKnown)
        {
            context.HasUnknown = true;
            return null;
        }

        return await SerializeAsync(data.AnyValue, context).ConfigureAwait(false);
    }

    /// <summary>Whether a value travels as it is: most states that mocks answer with are made of inputs, which were serialised before.</summary>
    private static bool IsPlain(object? value, bool inMap = false)
    {
        switch (value)
        {
            case null:
                return !inMap;
            case string or bool or double or AssetOrArchive:
                return true;
            case ImmutableDictionary<string, object?> map:
                foreach (var (_, item) in map)
                {
                    if (!IsPlain(item, inMap: true))
                    {
                        return false;
                    }
                }

                return true;
            case ImmutableArray<object?> list:
                foreach (var item in list)
                {
                    if (!IsPlain(item))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    private static async ValueTask<object?> SerializeMapAsync(IDictionary map, SerializationContext context)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (DictionaryEntry entry in map)
        {
            var key = entry.Key as string ?? throw new InvalidOperationException("Dictionaries are only serialised with keys of type string.");
            if (await SerializeAsync(entry.Value, context).ConfigureAwait(false) is { } value)
            {
                result[key] = value;
            }
        }

        return result.ToImmutable();
    }

    private static async ValueTask<object?> SerializeListAsync(IEnumerable list, SerializationContext context)
    {
        var result = ImmutableArray.CreateBuilder<object?>();
        foreach (var element in list)
        {
            result.Add(await SerializeAsync(element, context).ConfigureAwait(false));
        }

        return result.ToImmutable();
    }

    private static object? SerializeEnum(object value)
    {
        var type = value.GetType();
        if (!type.IsDefined(typeof(EnumTypeAttribute), inherit: false))
        {
            throw new InvalidOperationException($"{type.FullName} is not a supported argument type.");
        }

        return EnumConversions.GetOrAdd(type, t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .First(m => m.Name == "op_Explicit" && (m.ReturnType == typeof(string) || m.ReturnType == typeof(double)))).Invoke(null, [value]);
    }

    private static InputMember[] MembersOf(Type type)
    {
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return
        [
            .. from property in type.GetProperties(Instance)
               let input = property.GetCustomAttribute<InputAttribute>()
               where input is not null
               select new InputMember(input.Name, input.IsRequired, input.Json, $"{type.FullName}.{property.Name}", property.GetValue),
            .. from field in type.GetFields(Instance)
               let input = field.GetCustomAttribute<InputAttribute>()
               where input is not null
               select new InputMember(input.Name, input.IsRequired, input.Json, $"{type.FullName}.{field.Name}", field.GetValue),
        ];
    }

    private sealed record InputMember(string Name, bool IsRequired, bool Json, string FullName, Func<object?, object?> Get);
}
