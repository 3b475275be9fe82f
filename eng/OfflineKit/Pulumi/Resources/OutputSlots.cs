using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>An output that is given its value later, by whoever registers the resource.</summary>
internal interface IPendingOutput
{
    Type ValueType { get; }

    void Set(ImmutableHashSet<Resource> sources, object? value, bool isKnown, bool isSecret);

    /// <summary>Its data is made when somebody reads it.</summary>
    void Leave(LateOutput late);

    void Fail(Exception exception);
}

/// <summary>The data of an output that nobody has read yet.</summary>
internal abstract class LateOutput
{
    /// <exception cref="InvalidOperationException">The value has not the form that the output needs.</exception>
    public abstract OutputData<T> Read<T>();
}

/// <summary>What all outputs of a resource have in common that it has no property for.</summary>
internal sealed class AbsentOutput(ImmutableHashSet<Resource> sources, bool isKnown) : LateOutput
{
    public override OutputData<T> Read<T>() => new(sources, default!, isKnown, false);
}

/// <summary>A value in plain form.</summary>
internal sealed class UnreadOutput(ImmutableHashSet<Resource> sources, object value, string type, string name, bool isSecret) : LateOutput
{
    public override OutputData<T> Read<T>() => new(sources, (T)Read(value, typeof(T), type, name)!, true, isSecret);

    /// <summary>The value as an output of a resource type has it.</summary>
    public static object? Read(object? value, Type target, string type, string name)
    {
        try
        {
            return Converter.Convert(value, target, name);
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException($"{type}: {exception.Message}", exception);
        }
    }
}

/// <summary>The [Output] properties of one resource, by wire name.</summary>
internal sealed class OutputSlots
{
    private static readonly ConcurrentDictionary<Type, Shape[]> Shapes = new();
    private readonly IPendingOutput[] slots;
    private readonly Shape[] shapes;

    private OutputSlots(Shape[] shapes, IPendingOutput[] slots) => (this.shapes, this.slots) = (shapes, slots);

    /// <summary>Gives every [Output] property of the resource an output that is not set yet. A stack or component sets its own.</summary>
    public static OutputSlots Create(Resource resource)
    {
        if (resource is not CustomResource)
        {
            return new OutputSlots([], []);
        }

        var shapes = Shapes.GetOrAdd(resource.GetType(), ShapesOf);
        var slots = new IPendingOutput[shapes.Length];
        for (var i = 0; i < shapes.Length; i++)
        {
            slots[i] = shapes[i].NewSlot();
            shapes[i].Property.SetValue(resource, slots[i]);
        }

        return new OutputSlots(shapes, slots);
    }

    public void Resolve(string type, ImmutableHashSet<Resource> sources, ImmutableDictionary<string, object?> state, ISet<string> secrets, bool absentIsKnown)
    {
        var absent = new AbsentOutput(sources, absentIsKnown);
        for (var i = 0; i < slots.Length; i++)
        {
            var name = shapes[i].Name;
            if (!state.TryGetValue(name, out var value))
            {
                slots[i].Leave(absent);
                continue;
            }

            // Lists and objects are made when somebody reads them: nearly all only repeat inputs, and nobody does.
            if (value is ImmutableArray<object?> or ImmutableDictionary<string, object?>)
            {
                slots[i].Leave(new UnreadOutput(sources, value, type, name, secrets.Contains(name)));
                continue;
            }

            try
            {
                slots[i].Set(sources, UnreadOutput.Read(value, slots[i].ValueType, type, name), isKnown: true, secrets.Contains(name));
            }
            catch (InvalidOperationException exception)
            {
                slots[i].Fail(exception);
            }
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var slot in slots)
        {
            slot.Fail(exception);
        }
    }

    private static Shape[] ShapesOf(Type type) =>
    [
        .. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           let attribute = property.GetCustomAttribute<OutputAttribute>()
           where attribute is not null
           let declared = property.DeclaringType!.GetProperty(property.Name)!
           let valueType = property.PropertyType.GetGenericArguments()[0]
           select new Shape(declared, attribute.Name ?? property.Name, Usual.GetValueOrDefault(valueType) ?? FactoryOf(valueType)),
    ];

    // Nearly all outputs are of these types: named here, their code is compiled with the kit and not while a program runs.
    private static readonly Dictionary<Type, Func<IPendingOutput>> Usual = new()
    {
        [typeof(string)] = NewSlot<string>,
        [typeof(bool)] = NewSlot<bool>,
        [typeof(int)] = NewSlot<int>,
        [typeof(double)] = NewSlot<double>,
        [typeof(bool?)] = NewSlot<bool?>,
        [typeof(int?)] = NewSlot<int?>,
        [typeof(double?)] = NewSlot<double?>,
        [typeof(ImmutableArray<string>)] = NewSlot<ImmutableArray<string>>,
        [typeof(ImmutableArray<int>)] = NewSlot<ImmutableArray<int>>,
        [typeof(ImmutableDictionary<string, string>)] = NewSlot<ImmutableDictionary<string, string>>,
    };

    private static Func<IPendingOutput> FactoryOf(Type valueType) =>
        typeof(OutputSlots).GetMethod(nameof(NewSlot), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(valueType).CreateDelegate<Func<IPendingOutput>>();

    private static IPendingOutput NewSlot<T>() => new Output<T>();

    private sealed record Shape(PropertyInfo Property, string Name, Func<IPendingOutput> NewSlot);
}
