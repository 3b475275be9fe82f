using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>An output that is given its value later, by whoever registers the resource.</summary>
internal interface IPendingOutput
{
    Type ValueType { get; }

    void Set(ImmutableHashSet<Resource> sources, object? value, bool isKnown, bool isSecret);

    /// <summary>The resource has no such property.</summary>
    void Leave(AbsentOutput absent);

    void Fail(Exception exception);
}

/// <summary>What all outputs of a resource have in common that it has no property for.</summary>
internal sealed record AbsentOutput(ImmutableHashSet<Resource> Resources, bool IsKnown);

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

            try
            {
                slots[i].Set(sources, Converter.Convert(value, slots[i].ValueType, name), isKnown: true, secrets.Contains(name));
            }
            catch (InvalidOperationException exception)
            {
                slots[i].Fail(new InvalidOperationException($"{type}: {exception.Message}", exception));
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
           let factory = typeof(OutputSlots).GetMethod(nameof(NewSlot), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(valueType)
           select new Shape(declared, attribute.Name ?? property.Name, factory.CreateDelegate<Func<IPendingOutput>>()),
    ];

    private static IPendingOutput NewSlot<T>() => new Output<T>();

    private sealed record Shape(PropertyInfo Property, string Name, Func<IPendingOutput> NewSlot);
}
