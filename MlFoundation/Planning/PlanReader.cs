using System.Collections.Immutable;
using System.Text.Json;
using MlFoundation.Planning.Proofs.Reachability;

namespace MlFoundation.Planning;

/// <summary>Reads the JSON form of a plan. What it needs must be there and of the right kind; what it does not know is passed over, since additions leave the format's version alone.</summary>
/// <param name="name">What the text is called in messages.</param>
internal sealed class PlanReader(string name)
{
    private const string Again = "Write it again: dotnet run --project MlFoundation -- plan <stack> --json FILE.";

    public Plan Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return PlanFrom(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new PlanFileException(
                FormattableString.Invariant($"{name}:{(exception.LineNumber ?? 0) + 1}:{(exception.BytePositionInLine ?? 0) + 1}: this is not JSON; expected a whole plan. {Again}"), exception);
        }
    }

    private Plan PlanFrom(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("formatVersion", out var version))
        {
            var found = root.ValueKind != JsonValueKind.Object ? $"a JSON {Kind(root)}"
                : string.Join(", ", root.EnumerateObject().Take(4).Select(p => p.Name)) is { Length: > 0 } keys ? $"an object with {keys}" : "an empty object";
            throw new PlanFileException($"{name} holds {found}; expected a plan of this program, which says its formatVersion. {Again}");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Plan.FormatVersion)
        {
            throw new PlanFileException($"{name} has format version {version.GetRawText()}; expected {Plan.FormatVersion}. Another version of the program wrote it: check that commit's stack file out, and write it with this one: dotnet run --project MlFoundation -- plan <stack> --json FILE.");
        }

        var plan = new PlanNode(name, "", root);
        return new Plan(
            plan.Text("project"), plan.Text("stack"), plan.All("resources", Resource), plan.All("calls", c => new PlannedCall(c.Text("type"), c.Values("inputs"))),
            plan.Maybe("foundation") is { } foundation ? Foundation(foundation) : null,
            plan.All("findings", f => new Finding(f.Text("id"), f.Text("severity") switch
            {
                "mandatory" => Severity.Mandatory,
                "advisory" => Severity.Advisory,
                var other => throw f.Wrong("severity", $"\"{other}\"", "mandatory or advisory"),
            }, f.MaybeText("urn"), f.Text("message"), f.MaybeText("at"))))
        {
            Reachability = plan.Maybe("reachability") is { } reach ? Matrix(reach) : null,
        };
    }

    private static PlannedResource Resource(PlanNode r)
    {
        var options = r.Object("options");
        return new PlannedResource(
            r.Text("urn"), r.Text("type"), r.Text("name"), r.MaybeText("parent"), r.Flag("custom"), r.MaybeText("provider"), r.MaybeText("account"), r.MaybeText("region"), r.Values("inputs"),
            new PlannedOptions(
                options.Flag("protect"), options.Flag("retainOnDelete"), options.Flag("deleteBeforeReplace"), options.Texts("ignoreChanges"), options.Texts("dependsOn"),
                options.Texts("aliases"), Minutes(options.Object("customTimeouts")), options.MaybeText("importId")),
            r.Texts("dependencies"));
    }

    private static SortedDictionary<string, double> Minutes(PlanNode timeouts) => new(timeouts.Keys.ToDictionary(k => k, timeouts.Number), StringComparer.Ordinal);

    private static FoundationModel Foundation(PlanNode f) => new(
        f.All("units", u => new ModelUnit(u.Text("path"), u.Text("name"), u.Text("owner"), u.Flag("existing"), u.Text("connectivity"))),
        f.All("accounts", a => new ModelAccount(a.Text("name"), a.Text("role"), a.Text("owner"), a.MaybeText("unit"), a.MaybeText("id"), a.Text("connectivity"))
        {
            Key = a.Text("key"), Email = a.MaybeText("email"), State = a.Text("state"), Team = a.MaybeText("team"), Serves = a.Texts("serves"),
        }),
        (int)f.Number("accountConcurrency"),
        f.Maybe("network") is { } network ? Network(network) : null)
    {
        OrganizationId = f.MaybeText("organizationId"),
        Access = f.Maybe("access") is { } access ? Access(access) : null,
        Security = f.Maybe("security") is { } s
            ? new SecurityModel(s.Texts("regions"), s.Flag("landingZoneIsElsewhere"), s.Flag("locksLogs"), s.All("off", o => new ModelSwitchedOff(o.Text("service"), o.Text("reason"))))
            : null,
        Acknowledged = f.Maybe("acknowledged") is { } acknowledged
            ? acknowledged.Keys.ToImmutableSortedDictionary(k => k, acknowledged.Text, StringComparer.Ordinal) : ImmutableSortedDictionary<string, string>.Empty,
    };

    private static NetworkModel Network(PlanNode n) => new(
        n.Text("block"), (int)n.Number("vpcNetmask"), n.Text("internetBlock"), n.Texts("corporateRanges"),
        n.All("segments", s => new ModelSegment(
            s.Text("key"), s.Texts("units"), s.Text("inspection"), s.Text("spokes"), s.Text("egress"), s.Flag("corporate"),
            s.All("regions", r => new ModelSegmentRegion(r.Text("region"), r.Texts("zones"), r.Text("block"), r.Texts("accountBlocks"), r.Text("hubBlock"), (int)r.Number("asn"))))));

    private static AccessModel Access(PlanNode a) => new(
        a.All("groups", g => new ModelGroup(g.Text("key"), g.Text("name"), g.Text("class"), g.MaybeText("team"), g.Flag("created")) { Central = g.Flag("central") }),
        a.All("permissionSets", s => new ModelPermissionSet(
            s.Text("name"), s.Text("description"), (int)s.Number("sessionHours"), s.Texts("managedPolicies"), s.MaybeText("document"), s.Flag("bounded"), s.Flag("administrator"))),
        a.All("assignments", x => new ModelAssignment(x.Text("group"), x.Text("permissionSet"), x.Text("account"), x.Text("reason"))),
        (int)a.Number("concurrency"));

    private static ReachabilityMatrix Matrix(PlanNode m) => new(
        m.All("classes", c => new AccountClass(c.Text("key"), c.MaybeText("segment"), c.Text("region"), (int)c.Number("accounts"), c.Flag("attached"), c.MaybeText("stackSet") ?? "")),
        m.Has("hub") ? m.Texts("hub") : [],
        m.All("reach", r => KeyValuePair.Create(new Way(r.Text("from"), r.Text("to")), r.Text("how") switch
        {
            "oneWay" => Reach.OneWay,
            "inspected" => Reach.Inspected,
            "direct" => Reach.Direct,
            var other => throw r.Wrong("how", $"\"{other}\"", "oneWay, inspected or direct"),
        })).ToDictionary());

    internal static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "flag",
        _ => "null",
    };
}
