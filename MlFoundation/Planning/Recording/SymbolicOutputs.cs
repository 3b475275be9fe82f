using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace MlFoundation.Planning.Recording;

/// <summary>
/// Gives a planned resource the outputs it would have. What only AWS can know is written <c>${name.property}</c>: wherever it flows,
/// the plan shows where it came from.
/// </summary>
public static class SymbolicOutputs
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<string>> TextOutputs = new();

    /// <summary>Outputs that are not plain text, by type token: the program reads into them, so they need their form.</summary>
    private static readonly ImmutableDictionary<string, Func<string, ImmutableDictionary<string, object>, KeyValuePair<string, object>>> Structured =
        ImmutableDictionary<string, Func<string, ImmutableDictionary<string, object>, KeyValuePair<string, object>>>.Empty
            .Add("aws:organizations/organization:Organization", (name, _) => new("roots", Roots(name)))
            .Add("aws:servicecatalog/provisionedProduct:ProvisionedProduct", (name, _) => new("outputs", AccountFactoryOutputs(name)))
            .Add("aws:directoryservice/directory:Directory", (name, _) => new("dnsIpAddresses", ImmutableArray.Create<object>(Symbol(name, "dnsIpAddresses[0]"), Symbol(name, "dnsIpAddresses[1]"))))
            .Add("aws:networkfirewall/firewall:Firewall", (name, inputs) => new("firewallStatuses", FirewallStatuses(name, inputs)));

    /// <summary>The symbol of one output.</summary>
    public static string Symbol(string name, string property) => $"${{{name}.{property}}}";

    /// <summary>The organization's root, as an organization or its lookup gives it.</summary>
    /// <param name="source">Resource name, or a lookup's own name.</param>
    public static ImmutableArray<object> Roots(string source) =>
    [
        ImmutableDictionary<string, object>.Empty
            .Add("id", Symbol(source, "roots[0].id"))
            .Add("arn", Symbol(source, "roots[0].arn"))
            .Add("name", "Root")
            .Add("policyTypes", ImmutableArray<object>.Empty),
    ];

    private static ImmutableArray<object> AccountFactoryOutputs(string name) =>
        [ImmutableDictionary<string, object>.Empty.Add("key", "AccountId").Add("value", Symbol(name, "accountId")).Add("description", "")];

    // An endpoint a subnet, or one attachment to a transit gateway.
    private static ImmutableArray<object> FirewallStatuses(string name, ImmutableDictionary<string, object> inputs)
    {
        var endpoints = from mapping in inputs.GetValueOrDefault("subnetMappings") as ImmutableArray<object>? ?? []
                        let subnet = ((ImmutableDictionary<string, object>)mapping)["subnetId"]
                        select (object)ImmutableDictionary<string, object>.Empty.Add("availabilityZone", "").Add(
                            "attachments", ImmutableArray.Create<object>(ImmutableDictionary<string, object>.Empty
                                .Add("subnetId", subnet).Add("endpointId", Symbol(name, $"endpoint[{Symbols.FirstNameIn(subnet)}]"))));
        return
        [
            ImmutableDictionary<string, object>.Empty
                .Add("syncStates", endpoints.ToImmutableArray())
                .Add("transitGatewayAttachmentSyncStates", ImmutableArray.Create<object>(ImmutableDictionary<string, object>.Empty.Add("attachmentId", Symbol(name, "transitGatewayAttachmentId")))),
        ];
    }

    /// <summary>The state of a resource: its inputs, and a symbol for every text output that no input sets.</summary>
    /// <param name="resource">The declared resource; null if only its type is known.</param>
    /// <param name="type">Type token.</param>
    /// <param name="name">Resource name.</param>
    /// <param name="inputs">Inputs by wire name.</param>
    public static ImmutableDictionary<string, object> StateOf(Resource? resource, string type, string name, ImmutableDictionary<string, object> inputs)
    {
        var state = inputs.ToBuilder();
        if (resource is CustomResource)
        {
            foreach (var output in TextOutputs.GetOrAdd(resource.GetType(), TextOutputsOf))
            {
                if (!state.ContainsKey(output))
                {
                    state[output] = Symbol(name, output);
                }
            }
        }

        if (Structured.TryGetValue(type, out var structured))
        {
            var (property, value) = structured(name, inputs);
            state[property] = value;
        }

        return state.ToImmutable();
    }

    // Any public instance member will do: the properties' setters are private, their getters are not.
    private static ImmutableArray<string> TextOutputsOf(Type type) =>
    [
        .. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
           let attribute = property.GetCustomAttribute<OutputAttribute>()
           where attribute is not null && property.PropertyType == typeof(Output<string>)
           select attribute.Name ?? property.Name,
    ];
}
