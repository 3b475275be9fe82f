using MlFoundation.Configuration;
using MlFoundation.Configuration.Reading;
using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Network;

/// <summary>What holds between segments, units and numbers.</summary>
internal static class SegmentChecks
{
    /// <summary>Every problem of the segments.</summary>
    public static IEnumerable<Problem> Of(FoundationSettings settings)
    {
        var units = UnitPlan.Of(settings.Organization);
        var segments = SegmentPlan.Of(settings);
        return [.. UnitsOf(settings, units), .. OneSegment(segments, units), .. Blocks(settings, segments), .. Numbers(settings, segments), .. Corporate(settings, segments), .. Directory(settings)];
    }

    private static IEnumerable<Problem> UnitsOf(FoundationSettings settings, IReadOnlyList<PlannedUnit> units)
    {
        foreach (var (key, segment) in settings.Network.Segments)
        {
            for (var i = 0; i < segment.Units.Count; i++)
            {
                var at = FormattableString.Invariant($"network.segments.{key}.units[{i}]");
                if (units.FirstOrDefault(u => u.Path == segment.Units[i]) is not { } unit)
                {
                    yield return new Problem(at, segment.Units[i], "a unit of organization.units", Suggestion.For(segment.Units[i].ToString(), units.Select(u => u.Path.ToString()), "units"));
                }
                else if (unit.Connectivity != Connectivity.Corporate)
                {
                    yield return new Problem(at, segment.Units[i], "a unit of corporate connectivity", $"Shares reach everything below the unit: set {unit.SettingsPath}.connectivity to corporate, or name the units below it that are.");
                }
            }

            foreach (var region in segment.Regions.Keys.Where(r => settings.Organization.Regions.All(g => g.ToString() != r)))
            {
                yield return new Problem($"network.segments.{key}.regions.{region}", null, "a governed region", "Add it to organization.governedRegions, or remove it here.");
            }
        }
    }

    private static IEnumerable<Problem> OneSegment(IReadOnlyList<PlannedSegment> segments, IReadOnlyList<PlannedUnit> units)
    {
        foreach (var unit in units.Where(u => u.Connectivity == Connectivity.Corporate))
        {
            var of = segments.Where(s => s.Units.Any(unit.Path.IsIn)).Select(s => s.Key).ToArray();
            if (of.Length == 0)
            {
                yield return new Problem($"{unit.SettingsPath}.connectivity", Connectivity.Corporate, "a segment of the network for it", $"Name {unit.Path} under network.segments, or give it another connectivity.");
            }
            else if (of.Length > 1)
            {
                yield return new Problem(
                    $"{unit.SettingsPath}.connectivity", Connectivity.Corporate, "one segment of the network for it",
                    $"{string.Join(" and ", of)} both name {unit.Path} or a unit above it: an account is attached once. Remove it from all but one.");
            }
        }
    }

    private static IEnumerable<Problem> Blocks(FoundationSettings settings, IReadOnlyList<PlannedSegment> segments)
    {
        var addresses = settings.Network.Addresses;
        var placed = segments.SelectMany(s => s.Regions.Select(r => new PlacedBlock($"{s.SettingsPath}.regions.{r.Region}.block", r.Block))).ToArray();
        PlacedBlock[] others =
        [
            new("the internet blueprint's range", AddressPlan.InternetBlueprint),
            .. (settings.Network.Corporate?.Ranges ?? []).Select((r, i) => new PlacedBlock(FormattableString.Invariant($"network.corporate.ranges[{i}]"), r)),
        ];
        for (var i = 0; i < placed.Length; i++)
        {
            var (at, block) = placed[i];
            if (!addresses.Block.Contains(block))
            {
                yield return new Problem(at, block, $"a part of network.addresses.block, {addresses.Block}", "Choose another block, or a larger network.addresses.block.");
            }

            foreach (var other in others.Concat(placed.Take(i)).Where(o => o.Block.Overlaps(block)))
            {
                yield return new Problem(at, block, $"a block that does not overlap {other.At} ({other.Block})", WayOut(addresses, block, placed, others));
            }
        }
    }

