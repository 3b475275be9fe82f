using System.Buffers;
using System.Collections.Concurrent;

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
    private readonly ConcurrentBag<ulong[]?[]> spare = [];
    private readonly Lock searching = new();
    private int search;

    /// <summary>Reads the graph off a plan.</summary>
    public PlanGraph(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        // Loops and arrays, where queries would read better: a large plan has a hundred thousand edges, and nearly all proofs ask this graph.
        PlannedResource[] resources = [.. plan.Resources];
        var byUrn = new string[resources.Length];
        for (var i = 0; i < resources.Length; i++)
        {
            byUrn[i] = resources[i].Urn;
        }

        Array.Sort(byUrn, resources, StringComparer.Ordinal);
        nodes = new Dictionary<string, int>(resources.Length, StringComparer.Ordinal);
        var (nodeOf, distinct) = (new int[resources.Length], new List<string>(resources.Length));
        for (var i = 0; i < resources.Length; i++)
        {
            if (nodes.TryAdd(byUrn[i], distinct.Count))
            {
                distinct.Add(byUrn[i]);
            }

            nodeOf[i] = distinct.Count - 1;
        }

        urns = [.. distinct];
        var (whole, components) = Components(resources, nodeOf);
        var from = new EdgeList(urns.Length + components.Count);
        for (var i = 0; i < components.Count; i++)
        {
            from.Add(urns.Length + i, components[i]);
        }

        for (var i = 0; i < resources.Length; i++)
        {
            var (node, resource) = (nodeOf[i], resources[i]);
            for (var d = 0; d < resource.Dependencies.Count; d++)
            {
                if (nodes.TryGetValue(resource.Dependencies[d], out var needed))
                {
                    from.Add(node, whole[needed]);
                }
            }

            if (resource.Provider is { } provider && nodes.TryGetValue(provider, out var by))
            {
                from.Add(node, by);
            }

            if (resource.Parent is { } parent && nodes.TryGetValue(parent, out var above))
            {
                from.Add(node, above);
                if (whole[above] != above)
                {
                    from.Add(whole[above], whole[node]);
                }
            }
        }

        edges = from.ToArrays();
        position = new int[edges.Length];
        seen = new int[edges.Length];
        (order, Cycle) = Sort();
        for (var i = 0; i < order.Length; i++)
        {
            position[order[i]] = i;
        }
    }

    // For each resource the node that means that it is there: for a component the one behind the resources.
    private (int[] Whole, List<int> Components) Components(PlannedResource[] resources, int[] nodeOf)
    {
        var (whole, components) = (new int[urns.Length], new List<int>());
        for (var i = 0; i < resources.Length; i++)
        {
            var node = nodeOf[i];
            if (i > 0 && nodeOf[i - 1] == node)
            {
                continue;
            }

            whole[node] = node;
            if (!resources[i].Custom)
            {
                whole[node] = urns.Length + components.Count;
                components.Add(node);
            }
        }

        return (whole, components);
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
        var (bit, those) = (ArrayPool<int>.Shared.Rent(edges.Length), new List<string>(earlier.Count));
        Array.Clear(bit, 0, edges.Length);
        for (var i = 0; i < earlier.Count; i++)
        {
            var node = nodes[earlier[i]];
            if (bit[node] == 0)
            {
                those.Add(earlier[i]);
                bit[node] = those.Count;
            }
        }

        var sets = spare.TryTake(out var used) ? used : new ulong[]?[edges.Length];
        foreach (var node in order)
        {
            sets[node] = Union(edges[node], sets, bit, (those.Count + 63) / 64);
        }

        ArrayPool<int>.Shared.Return(bit);
        return new Precedence(those, sets, nodes);
    }

    /// <summary>Takes the room of an answer back, which nobody asks any more: the next one has it.</summary>
    internal void Release(Precedence precedence)
    {
        Array.Clear(precedence.Sets);
        spare.Add(precedence.Sets);
    }

    /// <summary>The resources in an order in which each comes after what it waits for; equals by URN.</summary>
    /// <returns>Position by URN, rising from 0 with gaps.</returns>
    public IReadOnlyDictionary<string, int> Positions() => positions ??= nodes.ToDictionary(n => n.Key, n => position[n.Value], StringComparer.Ordinal);

    private Dictionary<string, int>? positions;

    /// <summary>Nodes: resources, and the moments when all in a component is there. They are numbered from 0.</summary>
    internal int NodeCount => edges.Length;

    /// <summary>All nodes, each behind those it waits for: a resource, or the moment when all in a component is there.</summary>
    internal IReadOnlyList<int> InOrder => order;

    /// <summary>URN of a node; null for the moment when all in a component is there.</summary>
    internal string? UrnOf(int node) => node < urns.Length ? urns[node] : null;

    /// <summary>The nodes that a node waits for.</summary>
    internal IReadOnlyList<int> WaitsFor(int node) => edges[node];

    // Most resources add nothing to what one of their dependencies has: they share its set. A node's bit is its number less one.
    private static ulong[]? Union(int[] dependencies, ulong[]?[] sets, int[] bit, int words)
    {
        ulong[]? union = null;
        var own = false;
        foreach (var next in dependencies)
        {
            if (sets[next] is { } set && set != union)
            {
                (union, own) = union is null ? (set, false) : (Or(own ? union : [.. union], set), true);
            }

            if (bit[next] is var number and > 0)
            {
                (union, own) = (own ? union! : union is null ? new ulong[words] : [.. union], true);
                union[(number - 1) / 64] |= 1UL << ((number - 1) % 64);
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

    /// <summary>Edges as they are met, as a list for each node: one array for all of them.</summary>
    private sealed class EdgeList(int count)
    {
        // Of each node the number of its last edge, counted from 1; of each edge the one before it.
        private readonly int[] last = new int[count];
        private readonly List<int> to = new(count * 4);
        private readonly List<int> previous = new(count * 4);

        public void Add(int from, int node)
        {
            to.Add(node);
            previous.Add(last[from]);
            last[from] = to.Count;
        }

        /// <summary>Each node's edges in the order met, without repetitions.</summary>
        public int[][] ToArrays()
        {
            var (arrays, met, ends) = (new int[last.Length][], new int[last.Length], new List<int>());
            for (var node = 0; node < arrays.Length; node++)
            {
                ends.Clear();
                for (var at = last[node]; at > 0; at = previous[at - 1])
                {
                    ends.Add(to[at - 1]);
                }

                var kept = 0;
                for (var i = ends.Count - 1; i >= 0; i--)
                {
                    if (met[ends[i]] != node + 1)
                    {
                        met[ends[i]] = node + 1;
                        kept++;
                    }
                }

                var array = kept == 0 ? [] : new int[kept];
                for (int i = ends.Count - 1, k = 0; k < kept; i--)
                {
                    if (met[ends[i]] == node + 1)
                    {
                        met[ends[i]] = 0;
                        array[k++] = ends[i];
                    }
                }

                arrays[node] = array;
            }

            return arrays;
        }
    }
}
