namespace MlFoundation.Planning;

/// <summary>What waits for what in a plan.</summary>
/// <remarks>
/// A resource waits for what its inputs and options refer to, for its provider, and for its parent. Waiting for a component is waiting
/// for everything in it, as at deployment. A plan with a <see cref="Cycle"/> has no order: answers are then only about the paths found.
/// </remarks>
public sealed class PlanGraph
{
    // Nodes are the resources, by URN, and behind them one for each component: the moment when all in it is there.
    private readonly string[] urns;
    private readonly Dictionary<string, int> nodes;
    private readonly int[][] edges;
    private readonly int[] order;
    private readonly int[] position;
    private readonly int[] seen;
    private readonly Lock searching = new();
    private int search;

    /// <summary>Reads the graph off a plan.</summary>
    public PlanGraph(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var resources = plan.Resources.GroupBy(r => r.Urn, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray()).ToArray();
        urns = [.. resources.Select(g => g[0].Urn)];
        nodes = new Dictionary<string, int>(urns.Length, StringComparer.Ordinal);
        for (var i = 0; i < urns.Length; i++)
        {
            nodes.Add(urns[i], i);
        }

        var complete = new Dictionary<int, int>();
        foreach (var group in resources.Where(g => !g[0].Custom))
        {
            complete.Add(nodes[group[0].Urn], urns.Length + complete.Count);
        }

        var to = Enumerable.Range(0, urns.Length + complete.Count).Select(_ => new List<int>()).ToArray();
        foreach (var (component, whole) in complete)
        {
            to[whole].Add(component);
        }

        for (var node = 0; node < urns.Length; node++)
        {
            foreach (var resource in resources[node])
            {
                to[node].AddRange(resource.Dependencies.Where(nodes.ContainsKey).Select(d => nodes[d]).Select(d => complete.GetValueOrDefault(d, d)));
                if (resource.Provider is { } provider && nodes.TryGetValue(provider, out var by))
                {
                    to[node].Add(by);
                }

                if (resource.Parent is { } parent && nodes.TryGetValue(parent, out var above))
                {
                    to[node].Add(above);
                    if (complete.TryGetValue(above, out var whole))
                    {
                        to[whole].Add(complete.GetValueOrDefault(node, node));
                    }
                }
            }
        }

        edges = [.. to.Select(e => e.Distinct().ToArray())];
        position = new int[edges.Length];
        seen = new int[edges.Length];
        (order, Cycle) = Sort();
        for (var i = 0; i < order.Length; i++)
        {
            position[order[i]] = i;
        }
    }

    /// <summary>URNs that wait for each other in a ring; empty in a plan that can be deployed.</summary>
    public IReadOnlyList<string> Cycle { get; }

    /// <summary>The name at the end of a URN.</summary>
    public static string NameOf(string urn)
    {
        ArgumentNullException.ThrowIfNull(urn);
        return urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
    }

    /// <summary>True if <paramref name="later"/> is made only after <paramref name="earlier"/>.</summary>
    /// <remarks>Only what stands between the two in a topological order is looked at.</remarks>
    public bool ComesAfter(string later, string earlier)
    {
        if (!nodes.TryGetValue(later, out var from) || !nodes.TryGetValue(earlier, out var goal) || position[goal] >= position[from])
        {
            return false;
        }

        // The marks are one search's: questions from two threads wait for each other.
        lock (searching)
        {
            return IsBefore(goal, from);
        }
    }

    private bool IsBefore(int goal, int from)
    {
        search++;
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            foreach (var next in edges[at])
            {
                if (next == goal)
                {
                    return true;
                }

                if (position[next] > position[goal] && seen[next] != search)
                {
                    seen[next] = search;
                    open.Push(next);
                }
            }
        }

        return false;
    }

    /// <summary>All that is made before <paramref name="later"/>, nearest first.</summary>
    public IEnumerable<string> Before(string later)
    {
        if (!nodes.TryGetValue(later, out var from))
        {
            yield break;
        }

        var met = new HashSet<int> { from };
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var at))
        {
            foreach (var next in edges[at].Where(met.Add))
            {
                if (next < urns.Length)
                {
                    yield return urns[next];
                }

                open.Enqueue(next);
            }
        }
    }

    /// <summary>For many questions about the same resources: which of them each resource of the plan comes after, computed at once.</summary>
    /// <param name="earlier">URNs of the plan.</param>
    public Precedence After(IReadOnlyList<string> earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var bit = new Dictionary<int, int>(earlier.Count);
        foreach (var urn in earlier)
        {
            bit.TryAdd(nodes[urn], bit.Count);
        }

        var sets = new ulong[]?[edges.Length];
        foreach (var node in order)
        {
            sets[node] = Union(edges[node], sets, bit);
        }

        return new Precedence([.. bit.OrderBy(b => b.Value).Select(b => urns[b.Key])], urn => sets[nodes[urn]]);
    }

    /// <summary>The resources in an order in which each comes after what it waits for; equals by URN.</summary>
    /// <returns>Position by URN, rising from 0 with gaps.</returns>
    public IReadOnlyDictionary<string, int> Positions() => positions ??= nodes.ToDictionary(n => n.Key, n => position[n.Value], StringComparer.Ordinal);

    private Dictionary<string, int>? positions;

    /// <summary>All nodes, each behind those it waits for: a resource, or, without a URN, the moment when all in a component is there.</summary>
    /// <returns>Number of the node, its URN, and the numbers of the nodes that it waits for.</returns>
    internal IEnumerable<(int Node, string? Urn, IReadOnlyList<int> After)> InOrder() =>
        order.Select(n => (n, n < urns.Length ? urns[n] : null, (IReadOnlyList<int>)edges[n]));

    // Most resources add nothing to what one of their dependencies has: they share its set.
    private static ulong[]? Union(int[] dependencies, ulong[]?[] sets, Dictionary<int, int> bit)
    {
        ulong[]? union = null;
        var own = false;
        foreach (var next in dependencies)
        {
            if (sets[next] is { } set && set != union)
            {
                (union, own) = union is null ? (set, false) : (Or(own ? union : [.. union], set), true);
            }

            if (bit.TryGetValue(next, out var index))
            {
                (union, own) = (own ? union! : union is null ? new ulong[(bit.Count + 63) / 64] : [.. union], true);
                union[index / 64] |= 1UL << (index % 64);
            }
        }

        return union;
    }

    private static ulong[] Or(ulong[] target, ulong[] other)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] |= other[i];
        }

        return target;
    }

    // Depth first with a stack of its own: chains are as long as there are units or accounts.
    private (int[] Order, string[] Cycle) Sort()
    {
        var done = new List<int>(edges.Length);
        var state = new byte[edges.Length];
        string[] cycle = [];
        var open = new Stack<(int Node, int Edge)>();
        for (var start = 0; start < edges.Length; start++)
        {
            if (state[start] == 0)
            {
                state[start] = 1;
                open.Push((start, 0));
            }

            while (open.TryPop(out var at))
            {
                if (at.Edge == edges[at.Node].Length)
                {
                    state[at.Node] = 2;
                    done.Add(at.Node);
                    continue;
                }

                open.Push((at.Node, at.Edge + 1));
                var next = edges[at.Node][at.Edge];
                if (state[next] == 0)
                {
                    state[next] = 1;
                    open.Push((next, 0));
                }
                else if (state[next] == 1 && cycle.Length == 0)
                {
                    cycle = [.. open.Select(o => o.Node).TakeWhile(n => n != next).Append(next).Where(n => n < urns.Length).Select(n => urns[n])];
                }
            }
        }

        return ([.. done], cycle);
    }
}
