using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlFoundation.Planning;
using MlFoundation.Support;

namespace MlFoundation;

/// <summary>What grows with teams, and what stays as it is: on the repository's own prod stack.</summary>
[TestFixture]
public sealed class GrowthTests
{
    private const string Teams = "  mlfoundation:teams:\n";

    /// <summary>What names all teams by nature, with the input that does and why.</summary>
    private static readonly Dictionary<string, (string Input, string Why)> OfAllTeams = new()
    {
        ["costs-category-Team"] = ("rules", "a cost category is one list of rules: each team's accounts are one of them"),
        ["costs-category-Stage"] = ("rules", "each stage's accounts are listed in its rule, all teams' together"),
    };

    private static readonly string[] InLanes = ["aws:servicecatalog/provisionedProduct:ProvisionedProduct", "aws:ssoadmin/accountAssignment:AccountAssignment"];

    private Plan before = null!;

    [OneTimeSetUp]
    public async Task PlanOnce() => before = await StackFiles.PlanAsync(StackFiles.Text("prod"));

    [TestCase("growth"), TestCase("aardvark"), TestCase("zebra")]
    public async Task AddingATeam_AddsOnlyThatTeamsResources(string team)
    {
        var after = await StackFiles.PlanAsync(With($"    {team}: {{}}\n"));
        var key = new Regex($"(^|[-/@]){team}($|[-/@])");
        var known = before.Resources.Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        var added = after.Resources.Where(r => !known.Contains(r.Urn)).Select(r => r.Name).ToArray();
        var changed = before.Resources.Join(after.Resources, b => b.Urn, a => a.Urn, (b, a) => (Before: b, After: a)).Where(p => StackFiles.Text(p.Before) != StackFiles.Text(p.After)).ToArray();
        var moved = changed.Where(p => !OfAllTeams.ContainsKey(p.After.Name)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(added, Is.All.Match(key.ToString()).And.Some.EqualTo($"accounts-account-{team}-prod"));
            Assert.That(before.Resources.Select(r => r.Urn).Except(after.Resources.Select(r => r.Urn)), Is.Empty);
            // Accounts and assignments come into their lanes: whoever follows one of them there waits for it, and nothing else of it changes.
            Assert.That(moved.Where(p => !InLanes.Contains(p.After.Type)).Select(p => p.After.Name), Is.Empty);
            Assert.That(moved.Where(p => WithoutOrder(p.Before) != WithoutOrder(p.After)).Select(p => p.After.Name), Is.Empty);
            foreach (var type in InLanes)
            {
                Assert.That(moved.Count(p => p.After.Type == type), Is.LessThanOrEqualTo(after.Resources.Count(r => r.Type == type && !known.Contains(r.Urn))), type);
            }

            foreach (var (was, now) in changed.Where(p => OfAllTeams.ContainsKey(p.After.Name)))
            {
                Assert.That(WithoutOrder(now, OfAllTeams[now.Name].Input), Is.EqualTo(WithoutOrder(was, OfAllTeams[now.Name].Input)), OfAllTeams[now.Name].Why);
            }

            Assert.That(Findings(after), Is.EqualTo(Findings(before)));
        });
    }

    [Test]
    public async Task ThreeHundredTeams_PlanWithoutAFinding_AndTheAddressPlanHoldsThem()
    {
        var many = await StackFiles.PlanAsync(With(string.Concat(Enumerable.Range(1, 300).Select(i => FormattableString.Invariant($"    team-{i:000}: {{}}\n")))));
        var foundation = many.Foundation!;
        var corporate = foundation.Accounts.Count(a => a.Connectivity == "corporate");
        Assert.Multiple(() =>
        {
            Assert.That(foundation.Accounts, Has.Count.GreaterThan(900));
            Assert.That(many.Findings, Is.Empty);
            Assert.That(foundation.Network!.Segments.Single().Regions.Select(r => Room(r, foundation.Network.VpcNetmask)), Is.All.GreaterThan(corporate));
            Assert.That(
                many.Resources.Where(r => r.Type == "aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr").Select(r => (r.Name, r.Text("cidr"))),
                Is.EqualTo(before.Resources.Where(r => r.Type == "aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr").Select(r => (r.Name, r.Text("cidr")))), "nothing is renumbered");
        });
    }

    private static long Room(ModelSegmentRegion region, int netmask) => region.AccountBlocks.Select(Primitives.CidrBlock.Parse).Where(b => b.Netmask <= netmask).Sum(b => b.Count(netmask));

    private static string With(string teams) => StackFiles.Text("prod").Replace(Teams, Teams + teams, StringComparison.Ordinal);

    private static string[] Findings(Plan plan) => [.. plan.Findings.Select(f => $"{f.Id} {f.Severity} {f.Urn} {f.Message}")];

    private static string WithoutOrder(PlannedResource resource, string? input = null)
    {
        var text = JsonNode.Parse(StackFiles.Text(resource))!["resources"]![0]!.AsObject();
        text.Remove("dependencies");
        text["options"]!.AsObject().Remove("dependsOn");
        if (input is not null)
        {
            text["inputs"]!.AsObject().Remove(input);
        }

        return text.ToJsonString();
    }
}