    private static string WayOut(AddressSettings addresses, CidrBlock block, PlacedBlock[] placed, PlacedBlock[] others) =>
        AddressPlan.NextFree(addresses, block.Netmask, [.. placed.Concat(others).Select(p => p.Block)]) is { } free
            ? $"The next free block is {free}: write it to the newer of the two, and it stays."
            : FormattableString.Invariant($"{addresses.Block} has no free block of /{block.Netmask}: choose a smaller one, or a larger network.addresses.block.");

    private static IEnumerable<Problem> Numbers(FoundationSettings settings, IReadOnlyList<PlannedSegment> segments)
    {
        var placed = segments.SelectMany(s => s.Regions.Select(r => new PlacedNumber($"{s.SettingsPath}.regions.{r.Region}.asn", r.Asn))).ToArray();
        PlacedNumber[] given = settings.Network.Corporate is { } corporate
            ? [new("network.corporate.asn", corporate.Asn), .. corporate.DirectConnect is { } direct ? [new("network.corporate.directConnect.asn", direct.Asn)] : Array.Empty<PlacedNumber>()]
            : [];
        var taken = placed.Concat(given).Select(p => p.Asn).ToHashSet();
        foreach (var same in given.Concat(placed).GroupBy(p => p.Asn))
        {
            foreach (var twin in same.Skip(1))
            {
                yield return new Problem(
                    twin.At, twin.Asn, $"a number of its own; {same.First().At} has it",
                    FormattableString.Invariant($"The next free number is {TransitGatewayNumbers.NextFree(taken)}: write it to the newer of the two, and it stays."));
            }
        }
    }

    private static IEnumerable<Problem> Corporate(FoundationSettings settings, IReadOnlyList<PlannedSegment> segments)
    {
        if (settings.Network.Corporate is not { } corporate)
        {
            yield break;
        }

        if (settings.Accounts.Network is null)
        {
            yield return new Problem("accounts.network", null, "the account that owns the corporate network", "Add \"network: {}\", or remove network.corporate.");
        }

        if (!segments.Any(s => s.Corporate))
        {
            yield return new Problem("network.corporate", null, "a segment that reaches it", "No unit is corporate, or no segment lets its accounts there: give a unit that connectivity, or remove the section.");
        }

        foreach (var (key, device) in corporate.Vpn)
        {
            for (var i = 0; i < device.Regions.Count; i++)
            {
                if (segments.All(s => s.Regions.All(r => r.Region != device.Regions[i])))
                {
                    yield return new Problem(
                        FormattableString.Invariant($"network.corporate.vpn.{key}.regions[{i}]"), device.Regions[i], "a governed region with network.zones", "No transit gateway is there to connect to.");
                }
            }
        }
    }

    private static IEnumerable<Problem> Directory(FoundationSettings settings)
    {
        if (settings.Network.Directory is null)
        {
            yield break;
        }

        if (SegmentPlan.OfDirectory(settings) is not { } segment || settings.Accounts.Network is null)
        {
            yield return new Problem(
                "network.directory", null, "accounts.network, and accounts.sharedServices in a unit of corporate connectivity with network.zones in the home region",
                "The directory is attached to the segment of the shared services account: add what is missing, or remove the section.");
        }
        else if (segment.Spokes == SpokeTraffic.Isolated)
        {
            yield return new Problem("network.directory", null, "a segment whose accounts reach each other", $"No account would reach it: set {segment.SettingsPath}.spokes to inspected, or remove the section.");
        }
    }

    /// <summary>A block, and where the settings have it.</summary>
    private sealed record PlacedBlock(string At, CidrBlock Block);

    /// <summary>A number of an autonomous system, and where the settings have it.</summary>
    private sealed record PlacedNumber(string At, int Asn);
}
