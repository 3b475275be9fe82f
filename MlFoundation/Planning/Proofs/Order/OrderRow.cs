namespace MlFoundation.Planning.Proofs.Order;

/// <summary>A line of the table of what AWS needs before what.</summary>
/// <param name="Earlier">Type token of what has to be there first.</param>
/// <param name="Later">Type token of what needs it.</param>
/// <param name="Reason">What AWS does otherwise: one sentence.</param>
/// <param name="Source">Where that is said.</param>
/// <param name="Concerns">Which of the pairs of the plan the line speaks of, earlier and later; null for every pair. Asked for each pair: where both are many, keys are the way.</param>
public sealed record OrderRow(
    string Earlier, string Later, string Reason, Uri Source, Func<ProofInput, PlannedResource, PlannedResource, bool>? Concerns = null)
{
    /// <summary>With <see cref="LaterKey"/>: the line speaks of pairs of equal keys. Null as a key: the resource is not meant.</summary>
    public Func<ProofInput, PlannedResource, string?>? EarlierKey { get; init; }

    /// <summary>The other half of <see cref="EarlierKey"/>.</summary>
    public Func<ProofInput, PlannedResource, string?>? LaterKey { get; init; }

    /// <summary>Whether the line speaks of every pair.</summary>
    public bool IsOfAllPairs => Concerns is null && EarlierKey is null && LaterKey is null;

    /// <summary>The pairs of a plan that the line speaks of: those of each later resource together.</summary>
    public IEnumerable<(PlannedResource Later, IReadOnlyList<PlannedResource> Earlier)> Pairs(ProofInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        PlannedResource[] all = [.. input.All(Earlier)];
        var byKey = all.Select(e => (Key: EarlierKey?.Invoke(input, e) ?? (EarlierKey is null ? "" : null), Resource: e))
            .Where(e => e.Key is not null).GroupBy(e => e.Key!, e => e.Resource, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        return all.Length == 0 ? [] : from later in input.All(Later)
                                      let key = LaterKey is null ? "" : LaterKey(input, later)
                                      where key is not null
                                      let candidates = byKey.GetValueOrDefault(key, [])
                                      let concerned = Concerns is null ? candidates : [.. candidates.Where(e => Concerns(input, e, later))]
                                      where concerned.Length > 0
                                      select (later, (IReadOnlyList<PlannedResource>)concerned);
    }
}
