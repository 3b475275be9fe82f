using MlFoundation.Support;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>Each line of the table, planted: what it says is found missing where it is missing, on plans of whole stacks.</summary>
[TestFixture]
public sealed class OrderTableTests
{
    private static IEnumerable<TestCaseData> Rows() => OrderTable.Rows.Select((row, i) => new TestCaseData(row).SetArgDisplayNames($"{i} {Short(row.Earlier)} before {Short(row.Later)}: {row.Reason}"));

    [TestCaseSource(nameof(Rows))]
    public void AMissingEdge_IsFound(OrderRow row)
    {
        var found = (from plan in OrderStacks.Names.Select(OrderStacks.Plan)
                     from pair in row.Pairs(new ProofInput(plan))
                     select (Plan: plan, pair.Later, Earlier: pair.Earlier[0])).FirstOrDefault();
        Assert.That(found.Plan, Is.Not.Null, $"no stack of these tests has {Short(row.Earlier)} and {Short(row.Later)} as this line means them");
        var planted = Without(found.Plan!, found.Later, found.Earlier);
        Assert.That(
            NeedsFirst.Proof.Find(new ProofInput(planted)).Where(f => f.Urn == found.Later.Urn).Select(f => f.Message),
            Has.Some.StartsWith($"{found.Later.Name} does not wait for ").And.Contains(found.Earlier.Name).And.EndsWith(row.Reason));
    }

    [Test]
    public void TheLines_SpeakOfPairs_ThatSomeStackHas()
    {
        ProofInput[] stacks = [.. OrderStacks.Names.Select(name => new ProofInput(OrderStacks.Plan(name)))];
        Assert.That(OrderTable.Rows.Where(row => !stacks.Any(s => row.Pairs(s).Any(p => p.Earlier.Any(e => e.Urn != p.Later.Urn)))).Select(r => $"{Short(r.Earlier)} before {Short(r.Later)}: {r.Reason}"), Is.Empty);
    }

    [TestCaseSource(typeof(OrderStacks), nameof(OrderStacks.Names))]
    public void TheStacks_WaitForAllOfIt(string stack) => Assert.That(NeedsFirst.Proof.Messages(OrderStacks.Plan(stack)), Is.Empty);

    [Test]
    public void Lines_AreDistinct() => Assert.That(OrderTable.Rows.Select(r => (r.Earlier, r.Later, r.Reason)), Is.Unique);

    /// <summary>The plan with every way from the later resource to the earlier one cut at its beginning; the later one's inputs stay.</summary>
    private static Plan Without(Plan plan, PlannedResource later, PlannedResource earlier)
    {
        var graph = new PlanGraph(plan);
        var components = plan.Resources.Where(r => !r.Custom).Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        bool Leads(string? urn) => urn is not null && (urn == earlier.Urn || graph.ComesAfter(urn, earlier.Urn) || (components.Contains(urn) && earlier.Urn.Contains(Below(urn), StringComparison.Ordinal)));
        var cut = later with
        {
            Dependencies = [.. later.Dependencies.Where(d => !Leads(d))],
            Provider = Leads(later.Provider) ? null : later.Provider,
            Parent = Leads(later.Parent) ? null : later.Parent,
        };
        return plan with { Resources = [.. plan.Resources.Select(r => r.Urn == later.Urn ? cut : r)] };
    }

    // Types of parents stand in a URN: what lies below a component of this program has its type and no other has it.
    private static string Below(string component) => $"::{component.Split("::")[2]}$";

    private static string Short(string type) => type[(type.LastIndexOf(':') + 1)..];
}
