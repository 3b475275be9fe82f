namespace MlFoundation.Planning.Difference;

/// <summary>What becomes of the corporate network and its segments.</summary>
internal static class NetworkDifference
{
    public static IEnumerable<DomainChange> Of(PlanPair pair) =>
        Changes(pair.Before.Plan.Foundation?.Network, pair.After.Plan.Foundation?.Network).Select(c => new DomainChange(c.Grade, Topic.Network, c.Sentence));

    private static IEnumerable<(Grade Grade, string Sentence)> Changes(NetworkModel? before, NetworkModel? after)
    {
        var was = (before?.Segments ?? []).ToDictionary(s => s.Key, StringComparer.Ordinal);
        foreach (var segment in after?.Segments ?? [])
        {
            if (was.TryGetValue(segment.Key, out var old))
            {
                foreach (var change in Changed(old, segment))
                {
                    yield return change;
                }
            }
            else
            {
                yield return (Grade.Harmless, $"Segment {segment.Key} is new, for {Words.List(segment.Units)}, in {Words.List(segment.Regions.Select(r => r.Region))}.");
            }
        }

        foreach (var gone in was.Keys.Except((after?.Segments ?? []).Select(s => s.Key)).Order(StringComparer.Ordinal))
        {
            yield return (Grade.Dangerous, $"Segment {gone} goes, and the ways of its accounts with it.");
        }

        if (before is null || after is null)
        {
            yield break;
        }

        if (before.Block != after.Block)
        {
            yield return (Grade.Dangerous, $"Addresses come from {after.Block}; before, from {before.Block}.");
        }

        foreach (var (ranges, what, grade) in new[] { (after.CorporateRanges.Except(before.CorporateRanges), "counts as on premises from now on", Grade.Careful), (before.CorporateRanges.Except(after.CorporateRanges), "no longer counts as on premises", Grade.Dangerous) })
        {
            foreach (var range in ranges.Order(StringComparer.Ordinal))
            {
                yield return (grade, $"{range} {what}: routes, rules and names follow.");
            }
        }
    }

    private static IEnumerable<(Grade Grade, string Sentence)> Changed(ModelSegment was, ModelSegment now)
    {
        if (was.Inspection != now.Inspection)
        {
            yield return now.Inspection == "none"
                ? (Grade.Dangerous, $"Segment {now.Key} is no longer inspected: its firewall goes, and what it stopped passes.")
                : (Grade.Careful, $"Segment {now.Key} is inspected {Where(now.Inspection)}; before, {(was.Inspection == "none" ? "not at all" : Where(was.Inspection))}. Connections are cut once.");
        }

        if (was.Spokes != now.Spokes)
        {
            yield return (now.Spokes == "isolated" ? Grade.Dangerous : Grade.Careful, now.Spokes == "isolated"
                ? $"Accounts of segment {now.Key} are isolated from each other; before, they reached each other through inspection."
                : $"Accounts of segment {now.Key} reach each other through inspection; before, they were isolated from each other.");
        }

        if (was.Egress != now.Egress)
        {
            yield return (now.Egress == "none" ? Grade.Dangerous : Grade.Careful, $"Segment {now.Key} has {Out(now.Egress)}; before, {Out(was.Egress)}.");
        }

        if (was.Corporate != now.Corporate)
        {
            yield return (now.Corporate ? Grade.Careful : Grade.Dangerous, $"Segment {now.Key} is {(now.Corporate ? "connected to the network on premises" : "cut off from the network on premises")}.");
        }

        foreach (var unit in now.Units.Except(was.Units).Order(StringComparer.Ordinal))
        {
            yield return (Grade.Careful, $"Unit {unit} belongs to segment {now.Key} from now on.");
        }

        foreach (var unit in was.Units.Except(now.Units).Order(StringComparer.Ordinal))
        {
            yield return (Grade.Dangerous, $"Unit {unit} no longer belongs to segment {now.Key}.");
        }

        var regions = was.Regions.ToDictionary(r => r.Region, StringComparer.Ordinal);
        foreach (var region in now.Regions)
        {
            if (!regions.Remove(region.Region, out var old))
            {
                yield return (Grade.Harmless, $"Segment {now.Key} comes to {region.Region}, with {region.Block}.");
                continue;
            }

            if (old.Block != region.Block)
            {
                yield return (Grade.Dangerous, $"Segment {now.Key} has {region.Block} in {region.Region}; before, {old.Block}. Networks that are there keep their addresses, which no route leads to any more.");
            }

            if (old.Asn != region.Asn)
            {
                yield return (Grade.Dangerous, FormattableString.Invariant($"The transit gateway of segment {now.Key} in {region.Region} has the autonomous system number {region.Asn}; before, {old.Asn}. AWS refuses that while a link is up."));
            }

            if (!old.Zones.SequenceEqual(region.Zones))
            {
                yield return (Grade.Careful, $"The hub of segment {now.Key} in {region.Region} is in {Words.List(region.Zones)}; before, in {Words.List(old.Zones)}.");
            }
        }

        foreach (var gone in regions.Keys.Order(StringComparer.Ordinal))
        {
            yield return (Grade.Dangerous, $"Segment {now.Key} leaves {gone}.");
        }
    }

    private static string Where(string inspection) => inspection == "vpc" ? "in a VPC" : "at the transit gateway";

    private static string Out(string egress) => egress == "central" ? "its way to the internet through the hub" : "no way to the internet";
}
