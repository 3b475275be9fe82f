namespace MlFoundation.Planning.Estimate;

/// <summary>A piece of work.</summary>
/// <param name="Limit">Index of the limit it counts against; -1: none but the lanes'.</param>
/// <param name="After">Indices of earlier pieces that it waits for.</param>
public sealed record WorkItem(int Limit, IReadOnlyList<int> After);

/// <summary>When each piece of a workload runs.</summary>
/// <param name="Start">Start by piece, in the unit of the durations.</param>
/// <param name="Finish">End by piece.</param>
/// <param name="Because">Index of the piece whose end let it start; -1 for those that start at once.</param>
public sealed record Schedule(IReadOnlyList<double> Start, IReadOnlyList<double> Finish, IReadOnlyList<int> Because)
{
    /// <summary>End of the last piece.</summary>
    public double Makespan => Finish.Count == 0 ? 0 : Finish.Max();

    /// <summary>The chain of pieces that the end waits for, first one first.</summary>
    public IReadOnlyList<int> CriticalPath()
    {
        var path = new List<int>();
        for (var at = Finish.Count == 0 ? -1 : Enumerable.Range(0, Finish.Count).MaxBy(i => Finish[i]); at >= 0; at = Because[at])
        {
            path.Add(at);
        }

        path.Reverse();
        return path;
    }
}

/// <summary>Work that waits for other work, for a lane and for limits: a discrete-event simulation of it.</summary>
/// <remarks>
/// Pieces are taken first come, first served: in the order in which they could start if nothing were limited. Each then starts when all that it
/// waits for is done, a lane is free, and its limit has room; a lane is held while it waits for room, as Pulumi's workers are. Because the order does
/// not hang on the lanes, more of them never make it slower (as in a queue with one line and several counters), which does not hold for
/// schedulers that take whatever is ready (Graham, "Bounds on multiprocessing timing anomalies").
/// </remarks>
public sealed class Workload
{
    private readonly WorkItem[] items;
    private readonly int[][] after;
    private readonly int[] order;

    /// <summary>Takes the pieces.</summary>
    /// <param name="items">The pieces, each behind those it waits for.</param>
    /// <param name="usual">Usual duration of each, which gives the order of arrival; 0 or more.</param>
    public Workload(IReadOnlyList<WorkItem> items, IReadOnlyList<double> usual)
    {
        ArgumentNullException.ThrowIfNull(usual);
        this.items = [.. items];
        after = [.. this.items.Select(i => i.After as int[] ?? [.. i.After])];
        var start = new double[this.items.Length];
        for (var i = 0; i < this.items.Length; i++)
        {
            foreach (var before in after[i])
            {
                start[i] = Math.Max(start[i], start[before] + usual[before]);
            }
        }

        order = [.. Enumerable.Range(0, this.items.Length)];
        Array.Sort(order, (a, b) => start[a] != start[b] ? start[a].CompareTo(start[b]) : a.CompareTo(b));
    }

    /// <summary>Simulates one run.</summary>
    /// <param name="durations">Duration of each piece; a piece of 0 takes no lane.</param>
    /// <param name="lanes">How many pieces run at once, 1 or more.</param>
    /// <param name="limits">How many pieces of each limit run at once, 1 or more each.</param>
    public Schedule Run(IReadOnlyList<double> durations, int lanes, IReadOnlyList<int> limits)
    {
        ArgumentNullException.ThrowIfNull(durations);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        var (start, finish, because) = (new double[items.Length], new double[items.Length], new int[items.Length]);
        var free = new Counters(lanes);
        Counters[] rooms = [.. limits.Select(l => new Counters(l))];
        foreach (var i in order)
        {
            var (from, cause) = (0.0, -1);
            foreach (var before in after[i])
            {
                if (finish[before] > from || (cause < 0 && finish[before] >= from))
                {
                    (from, cause) = (finish[before], before);
                }
            }

            if (durations[i] > 0)
            {
                (from, cause) = free.Earliest(from, cause);
                if (items[i].Limit >= 0)
                {
                    (from, cause) = rooms[items[i].Limit].Earliest(from, cause);
                    rooms[items[i].Limit].Take(i, from + durations[i]);
                }

                free.Take(i, from + durations[i]);
            }

            (start[i], finish[i], because[i]) = (from, from + durations[i], cause);
        }

        return new Schedule(start, finish, because);
    }

    /// <summary>When the last piece of one run ends: as <see cref="Run"/>, for many runs, which need nothing more of it.</summary>
    /// <param name="durations">Duration of each piece; a piece of 0 takes no lane.</param>
    /// <param name="lanes">How many pieces run at once, 1 or more.</param>
    /// <param name="limits">How many pieces of each limit run at once, 1 or more each.</param>
    /// <param name="finish">Room for the end of each piece.</param>
    internal double Makespan(double[] durations, int lanes, IReadOnlyList<int> limits, double[] finish)
    {
        var (free, last) = (new Ends(lanes), 0.0);
        Ends[] rooms = [.. limits.Select(l => new Ends(l))];
        foreach (var i in order)
        {
            var from = 0.0;
            foreach (var before in after[i])
            {
                from = Math.Max(from, finish[before]);
            }

            if (durations[i] > 0)
            {
                from = Math.Max(from, free.Earliest);
                if (items[i].Limit >= 0)
                {
                    from = Math.Max(from, rooms[items[i].Limit].Earliest);
                    rooms[items[i].Limit].Take(from + durations[i]);
                }

                free.Take(from + durations[i]);
            }

            finish[i] = from + durations[i];
            last = Math.Max(last, finish[i]);
        }

        return last;
    }

    /// <summary>When each of several counters is free again: the earliest stands first, in a binary heap.</summary>
    private sealed class Ends(int number)
    {
        private readonly double[] ends = new double[number];

        /// <summary>When one is free.</summary>
        public double Earliest => ends[0];

        /// <summary>Takes the one that is free first.</summary>
        public void Take(double until)
        {
            var at = 0;
            while (2 * at + 1 < ends.Length)
            {
                var child = 2 * at + 1;
                child = child + 1 < ends.Length && ends[child + 1] < ends[child] ? child + 1 : child;
                if (ends[child] >= until)
                {
                    break;
                }

                (ends[at], at) = (ends[child], child);
            }

            ends[at] = until;
        }
    }

    /// <summary>Counters with one line before them: when each is free again, and after whom.</summary>
    private sealed class Counters(int number)
    {
        private readonly PriorityQueue<int, double> busy = new();

        /// <summary>The first moment from a given one on at which a counter is free, and what it was that kept it.</summary>
        public (double From, int Cause) Earliest(double from, int cause) =>
            busy.Count < number || !busy.TryPeek(out var last, out var until) || until <= from ? (from, cause) : (until, last);

        public void Take(int item, double until)
        {
            if (busy.Count < number)
            {
                busy.Enqueue(item, until);
            }
            else
            {
                busy.DequeueEnqueue(item, until);
            }
        }
    }
}
