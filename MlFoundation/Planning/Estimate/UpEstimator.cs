using MlFoundation.Planning.Proofs;

namespace MlFoundation.Planning.Estimate;

/// <summary>Simulates an <c>up</c> of a plan: what waits for what is read off the plan, how long each takes off the table.</summary>
/// <remarks>
/// Runs differ by the day AWS has: one draw a type and run, so that a slow day for accounts is slow for all of them. The seed is fixed: the same plan
/// gives the same figures. What the plan neither makes nor changes (unchanged resources, components) takes no time.
/// </remarks>
public sealed class UpEstimator
{
    /// <summary>Resource operations at once where nothing is said: Pulumi takes four a processor, and four processors are usual.</summary>
    /// <remarks>Source: pulumi/pulumi pull request 15016, "Set a default limit for --parallel".</remarks>
    public const int UsualParallel = 16;

    private const int Runs = 50;
    private const ulong Seed = 20261125;
    private const string Accounts = "accountOperations";
    private const int MostAccountOperations = 10;
    private const int ManyParallel = 64;

    private readonly DurationEntry[] kinds;
    private readonly string[] limitKeys;
    private readonly int[] limits;
    private readonly int concurrency;
    private readonly List<PlannedResource?> resources = [];
    private readonly List<int> kindOf = [];
    private readonly List<WorkItem> items = [];

