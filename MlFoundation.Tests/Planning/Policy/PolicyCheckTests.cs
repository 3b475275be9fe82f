using System.Collections.Immutable;
using System.Text.Json;
using MlFoundation.Commands;
using MlFoundation.Support;
using Spectre.Console.Testing;

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

    // Packs and their configurations go together by their order, as with pulumi preview.
    [Test]
    public async Task SeveralPacks_EachWithItsFile_AreAskedOneAfterTheOther()
    {
        var folder = Directory.CreateTempSubdirectory("mlfoundation-packs-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "owners.json"), """{"all": "disabled", "MLF-TAG-101": {"enforcementLevel": "mandatory", "keys": ["Nobody"]}}""");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "regions.json"), """{"all": "disabled", "MLF-REG-101": {"enforcementLevel": "advisory", "regions": ["ap-southeast-6"]}}""");
            var (owners, regions) = (Path.Combine(folder.FullName, "owners.json"), Path.Combine(folder.FullName, "regions.json"));
            var both = await PlanAsync("--policy-pack", "policy", "--policy-pack-config", owners, "--policy-pack", "policy", "--policy-pack-config", regions);
            var second = await PlanAsync("--policy-pack", "policy", "--policy-pack-config", regions);
            Assert.Multiple(() =>
            {
                Assert.That(both.Findings.Where(f => f.StartsWith("MLF-TAG-101", StringComparison.Ordinal) || f.StartsWith("MLF-REG-101", StringComparison.Ordinal)).Distinct(), Is.EquivalentTo(new[] { "MLF-TAG-101 mandatory", "MLF-REG-101 advisory" }));
                Assert.That(second.Findings.Where(f => f.StartsWith("MLF-TAG-101", StringComparison.Ordinal)), Is.Empty);
                Assert.That((both.Code, second.Code), Is.EqualTo((1, 0)), "a mandatory finding is exit code 1, an advisory one none");
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static async Task<(int Code, string[] Findings)> PlanAsync(params string[] options)
        {
            using var console = new TestConsole();
            using var output = new StringWriter();
            var code = await CommandLine.RunAsync(["plan", "sandbox", "--json", "-", .. options], new Surroundings(console, output, TextWriter.Null, Repository.Root, () => null, TimeProvider.System));
            using var plan = JsonDocument.Parse(output.ToString());
            return (code, [.. plan.RootElement.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("id").GetString()} {f.GetProperty("severity").GetString()}")]);
        }
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
