using System.Reflection;
using Pulumi;

namespace MlFoundation.Benchmarks.Yardstick;

/// <summary>The classes of the SDK, found by what they are called on the wire.</summary>
internal sealed class SdkClasses
{
    private readonly Dictionary<string, Type> byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, IReadOnlyDictionary<string, Member>> members = [];

    public SdkClasses()
    {
        foreach (var assembly in new[] { typeof(Pulumi.Aws.Provider).Assembly, typeof(Pulumi.AwsNative.Provider).Assembly })
        {
            foreach (var type in assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(CustomResource))))
            {
                if (type.GetCustomAttribute<ResourceTypeAttribute>(inherit: false) is { } attribute)
                {
                    byToken.TryAdd(attribute.Type, type);
                }
            }
        }
    }

    public Type Resource(string token) => byToken.GetValueOrDefault(token) ?? throw new InvalidOperationException($"No class of the SDK is a {token}.");

    /// <summary>The inputs class that the resource's constructor takes.</summary>
    public static Type ArgsOf(Type resource) => resource.GetConstructors().Select(c => c.GetParameters()).Single(p => p.Length == 3)[1].ParameterType;

    /// <summary>Whether the resource has an ARN to read.</summary>
    public static bool HasArn(Type resource) => resource.GetProperty("Arn")?.PropertyType == typeof(Output<string>);

    /// <summary>The members of an inputs class by wire name: the attribute keeps its name to itself.</summary>
    public IReadOnlyDictionary<string, Member> MembersOf(Type args)
    {
        if (!members.TryGetValue(args, out var found))
        {
            const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            var named = from member in args.GetMembers(All)
                        let attribute = member.CustomAttributes.FirstOrDefault(a => a.AttributeType == typeof(InputAttribute))
                        where attribute is not null
                        select (member, attribute);
            members.Add(args, found = named.ToDictionary(
                m => (string)m.attribute.ConstructorArguments[0].Value!,
                m => new Member(PublicName(args, m.member), m.attribute.ConstructorArguments is [_, _, { Value: true }]),
                StringComparer.Ordinal));
        }

        return found;
    }

    // Lists and maps carry the attribute on a private field; the property beside it has the field's name with a capital.
    private static PropertyInfo PublicName(Type args, MemberInfo member) =>
        member as PropertyInfo ?? args.GetProperties().Single(p => p.Name.Equals(member.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase));

    /// <param name="Property">What a program sets.</param>
    /// <param name="Json">Whether it travels as JSON text.</param>
    public sealed record Member(PropertyInfo Property, bool Json);
}