    /// <summary>Reads a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="table">Durations and limits.</param>
    public UpEstimator(Plan plan, PlanGraph graph, DurationTable table)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(table);
        var types = table.Types.OrderBy(t => t.Key, StringComparer.Ordinal).ToArray();
        DurationEntry[] making = [table.Default, .. types.Select(t => t.Value)];
        // A change of a kind stands behind all kinds that are made, in the same order.
        kinds = [.. making, .. making.Select(m => m.Change is { } c ? m with { Words = c.Words, Quick = c.Quick, Usual = c.Usual, Slow = c.Slow, Shorter = null } : table.Default)];
        var kindOfType = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            kindOfType.Add(type.Key, kindOfType.Count + 1);
        }

        limitKeys = [.. table.Limits.Keys.Order(StringComparer.Ordinal)];
        concurrency = plan.Foundation?.AccountConcurrency ?? table.Limits.GetValueOrDefault(Accounts)?.AtOnce ?? 1;
        limits = [.. limitKeys.Select(k => k == Accounts ? concurrency : table.Limits[k].AtOnce)];
        var byUrn = plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal);
        var index = new int[graph.NodeCount];
        Array.Fill(index, -1);
        foreach (var node in graph.InOrder)
        {
            var resource = graph.UrnOf(node) is { } urn && byUrn[urn] is { Custom: true } custom ? custom : null;
            var kind = resource is null ? -1 : resource.Options.ImportId is null ? kindOfType.GetValueOrDefault(resource.Type) : 0;
            resources.Add(resource);
            kindOf.Add(kind);
            // In a ring there is something that comes later: it is found elsewhere, and left out here.
            items.Add(new WorkItem(
                kind >= 0 && kinds[kind].Limit is { } limit ? Array.IndexOf(limitKeys, limit) : -1, Known(graph.WaitsFor(node))));
            index[node] = items.Count - 1;
        }

        int[] Known(IReadOnlyList<int> nodes)
        {
            var (known, count) = (new int[nodes.Count], 0);
            for (var i = 0; i < known.Length; i++)
            {
                if (index[nodes[i]] is var there and >= 0)
                {
                    known[count++] = there;
                }
            }

            return count == known.Length ? known : known[..count];
        }
    }

    /// <summary>The time of an <c>up</c>.</summary>
    /// <param name="parallel">Resource operations at once.</param>
    /// <param name="made">URNs that it makes or replaces; null: all, as a first one does.</param>
    /// <param name="changed">URNs that it changes; null: none.</param>
    public UpEstimate Estimate(int parallel = UsualParallel, IReadOnlySet<string>? made = null, IReadOnlySet<string>? changed = null)
    {
        var (makes, work) = (new bool[items.Count], (int[])[.. kindOf]);
        for (var i = 0; i < makes.Length; i++)
        {
            var changes = resources[i] is { } there && changed?.Contains(there.Urn) == true;
            makes[i] = resources[i] is { } resource && (changes || (made?.Contains(resource.Urn) ?? true));
            work[i] += changes ? kinds.Length / 2 : 0;
        }

        double[] Fill(double[] durations, double[] ofKind)
        {
            for (var i = 0; i < durations.Length; i++)
            {
                durations[i] = makes[i] ? ofKind[work[i]] : 0;
            }

            return durations;
        }

        var usual = Fill(new double[makes.Length], [.. kinds.Select(k => SeededDraws.Triangular(k, 0.5))]);
        var workload = new Workload(items, usual);
        var schedule = workload.Run(usual, parallel, limits);
        var draws = new SeededDraws(Seed);
        var spans = new double[Runs];
        var (durations, room, ofKind) = (new double[makes.Length], new double[makes.Length], new double[kinds.Length]);
        for (var run = 0; run < Runs; run++)
        {
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                ofKind[kind] = SeededDraws.Triangular(kinds[kind], draws.Next());
            }

            spans[run] = workload.Makespan(Fill(durations, ofKind), parallel, limits, room);
        }

        Array.Sort(spans);
        return new UpEstimate(
            makes.Count(m => m), parallel, Minutes(spans[Runs / 10]), Minutes(schedule.Makespan), Minutes(spans[Runs * 9 / 10]), Minutes(usual.Sum()),
            Steps(schedule, makes, work), [.. Ways(schedule, usual, work, parallel)]);
    }

    private static double Minutes(double seconds) => Math.Round(seconds / 60, 1, MidpointRounding.AwayFromZero);

    private CriticalStep[] Steps(Schedule schedule, bool[] makes, int[] work)
    {
        var steps = new List<(int Kind, List<string> Names, double Seconds)>();
        foreach (var i in schedule.CriticalPath().Where(i => makes[i]))
        {
            if (steps.Count == 0 || steps[^1].Kind != work[i])
            {
                steps.Add((work[i], [], 0));
            }

            steps[^1].Names.Add(NameOf(resources[i]!));
            steps[^1] = steps[^1] with { Seconds = steps[^1].Seconds + schedule.Finish[i] - schedule.Start[i] };
        }

        return [.. steps.Select(s => new CriticalStep(kinds[s.Kind].Words, s.Names, Minutes(s.Seconds)))];
    }

    private static string NameOf(PlannedResource resource) => AccountNames.Of(resource) ?? resource.Name;

    // Each way is simulated, not guessed; a gain below a minute is none.
    private IEnumerable<Shortening> Ways(Schedule schedule, double[] usual, int[] work, int parallel)
    {
        var now = schedule.Makespan;
        var ways = new List<Shortening>();
        void Try(string how, Func<double> makespan)
        {
            if (Math.Round((now - makespan()) / 60) is >= 1 and var minutes)
            {
                ways.Add(new Shortening(how, minutes));
            }
        }

        var path = schedule.CriticalPath();
        if (concurrency < MostAccountOperations && path.Any(IsAccountOperation))
        {
            Try(
                $"Vend {MostAccountOperations} accounts at once (accounts.vending.concurrency = {MostAccountOperations}), after AWS has raised the quota.",
                () => WithoutLanes(usual).Run(usual, parallel, [.. limitKeys.Select((k, l) => k == Accounts ? MostAccountOperations : limits[l])]).Makespan);
        }

        if (parallel < ManyParallel)
        {
            Try($"Let Pulumi make more at once (pulumi up --parallel {ManyParallel}).", () => new Workload(items, usual).Run(usual, ManyParallel, limits).Makespan);
        }

        foreach (var kind in path.Where(i => usual[i] > 0).Select(i => work[i]).Distinct().Where(k => kinds[k].Shorter is not null).Order())
        {
            double[] without = [.. usual.Select((d, i) => work[i] == kind ? 0 : d)];
            Try(kinds[kind].Shorter!, () => new Workload(items, without).Run(without, parallel, limits).Makespan);
        }

        return ways.OrderByDescending(w => w.Minutes).ThenBy(w => w.How, StringComparer.Ordinal);
    }

    private bool IsAccountOperation(int i) => items[i].Limit >= 0 && limitKeys[items[i].Limit] == Accounts;

    // The lanes are edges between accounts, of this concurrency: without them the limit alone holds.
    private Workload WithoutLanes(double[] usual)
    {
        var (free, before) = (new WorkItem[items.Count], new int[items.Count][]);
        for (var i = 0; i < free.Length; i++)
        {
            free[i] = IsAccountOperation(i) ? items[i] with { After = before[i] = ThroughLanes(items[i].After, before) } : items[i];
        }

        return new Workload(free, usual);
    }

    // An account later in a lane waits through its lane for all that came before the lane's first: that stays.
    private int[] ThroughLanes(IReadOnlyList<int> after, int[][] before)
    {
        var waits = new SortedSet<int>();
        foreach (var at in after)
        {
            if (IsAccountOperation(at))
            {
                waits.UnionWith(before[at]);
            }
            else
            {
                waits.Add(at);
            }
        }

        return [.. waits];
    }
}
