using System.Collections.Immutable;

namespace MlFoundation.Planning.Difference;

/// <summary>What becomes of units and the landing zone.</summary>
internal static class UnitDifference
{
    private const string LandingZoneType = "aws-native:controltower:LandingZone";

    public static IEnumerable<DomainChange> Of(PlanPair pair) =>
        Units(pair).Concat(LandingZone(pair)).Select(c => new DomainChange(c.Grade, Topic.Units, c.Sentence));

    private static IEnumerable<(Grade Grade, string Sentence)> Units(PlanPair pair)
    {
        foreach (var (path, unit) in pair.UnitsAfter.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            if (!pair.UnitsBefore.TryGetValue(path, out var was))
            {
                yield return (Grade.Harmless, $"Unit {path} is {(unit.Existing ? "taken in" : "created")}, owned by {unit.Owner}{(unit.Connectivity == "none" ? "" : $", with {unit.Connectivity} connectivity")}.");
                continue;
            }

            var accounts = pair.AccountsAfter.Values.Count(a => a.Unit is { } at && Guardrails.Above(at).Contains(path));
            if (was.Name != unit.Name)
            {
                yield return (Grade.Careful, $"Unit {path} is named \"{unit.Name}\"; before, \"{was.Name}\". Its id stays, and with it its {(accounts == 0 ? "" : $"{Words.Count(accounts, "account")}, ")}policies and controls; whoever looks it up by its name has to follow.");
            }

            if (was.Connectivity != unit.Connectivity)
            {
                yield return (Grade.Dangerous, $"Unit {path} has {(unit.Connectivity == "none" ? "no" : unit.Connectivity)} connectivity; before, {was.Connectivity}.{Networks(accounts)}");
            }

            if (was.Existing != unit.Existing)
            {
                yield return (Grade.Careful, unit.Existing ? $"Unit {path} is looked up from now on; before, the stack made it." : $"Unit {path} is made by the stack from now on; before, it was looked up. AWS refuses a second one of its name: import the one that is there first.");
            }

            if (was.Owner != unit.Owner)
            {
                yield return (Grade.Harmless, $"Unit {path} is owned by {unit.Owner}; before, by {was.Owner}.");
            }
        }

        foreach (var (path, unit) in pair.UnitsBefore.OrderBy(u => u.Key, StringComparer.Ordinal).Where(u => !pair.UnitsAfter.ContainsKey(u.Key)))
        {
            yield return (Grade.Careful, unit.Existing ? $"Unit {path} leaves the stack file: it stays in AWS, without what the stack attached to it." : $"Unit {path} leaves the stack file.");
        }
    }

    private static string Networks(int accounts) =>
        accounts == 0 ? "" : $" Its {Words.Count(accounts, "account")} {Words.Verb(accounts, "keeps the network it has", "keep the network they have")}.";

    private static IEnumerable<(Grade Grade, string Sentence)> LandingZone(PlanPair pair)
    {
        if (pair.Before.All(LandingZoneType).FirstOrDefault() is not { } was)
        {
            return pair.After.All(LandingZoneType).Any() ? [(Grade.Careful, "The stack sets a landing zone up, which takes half an hour and more.")] : [];
        }

        return pair.After.All(LandingZoneType).FirstOrDefault() switch
        {
            null => [],
            var now when Older(now.Text("version"), was.Text("version")) =>
                [(Grade.Refused, $"The landing zone would go back from version {was.Text("version")} to {now.Text("version")}; expected {was.Text("version")} or a later one. AWS makes no such change: put the version back.")],
            var now when now.Text("version") != was.Text("version") && Enabled(was).Except(Enabled(now)).ToArray() is { Length: > 0 } off =>
                [(Grade.Refused, $"The landing zone would go from version {was.Text("version")} to {now.Text("version")} and switch {Words.List(off)} off at once; expected one after the other. AWS makes no such change: switch it off once the version is there.")],
            var now when now.Text("version") != was.Text("version") =>
                [(Grade.Dangerous, $"The landing zone goes from version {was.Text("version")} to {now.Text("version")}: every unit is registered anew afterwards, and there is no way back.")],
            var now when !PropertyDifference.Same(now["manifest"], was["manifest"]) =>
                [(Grade.Careful, $"The landing zone changes its manifest: {Words.List(PropertyDifference.Of("", was["manifest"], now["manifest"]).Select(p => p.Path))}.")],
            _ => [],
        };
    }

    /// <summary>Integrations that a manifest switches on.</summary>
    private static IEnumerable<string> Enabled(PlannedResource landingZone) => landingZone["manifest"] is ImmutableDictionary<string, object?> manifest
        ? manifest.Where(e => e.Value is ImmutableDictionary<string, object?> part && part.GetValueOrDefault("enabled") is true).Select(e => e.Key).Order(StringComparer.Ordinal)
        : [];

    private static bool Older(string? now, string? was) => Version.TryParse(now, out var one) && Version.TryParse(was, out var other) && one < other;
}
