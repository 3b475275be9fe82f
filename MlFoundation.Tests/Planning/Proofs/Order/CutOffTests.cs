namespace MlFoundation.Planning.Proofs.Order;

/// <summary>An `up` that is cut off anywhere has made only what had what it needs, whichever of the possible orders it took; a `destroy` leaves the same.</summary>
[TestFixture]
public sealed class CutOffTests
{
    private const int Orders = 20;

    [TestCaseSource(typeof(OrderStacks), nameof(OrderStacks.Names))]
    public void EveryBeginningOfAnyOrder_HoldsWhatItsResourcesNeed(string stack)
    {
        var input = new ProofInput(OrderStacks.Plan(stack));
        var (needs, waits) = (Needs(input), Waits(input.Plan));
        foreach (var seed in Enumerable.Range(0, Orders))
        {
            var made = new HashSet<string>(StringComparer.Ordinal);
            foreach (var urn in AnyOrder(waits, new Random(seed)))
            {
                Assert.That(needs.GetValueOrDefault(urn, []).Where(n => !made.Contains(n)), Is.Empty, $"{urn} is made before what it needs, order {seed}");
                made.Add(urn);
            }

            Assert.That(made, Has.Count.EqualTo(input.Plan.Resources.Count));
        }
    }

    // The other way round what was needed goes last: assignments before the policies of their set, members before their administrator,
    // networks before the blocks of their pool, units from below.
    [TestCaseSource(typeof(OrderStacks), nameof(OrderStacks.Names))]
    public void EveryBeginningOfAnyDestroy_LeavesWhatTheRestNeeds(string stack)
    {
        var input = new ProofInput(OrderStacks.Plan(stack));
        var (needs, waits) = (Needs(input), Waits(input.Plan));
        var waitedFor = (from w in waits from need in w.Value select (need, w.Key)).ToLookup(p => p.need, p => p.Key);
        var waitsToGo = waits.Keys.ToDictionary(urn => urn, urn => waitedFor[urn].ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var neededBy = (from n in needs from need in n.Value select (need, n.Key)).ToLookup(p => p.need, p => p.Key);
        foreach (var seed in Enumerable.Range(0, Orders))
        {
            var gone = new HashSet<string>(StringComparer.Ordinal);
            foreach (var urn in AnyOrder(waitsToGo, new Random(seed)))
            {
                Assert.That(neededBy[urn].Where(n => !gone.Contains(n)), Is.Empty, $"{urn} goes before what needs it, order {seed}");
                gone.Add(urn);
            }

            Assert.That(gone, Has.Count.EqualTo(input.Plan.Resources.Count));
        }
    }

    // What the table says, taken from the table alone: the graph is what is tested.
    private static Dictionary<string, string[]> Needs(ProofInput input) =>
        (from row in OrderTable.Rows from pair in row.Pairs(input) from earlier in pair.Earlier where earlier.Urn != pair.Later.Urn select (pair.Later.Urn, Earlier: earlier.Urn))
        .GroupBy(p => p.Urn, p => p.Earlier, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);

    // A component that is waited for is waited for with all that is in it.
    private static Dictionary<string, HashSet<string>> Waits(Plan plan)
    {
        var byParent = plan.Resources.ToLookup(r => r.Parent);
        var components = plan.Resources.Where(r => !r.Custom).Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> Whole(string urn) => components.Contains(urn) ? byParent[urn].SelectMany(r => Whole(r.Urn)).Prepend(urn) : [urn];
        return plan.Resources.ToDictionary(
            r => r.Urn, r => new HashSet<string>([.. r.Dependencies.SelectMany(Whole), .. new[] { r.Provider, r.Parent }.OfType<string>()], StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // As an engine goes on: whatever is ready, by chance.
    private static IEnumerable<string> AnyOrder(Dictionary<string, HashSet<string>> waits, Random random)
    {
        var left = waits.ToDictionary(w => w.Key, w => w.Value.Count, StringComparer.Ordinal);
        var waiters = (from w in waits from need in w.Value select (need, w.Key)).ToLookup(p => p.need, p => p.Key);
        var ready = left.Where(w => w.Value == 0).Select(w => w.Key).ToList();
        while (ready.Count > 0)
        {
            var at = random.Next(ready.Count);
            var urn = ready[at];
            ready[at] = ready[^1];
            ready.RemoveAt(ready.Count - 1);
            yield return urn;
            ready.AddRange(waiters[urn].Where(w => --left[w] == 0));
        }
    }
}
