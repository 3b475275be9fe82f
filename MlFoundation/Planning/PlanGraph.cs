namespace MlFoundation.Planning;

/// <summary>What waits for what in a plan.</summary>
/// <remarks>
/// A resource waits for what its inputs and options refer to, for its provider, and for its parent. Waiting for a component is waiting
/// for everything in it, as at deployment.
/// </remarks>
public sealed class PlanGraph
{
    private readonly Dictionary<string, string[]> edges;

    /// <summary>Reads the graph off a plan.</summary>
    public PlanGraph(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var children = plan.Resources.Where(r => r.Parent is not null).ToLookup(r => r.Parent!, r => r.Urn);
        var components = plan.Resources.Where(r => !r.Custom).Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        edges = plan.Resources.GroupBy(r => r.Urn).ToDictionary(
            g => g.Key,
            g => g.SelectMany(r => r.Dependencies.SelectMany(d => components.Contains(d) ? [d, .. Below(d, children)] : new[] { d })
                .Append(r.Parent).Append(r.Provider).OfType<string>()).Distinct().ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>True if <paramref name="later"/> is made only after <paramref name="earlier"/>.</summary>
    public bool ComesAfter(string later, string earlier) => Before(later).Contains(earlier);

    /// <summary>All that is made before <paramref name="later"/>, nearest first.</summary>
    public IEnumerable<string> Before(string later)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { later };
        var open = new Queue<string>([later]);
        while (open.TryDequeue(out var at))
        {
            foreach (var next in edges.GetValueOrDefault(at, []).Where(seen.Add))
            {
                yield return next;
                open.Enqueue(next);
            }
        }
    }

    /// <summary>The resources in an order in which each comes after what it waits for; equals by URN.</summary>
    /// <returns>Position by URN, from 0.</returns>
    public IReadOnlyDictionary<string, int> Positions()
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var entered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in edges.Keys.Order(StringComparer.Ordinal))
        {
            Visit(start, entered, positions);
        }

        return positions;
    }

    // Depth first with a stack of its own: chains are as long as there are units or accounts.
    private void Visit(string start, HashSet<string> entered, Dictionary<string, int> positions)
    {
        var open = new Stack<(string Urn, bool Leaving)>([(start, false)]);
        while (open.TryPop(out var at))
        {
            if (at.Leaving)
            {
                positions.TryAdd(at.Urn, positions.Count);
                continue;
            }

            if (!entered.Add(at.Urn))
            {
                continue;
            }

            open.Push((at.Urn, true));
            foreach (var next in edges.GetValueOrDefault(at.Urn, []).Where(n => !entered.Contains(n)))
            {
                open.Push((next, false));
            }
        }
    }

    private static IEnumerable<string> Below(string urn, ILookup<string, string> children) =>
        children[urn].SelectMany(child => Below(child, children).Prepend(child));
}
