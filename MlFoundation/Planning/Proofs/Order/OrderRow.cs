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
        var earlier = input.ListOf(Earlier);
        return earlier.Count == 0 ? [] : IsOfAllPairs ? input.ListOf(Later).Select(later => (later, earlier)) : KeyedPairs(input, earlier);
    }

    // Loops, where a query would read better: it would make some objects for every later resource of every line.
    private IEnumerable<(PlannedResource Later, IReadOnlyList<PlannedResource> Earlier)> KeyedPairs(ProofInput input, IReadOnlyList<PlannedResource> earlier)
    {
        var byKey = new Dictionary<string, List<PlannedResource>>(StringComparer.Ordinal);
        for (var i = 0; i < earlier.Count; i++)
        {
            if ((EarlierKey is null ? "" : EarlierKey(input, earlier[i])) is { } key)
            {
                if (!byKey.TryGetValue(key, out var same))
                {
                    byKey[key] = same = [];
                }

                same.Add(earlier[i]);
            }
        }

        var all = input.ListOf(Later);
        for (var i = 0; i < all.Count; i++)
        {
            var later = all[i];
            if ((LaterKey is null ? "" : LaterKey(input, later)) is { } key && byKey.TryGetValue(key, out var candidates)
                && (Concerns is null ? candidates : candidates.FindAll(e => Concerns(input, e, later))) is { Count: > 0 } concerned)
            {
                yield return (later, concerned);
            }
        }
    }
}
