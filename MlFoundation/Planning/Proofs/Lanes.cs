namespace MlFoundation.Planning.Proofs;

/// <summary>How many operations of a kind can run at once.</summary>
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
}
