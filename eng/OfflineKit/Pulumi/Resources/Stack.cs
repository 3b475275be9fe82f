using System.Reflection;

namespace Pulumi;

/// <summary>Options of the whole stack.</summary>
public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }
}

/// <summary>The root of all resources of a program.</summary>
public class Stack : Resource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(RootType, StackName(), custom: false, ResourceArgs.Empty, new ComponentResourceOptions { ResourceTransformations = options?.ResourceTransformations ?? [] })
    {
        Deployment.InstanceOrThrow().Stack = this;
    }

    /// <summary>Registers the stack's [Output] properties; each must have been given a value by the constructor.</summary>
    internal void RegisterOutputProperties()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute)
            {
                continue;
            }

            if (!typeof(IOutput).IsAssignableFrom(property.PropertyType))
            {
                throw new InvalidOperationException($"[Output] property '{property.Name}' of the stack is not of type Output<T>.");
            }

            outputs[attribute.Name ?? property.Name] = property.GetValue(this)
                ?? throw new InvalidOperationException($"[Output] property '{property.Name}' of the stack has no value: assign it in the constructor.");
        }

        Deployment.InstanceOrThrow().Register(Serializer.SerializeAsync(outputs, new SerializationContext()).AsTask());
    }

    private static string StackName()
    {
        var deployment = Deployment.Instance;
        return $"{deployment.ProjectName}-{deployment.StackName}";
    }
}
