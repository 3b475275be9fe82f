using System.Text.RegularExpressions;
using MlFoundation.Configuration;
using MlFoundation.Reports;
using MlFoundation.Support;

namespace MlFoundation.Planning.Difference;

/// <summary>What a pull request says of three changes of the example company.</summary>
[TestFixture]
public sealed partial class SampleChangesTests
{
    [Test]
    public Task ATeamIsAdded() => ReadsAsReviewed("difference-team-added.md", Prod, Changed(Prod, "    recommendations:\n", "    pricing:\n      name: Pricing\n      budget: 3000\n    recommendations:\n"));

    [Test]
    public Task AUnitIsRenamed() => ReadsAsReviewed("difference-unit-renamed.md", Prod, Changed(Prod, "            name: Data\n", "            name: Data and analytics\n"));

    // The directory needs accounts that reach each other, which they do only through inspection.
    [Test]
    public Task InspectionIsSwitchedOff()
    {
        var before = Directory().Replace(Prod, "");
        return ReadsAsReviewed("difference-inspection-off.md", before, Changed(before, "      production:\n        units:", "      production:\n        inspection: none\n        units:"));
    }

    [TestCase("prod"), TestCase("sandbox")]
    public async Task AStackAndItself_DifferInNothing(string stack)
    {
        var (one, other) = (await PlanAsync(stack, StackFiles.Text(stack)), await PlanAsync(stack, StackFiles.Text(stack)));
        Assert.That(DifferenceMarkdown.Of(PlanDifference.Of(one, other)), Is.EqualTo("Nothing changes.\n"));
    }

    private static string Prod => StackFiles.Text("prod");

    private static async Task ReadsAsReviewed(string snapshot, string before, string after) =>
        Snapshot.Matches(snapshot, DifferenceMarkdown.Of(PlanDifference.Of(await PlanAsync("prod", before), await PlanAsync("prod", after))));

    private static string Changed(string text, string old, string replacement)
    {
        Assert.That(text, Does.Contain(old));
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    private static Task<Plan> PlanAsync(string stack, string text) => FoundationPlanner.PlanAsync(stack, SettingsReader.Read<FoundationSettings>($"Pulumi.{stack}.yaml", text));

    [GeneratedRegex("^    directory: .*\n", RegexOptions.Multiline)]
    private static partial Regex Directory();
}
