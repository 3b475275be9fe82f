using System.Collections.Immutable;
using System.Text.Json;
using MlFoundation.Support;

namespace MlFoundation.Planning.Policy;

/// <summary>The repository's own pack, run over plans as the engine runs it.</summary>
[TestFixture]
public sealed class PolicyCheckTests
{
    private static readonly string Folder = Repository.PathOf("policy");

    [OneTimeSetUp]
    public void Install() => NodePackages.Install(Folder);

    [Test]
    public void ThePack_PassesItsOwnTests_AndItsTypesAreRight()
    {
        NodePackages.Run(Folder, "npm", "test");
        NodePackages.Run(Folder, "npm", "run", "check");
    }

    [TestCase("prod"), TestCase("sandbox")]
    public async Task TheStacks_BreakNoRule(string stack)
    {
        var plan = await FoundationPlanner.PlanAsync(stack, Configuration.SettingsReader.Read<FoundationSettings>($"Pulumi.{stack}.yaml", StackFiles.Text(stack)));
        var findings = await PolicyCheck.RunAsync(plan, [new PolicyPack(Folder, "policy")], default);
        Assert.That(findings.Select(f => $"{f.Id} {f.Message}").Order(), Is.Empty);
    }

    [Test]
    public async Task APlantedFault_OfEveryRule_IsFoundThroughThePlan()
    {
        using var faults = JsonDocument.Parse(NodePackages.Run(Folder, "node", "test/print-faults.js"));
        var found = new Dictionary<string, Finding[]>();
        var configured = faults.RootElement.EnumerateObject().GroupBy(f => f.Value.GetProperty("config").GetRawText() != "{}" ? f.Name : "");
        foreach (var group in configured)
        {
            var config = group.Key.Length == 0 ? null : JsonSerializer.Serialize(group.ToDictionary(f => f.Name, f => f.Value.GetProperty("config")));
            var plan = PlanOf.Resources([.. group.SelectMany(f => f.Value.GetProperty("resources").EnumerateArray().SelectMany(r => Resources(f.Name, r)))]);
            foreach (var byRule in (await PolicyCheck.RunAsync(plan, [new PolicyPack(Folder, "policy", config, "config.json")], default)).GroupBy(f => f.Id))
            {
                found[byRule.Key] = [.. found.GetValueOrDefault(byRule.Key, []), .. byRule];
            }
        }

        Assert.That(faults.RootElement.EnumerateObject().Count(), Is.GreaterThanOrEqualTo(40));
        Assert.Multiple(() =>
        {
            foreach (var fault in faults.RootElement.EnumerateObject())
            {
                Assert.That(found.GetValueOrDefault(fault.Name, []).Any(f => f.Urn!.EndsWith($"-{fault.Name}", StringComparison.Ordinal)), Is.True, fault.Name);
            }
        });
    }

    [Test]
    public async Task AFinding_SaysRule_Weight_ResourceAndMessage()
    {
        var plan = PlanOf.Resources(PlanOf.Resource("aws:organizations/organizationalUnit:OrganizationalUnit", "lab", [("tags", ImmutableDictionary<string, object?>.Empty.Add("Owner", "lab"))]), Attached);
        Assert.That(await PolicyCheck.RunAsync(plan, [new PolicyPack(Folder, "policy")], default), Is.EqualTo(new[]
        {
            new Finding(
                "MLF-ORG-101", Severity.Mandatory, PlanOf.Urn("aws:organizations/organizationalUnit:OrganizationalUnit", "lab"),
                "lab: It is not protected; expected protect: true, because what it stands for cannot be made again. (Organization, units, accounts and landing zone are protected from deletion and replacement.)")
            {
                Rule = "Organization, units, accounts and landing zone are protected from deletion and replacement. https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
            },
        }));
    }

    [TestCase("""{"all": "disabled", "MLF-TAG-101": {"enforcementLevel": "mandatory", "keys": ["Team"]}}""", "MLF-TAG-101 Mandatory")]
    public async Task LevelsAndSettings_OfTheFile_AreApplied(string config, string expected)
    {
        var plan = PlanOf.Resources(PlanOf.Resource("aws:organizations/organizationalUnit:OrganizationalUnit", "lab"), Attached);
        var findings = await PolicyCheck.RunAsync(plan, [new PolicyPack(Folder, "policy", config, "levels.json")], default);
        Assert.That(string.Join(", ", findings.Select(f => $"{f.Id} {f.Severity}").Order()), Is.EqualTo(expected));
    }

    private static PlannedResource Attached =>
        PlanOf.Resource("aws:organizations/policyAttachment:PolicyAttachment", "attachment", [("targetId", "r-root")]);

    // Names are made unique by the rule, so that a finding can be told to belong to its fault.
    private static IEnumerable<PlannedResource> Resources(string rule, JsonElement given)
    {
        var name = $"{given.GetProperty("name").GetString()}-{rule}";
        var inputs = (ImmutableDictionary<string, object?>)Plain(given.GetProperty("props"))!;
        if (given.TryGetProperty("refers", out var refers))
        {
            foreach (var property in refers.EnumerateObject())
            {
                inputs = inputs.SetItem(property.Name, $"${{{property.Value[0].GetString()}-{rule}.id}}");
            }
        }

        var resource = PlanOf.Resource(given.GetProperty("type").GetString()!, name) with { Inputs = inputs };
        if (given.TryGetProperty("opts", out var options))
        {
            resource = resource with { Options = With(resource.Options, options) };
        }

        if (given.TryGetProperty("provider", out var provider))
        {
            var type = provider.GetProperty("type").GetString()!;
            var own = PlanOf.Resource(type, $"provider-{rule}") with { Inputs = (ImmutableDictionary<string, object?>)Plain(provider.GetProperty("props"))! };
            yield return own;
            resource = resource with { Provider = own.Urn };
        }

        yield return resource;
    }

    private static PlannedOptions With(PlannedOptions options, JsonElement given) => options with
    {
        Protect = given.TryGetProperty("protect", out var protect) && protect.GetBoolean(),
        IgnoreChanges = given.TryGetProperty("ignoreChanges", out var ignored) ? [.. ignored.EnumerateArray().Select(i => i.GetString()!)] : [],
        Timeouts = given.TryGetProperty("customTimeouts", out var timeouts)
            ? timeouts.EnumerateObject().ToImmutableSortedDictionary(t => t.Name.Replace("Seconds", "", StringComparison.Ordinal), t => t.Value.GetDouble() / 60)
            : options.Timeouts,
    };

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToImmutableArray(),
        JsonValueKind.Object => value.EnumerateObject().ToImmutableDictionary(p => p.Name, p => Plain(p.Value)),
        _ => null,
    };
}
