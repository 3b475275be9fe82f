using System.Text.Json;
using MlFoundation.Configuration.Shapes;
using MlFoundation.Network;

namespace MlFoundation.Planning;

/// <summary>The corporate network as the settings describe it.</summary>
/// <param name="Block">Block that all its addresses come from.</param>
/// <param name="VpcNetmask">Netmask length of an account's network.</param>
/// <param name="InternetBlock">Block that networks with direct internet have, all alike.</param>
/// <param name="CorporateRanges">Blocks on premises; none where nothing is attached.</param>
/// <param name="Segments">Segments by key.</param>
public sealed record NetworkModel(string Block, int VpcNetmask, string InternetBlock, IReadOnlyList<string> CorporateRanges, IReadOnlyList<ModelSegment> Segments)
{
    /// <summary>The model of validated settings, or null where no unit is corporate.</summary>
    internal static NetworkModel? Of(FoundationSettings settings)
    {
        var segments = SegmentPlan.Of(settings);
        return segments.Count == 0 ? null : new NetworkModel(
            settings.Network.Addresses.Block.ToString(), settings.Network.Addresses.VpcNetmask, AddressPlan.InternetBlueprint.ToString(), [.. (settings.Network.Corporate?.Ranges ?? []).Select(r => r.ToString())],
            [.. segments.Select(s => new ModelSegment(
                s.Key, [.. s.Units.Select(u => u.ToString())], Text(s.Inspection), Text(s.Spokes), Text(s.Egress), s.Corporate,
                [.. s.Regions.Select(r => new ModelSegmentRegion(
                    r.Region.ToString(), r.Zones, r.Block.ToString(), [.. AddressPlan.AccountBlocks(r.Block).Select(a => a.Block.ToString())], r.Hub.All.ToString(), r.Asn))]))]);
    }

    /// <summary>Writes the model as an object named <c>network</c>.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("network");
        json.WriteString("block", Block);
        json.WriteNumber("vpcNetmask", VpcNetmask);
        json.WriteString("internetBlock", InternetBlock);
        WriteTexts(json, "corporateRanges", CorporateRanges);
        json.WriteStartArray("segments");
        foreach (var segment in Segments)
        {
            segment.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a list of texts.</summary>
    internal static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Text(Enum value) => RecordProperties.KeyOf(value.ToString());
}

/// <summary>A segment.</summary>
/// <param name="Key">Its key, which names its resources.</param>
/// <param name="Units">Paths of its topmost units.</param>
/// <param name="Inspection"><c>transitGateway</c>, <c>vpc</c> or <c>none</c>.</param>
/// <param name="Spokes">How its accounts reach each other: <c>inspected</c> or <c>isolated</c>.</param>
/// <param name="Egress">How its accounts reach the internet: <c>central</c> or <c>none</c>.</param>
/// <param name="Corporate">Whether its accounts and the network on premises reach each other.</param>
/// <param name="Regions">Where it is, the home region first.</param>
public sealed record ModelSegment(
    string Key, IReadOnlyList<string> Units, string Inspection, string Spokes, string Egress, bool Corporate, IReadOnlyList<ModelSegmentRegion> Regions)
{
    /// <summary>Writes the segment as an object.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("key", Key);
        NetworkModel.WriteTexts(json, "units", Units);
        json.WriteString("inspection", Inspection);
        json.WriteString("spokes", Spokes);
        json.WriteString("egress", Egress);
        json.WriteBoolean("corporate", Corporate);
        json.WriteStartArray("regions");
        foreach (var region in Regions)
        {
            region.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>A segment in a region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Zones">Zone ids.</param>
/// <param name="Block">All its addresses there.</param>
/// <param name="AccountBlocks">What accounts' networks are allocated from.</param>
/// <param name="HubBlock">What the hub's own networks are made from.</param>
/// <param name="Asn">Autonomous system number of its transit gateway.</param>
public sealed record ModelSegmentRegion(string Region, IReadOnlyList<string> Zones, string Block, IReadOnlyList<string> AccountBlocks, string HubBlock, int Asn)
{
    /// <summary>Writes it as an object.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("region", Region);
        NetworkModel.WriteTexts(json, "zones", Zones);
        json.WriteString("block", Block);
        NetworkModel.WriteTexts(json, "accountBlocks", AccountBlocks);
        json.WriteString("hubBlock", HubBlock);
        json.WriteNumber("asn", Asn);
        json.WriteEndObject();
    }
}
