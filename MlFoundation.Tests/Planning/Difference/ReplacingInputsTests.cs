using System.Reflection;
using System.Text.Json;
using MlFoundation.OfflineKit.Packages;
using MlFoundation.Support;
using Pulumi;

namespace MlFoundation.Planning.Difference;

/// <summary>Which inputs replace a resource, held against what AWS and the provider say of it.</summary>
[TestFixture]
public sealed class ReplacingInputsTests
{
    private static readonly Dictionary<string, Evidence> Known = JsonSerializer.Deserialize<Document>(
        File.ReadAllText(Repository.PathOf("MlFoundation.Tests", "Planning", "Difference", "replacing-inputs.json")), JsonSerializerOptions.Web)!.Types;

    private static readonly Dictionary<string, Type> Classes = (
        from assembly in new[] { typeof(Pulumi.Aws.Provider).Assembly, typeof(Pulumi.AwsNative.Provider).Assembly }
        from type in assembly.GetTypes()
        from attribute in type.GetCustomAttributes<ResourceTypeAttribute>()
        select (attribute.Type, type)).DistinctBy(t => t.Type).ToDictionary(t => t.Type, t => t.type, StringComparer.Ordinal);

    [Test]
    public void TheTable_IsWhatTheSourcesSay_TypeByType()
    {
        Assert.That(Known.Keys, Is.EquivalentTo(ReplacingInputs.All.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (type, evidence) in Known)
            {
                Assert.That(ReplacingInputs.All[type], Is.EquivalentTo(evidence.All), type);
            }
        });
    }

    [Test]
    public void MostOfIt_IsHeldByData()
    {
        var (believed, all) = (Known.Values.Sum(e => e.Believed.Length), Known.Values.Sum(e => e.All.Count()));
        Assert.That((all, believed), Is.EqualTo((133, 24)), "an input more that nobody's data holds: look it up first");
    }

    [Test]
    public void EveryInput_IsOneOfItsClass()
    {
        Assert.Multiple(() =>
        {
            foreach (var (type, inputs) in ReplacingInputs.All)
            {
                var args = Classes[type].GetConstructors().SelectMany(c => c.GetParameters()).First(p => typeof(ResourceArgs).IsAssignableFrom(p.ParameterType)).ParameterType;
                Assert.That(inputs, Is.SubsetOf(Wire.Inputs(args).Keys), type);
            }
        });
    }

    [Test]
    public async Task EveryTypeWhoseLossIsRefused_AndThatThePlanHas_IsKnown_OrNothingReplacesIt()
    {
        var prod = await StackFiles.PlanAsync(StackFiles.Text("prod"));
        string[] unreplaced =
        [
            // Nothing in the organization, an address manager, a portfolio or a landing zone makes another one.
            "aws:organizations/organization:Organization", "aws:ec2/vpcIpam:VpcIpam", "aws:servicecatalog/portfolio:Portfolio", "aws-native:controltower:LandingZone",
            // A switch, on or off.
            "aws:servicecatalog/organizationsAccess:OrganizationsAccess",
        ];
        var kept = prod.Resources.Where(r => r.Custom && r.Options.Protect).Select(r => r.Type).Distinct().ToArray();
        Assert.That(kept.Except(ReplacingInputs.All.Keys).Except(unreplaced), Is.Empty);
    }

    private sealed record Document(Dictionary<string, Evidence> Types);

    private sealed record Named(string? Schema, string? File, string[] Inputs);

    private sealed record Evidence(Named? CreateOnly, Named? ForcesNew, Dictionary<string, string>? Updated)
    {
        public string[] Believed { get; init; } = [];

        public IEnumerable<string> All => (CreateOnly?.Inputs ?? []).Where(i => Updated?.ContainsKey(i) is not true).Concat(ForcesNew?.Inputs ?? []).Concat(Believed).Distinct();
    }
}
