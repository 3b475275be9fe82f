using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace MlFoundation.Planning.Recording;

/// <summary>Mocks that answer a program and remember what it declared: the transformation sees options, the mocks see inputs.</summary>
public sealed class PlanRecorder : IMocks
{
    private readonly ILookups lookups;
    private readonly ConcurrentDictionary<Resource, Declaration> declarations = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, Declaration> byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Registration> registrations = new();
    private readonly ConcurrentQueue<PlannedCall> calls = new();
    private int order;

    /// <param name="lookups">Answers for functions.</param>
    public PlanRecorder(ILookups lookups) => this.lookups = lookups;

    /// <summary>The options that let a stack be recorded.</summary>
    public StackOptions StackOptions() => new() { ResourceTransformations = { Remember } };

    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (type, name) = (args.Type!, args.Name!);
        var key = Recording.KeyOf(type, name);
        byKey.TryGetValue(key, out var declaration);
        registrations.Enqueue(new Registration(key, type, name, args.Inputs, args.Provider));
        var state = SymbolicOutputs.StateOf(declaration?.Resource, type, name, args.Inputs);
        return Task.FromResult<(string?, object)>((args.Id is { Length: > 0 } id ? id : SymbolicOutputs.Symbol(name, "id"), state));
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        calls.Enqueue(new PlannedCall(args.Token!, args.Args!));
        return Task.FromResult<object>(lookups.Answer(args.Token!, args.Args!));
    }

    /// <summary>What was recorded. Call it once the run has ended.</summary>
    internal Recording End() => new(
        [.. declarations.Values.OrderBy(d => d.Order)],
        registrations.GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal),
        [.. calls]);

    private ResourceTransformationResult? Remember(ResourceTransformationArgs args)
    {
        var key = Recording.KeyOf(args.Resource.GetResourceType(), args.Resource.GetResourceName());
        var declaration = new Declaration(key, args.Resource, args.Options, Interlocked.Increment(ref order));
        declarations[args.Resource] = declaration;
        byKey[key] = declaration;
        return null;
    }
}

/// <summary>A resource as the program declared it.</summary>
internal sealed record Declaration(string Key, Resource Resource, ResourceOptions Options, int Order);

/// <summary>A resource as it was sent.</summary>
internal sealed record Registration(string Key, string Type, string Name, ImmutableDictionary<string, object> Inputs, string? Provider);

/// <summary>Everything of one run.</summary>
internal sealed record Recording(
    IReadOnlyList<Declaration> Declarations,
    IReadOnlyDictionary<string, Registration[]> Registrations,
    IReadOnlyList<PlannedCall> Calls)
{
    /// <summary>What the two halves of a recording have in common.</summary>
    public static string KeyOf(string type, string name) => $"{type}::{name}";
}
