namespace MlFoundation.Planning.Proofs;

/// <summary>Which operations of a kind can run at once, and how many.</summary>
internal static class Lanes
{
    /// <summary>The number of lanes that the operations go in.</summary>
    // Each operation that waits for another one prolongs its lane, if nothing else does already: what is left are the lanes' beginnings,
    // and no more operations than lanes can run at once.
    public static int Of(ProofInput input, IEnumerable<PlannedResource> all)
    {
        var operations = all.ToDictionary(o => o.Urn, StringComparer.Ordinal);
        var prolonged = new HashSet<string>(StringComparer.Ordinal);
        var direct = operations.Values.Where(o => o.Options.DependsOn.Any(d => operations.ContainsKey(d) && prolonged.Add(d))).Select(o => o.Urn).ToHashSet(StringComparer.Ordinal);
        var indirect = operations.Keys.Where(o => !direct.Contains(o)).Count(o => input.Graph.Before(o).Any(b => operations.ContainsKey(b) && prolonged.Add(b)));
        return operations.Count - direct.Count - indirect;
    }

    /// <summary>Operations in an order in which each stands behind what it waits for.</summary>
    public static PlannedResource[] InOrder(ProofInput input, IEnumerable<PlannedResource> operations)
    {
        var positions = input.Graph.Positions();
        return [.. operations.OrderBy(o => positions[o.Urn])];
    }

    /// <summary>Where operations that have to follow one another do not: each that does not wait for the one before it.</summary>
    /// <param name="input">The plan.</param>
    /// <param name="chain">The operations, as <see cref="InOrder"/> gives them.</param>
    public static IEnumerable<Beside> Breaks(ProofInput input, IReadOnlyList<PlannedResource> chain) =>
        chain.Zip(chain.Skip(1), (earlier, later) => new Beside(earlier, later)).Where(pair => !input.Graph.ComesAfter(pair.Later.Urn, pair.Earlier.Urn));
}

/// <summary>Two operations that may run at the same time.</summary>
/// <param name="Earlier">The one that is found first.</param>
/// <param name="Later">The one that does not wait for it.</param>
internal sealed record Beside(PlannedResource Earlier, PlannedResource Later);
