using MlFoundation.Planning.Coverage;
using MlFoundation.Planning.Proofs.Access;
using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Planning.Proofs;

/// <summary>A statement that holds for every plan, or the findings where it does not.</summary>
/// <param name="Id">Stable id, such as <c>MLF-ORG-001</c>; findings carry it.</param>
/// <param name="Statement">What is proved: one sentence.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Find">The findings of a plan; none means proved.</param>
public sealed record Proof(string Id, string Statement, Uri Source, Func<ProofInput, IEnumerable<Finding>> Find)
{
    /// <summary>Weight of its findings; some of them may weigh less.</summary>
    public Severity Severity { get; init; } = Severity.Mandatory;
}

/// <summary>A plan as proofs read it, with what several of them need computed once.</summary>
public sealed class ProofInput
{
    private readonly Lazy<PlanGraph> graph;
    private readonly Lazy<IReadOnlyList<PlacedBlueprint>> blueprints;
    private readonly Lazy<ReachabilityMatrix?> reachability;
    private readonly Lazy<IReadOnlyList<PlannedAccess.Assignment>> assignments;
    private readonly Lazy<SecurityCoverage?> coverage;
    private readonly Dictionary<string, PlannedResource[]> byType;
    private readonly Lazy<Dictionary<string, PlannedResource>> byName;
    private readonly Lazy<Dictionary<string, PlannedResource>> byUrn;
    private readonly Lazy<Dictionary<string, ModelAccount>> accountByName;

    /// <summary>Wraps a plan.</summary>
    public ProofInput(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        graph = new(() => new PlanGraph(plan));
        blueprints = new(() => PlacedBlueprint.In(this));
        reachability = new(() => ReachabilityMatrix.Of(this));
        assignments = new(() => PlannedAccess.In(this));
        coverage = new(() => SecurityCoverage.Of(this));
        byType = plan.Resources.GroupBy(r => r.Type, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        byName = new(() => plan.Resources.Where(r => r.Custom).DistinctBy(r => r.Name).ToDictionary(r => r.Name, StringComparer.Ordinal));
        byUrn = new(() => plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal));
        accountByName = new(() => (plan.Foundation?.Accounts ?? []).DistinctBy(a => a.Name).ToDictionary(a => a.Name, StringComparer.Ordinal));
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>What waits for what.</summary>
    public PlanGraph Graph => graph.Value;

    /// <summary>Blueprints, as StackSets bring them to units.</summary>
    internal IReadOnlyList<PlacedBlueprint> Blueprints => blueprints.Value;

    /// <summary>Who reaches whom; null where no blueprint brings a network.</summary>
    public ReachabilityMatrix? Reachability => reachability.Value;

    /// <summary>Which security service watches which account; null for a plan without a model of its organization.</summary>
    public Lazy<SecurityCoverage?> Coverage => coverage;

    /// <summary>Assignments of Identity Center, with group and account made out.</summary>
    internal IReadOnlyList<PlannedAccess.Assignment> Assignments => assignments.Value;

    /// <summary>Resources of a type, in URN order.</summary>
    public IEnumerable<PlannedResource> All(string type) => ListOf(type);

    /// <summary>Resources of a type, in URN order.</summary>
    internal IReadOnlyList<PlannedResource> ListOf(string type) => byType.GetValueOrDefault(type, []);

    /// <summary>The account that a resource makes, or null: by its name in AWS.</summary>
    public ModelAccount? AccountOf(PlannedResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return AccountNames.Of(resource) is { } name ? accountByName.Value.GetValueOrDefault(name) : null;
    }

    /// <summary>The resource of a name that symbols may refer to, or null: components have no symbols.</summary>
    public PlannedResource? Named(string name) => byName.Value.GetValueOrDefault(name);

    /// <summary>The provider that a resource names, or null.</summary>
    public PlannedResource? Provider(PlannedResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Provider is { } urn ? byUrn.Value.GetValueOrDefault(urn) : null;
    }

    /// <summary>The resource that a symbol such as <c>${name.arn}</c> comes from, or null.</summary>
    public PlannedResource? SourceOf(string? symbol) =>
        symbol is not null && Recording.Symbols.FirstIn(symbol) is { IsEmpty: false } name && byName.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var source)
            ? source : null;
}
