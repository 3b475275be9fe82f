using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Stands where an engine would: gives each registration a URN and what the mocks answer.</summary>
internal sealed class MockMonitor(IMocks mocks, string project, string stack)
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private readonly Lock gate = new();
    private readonly List<Resource> resources = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (gate)
            {
                return [.. resources];
            }
        }
    }

    public async Task<(string Urn, string? Id, ImmutableDictionary<string, object?> State)> RegisterAsync(
        Resource resource, string? parentType, ImmutableDictionary<string, object?> inputs, string provider, string? id)
    {
        lock (gate)
        {
            resources.Add(resource);
        }

        var type = resource.GetResourceType();
        var name = resource.GetResourceName();
        // The mocks' URN names the direct parent's type only; an engine's names the whole chain.
        var urn = $"urn:pulumi:{stack}::{project}::{parentType}{(parentType is null ? "" : "$")}{type}::{name}";
        if (type == Stack.RootType)
        {
            return (urn, null, ImmutableDictionary<string, object?>.Empty);
        }

        var answer = await mocks.NewResourceAsync(new MockResourceArgs { Type = type, Name = name, Inputs = inputs!, Provider = provider, Id = id })
            .ConfigureAwait(false);
        var state = await Serializer.SerializeAsync(answer.state, new SerializationContext()).ConfigureAwait(false);
        return (urn, answer.id ?? id, state as ImmutableDictionary<string, object?>
            ?? throw new InvalidOperationException($"The mocks gave {type} '{name}' a state that is not a dictionary."));
    }

    public async Task<object?> CallAsync(string token, ImmutableDictionary<string, object?> args, string provider)
    {
        var answer = await mocks.CallAsync(new MockCallArgs { Token = token, Args = args!, Provider = provider }).ConfigureAwait(false);
        return await Serializer.SerializeAsync(answer, new SerializationContext()).ConfigureAwait(false);
    }
}
