using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>An `up` that is cut off anywhere has made only what had what it needs, whichever of the possible orders it took.</summary>
[TestFixture]
public sealed class CutOffTests
{
    [TestCase("prod"), TestCase("sandbox")]
    public async Task EveryBeginningOfAnyOrder_HoldsWhatItsResourcesNeed(string stack)
    {
        var input = new ProofInput(await StackFiles.PlanAsync(StackFiles.Text(stack)));
        var needs = Needs(input);
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var made = new HashSet<string>(StringComparer.Ordinal);
            foreach (var urn in AnyOrder(input.Plan, new Random(seed)))
            {
                Assert.That(needs.GetValueOrDefault(urn, []).Where(n => !made.Contains(n)), Is.Empty, $"{urn} is made before what it needs, order {seed}");
                made.Add(urn);
            }

            Assert.That(made, Has.Count.EqualTo(input.Plan.Resources.Count));
        }
    }

    // What the table says, taken from the table alone: the graph is what is tested.
    private static Dictionary<string, string[]> Needs(ProofInput input) =>
        (from row in OrderTable.Rows from pair in row.Pairs(input) from earlier in pair.Earlier where earlier.Urn != pair.Later.Urn select (pair.Later.Urn, Earlier: earlier.Urn))
        .GroupBy(p => p.Urn, p => p.Earlier, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);

    // As an engine goes on: whatever is ready, by chance. A component that is waited for is waited for with all that is in it.
    private static IEnumerable<string> AnyOrder(Plan plan, Random random)
    {
        var byParent = plan.Resources.ToLookup(r => r.Parent);
        var components = plan.Resources.Where(r => !r.Custom).Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> Whole(string urn) => components.Contains(urn) ? byParent[urn].SelectMany(r => Whole(r.Urn)).Prepend(urn) : [urn];
        var waits = plan.Resources.ToDictionary(
            r => r.Urn, r => new HashSet<string>([.. r.Dependencies.SelectMany(Whole), .. new[] { r.Provider, r.Parent }.OfType<string>()], StringComparer.Ordinal), StringComparer.Ordinal);
        var waiters = (from w in waits from need in w.Value select (need, w.Key)).ToLookup(p => p.need, p => p.Key);
        var ready = waits.Where(w => w.Value.Count == 0).Select(w => w.Key).ToList();
        while (ready.Count > 0)
        {
            var at = random.Next(ready.Count);
            var urn = ready[at];
            ready[at] = ready[^1];
            ready.RemoveAt(ready.Count - 1);
            yield return urn;
            ready.AddRange(waiters[urn].Where(w => waits[w].Remove(urn) && waits[w].Count == 0));
        }
    }
}
