using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlFoundation.Accounts;

/// <summary>What holds for the text of both blueprints, whatever their parameters are.</summary>
[TestFixture("corporate"), TestFixture("internet")]
public sealed class BlueprintFormTests(string name)
{
    private readonly BlueprintTemplate blueprint = Blueprints.Named(name);
    private readonly TemplateReader template = new(Blueprints.Named(name).Text);

    /// <summary>All that can have an effect: a rule only refuses.</summary>
    private JsonArray Body => [.. new[] { "Conditions", "Resources", "Outputs" }.Select(s => template.Section(s).DeepClone())];

    [Test]
    public void Template_Fits()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetByteCount(blueprint.Text), Is.LessThanOrEqualTo(1_000_000));
            Assert.That(template.Section("Resources"), Has.Count.LessThanOrEqualTo(500));
            Assert.That(template.Section("Parameters"), Has.Count.LessThanOrEqualTo(200));
            Assert.That(template.Section("Outputs"), Has.Count.LessThanOrEqualTo(200));
            Assert.That(Encoding.UTF8.GetByteCount((string)template.Root["Description"]!), Is.InRange(20, 1024));
        });
    }

    [Test]
    public void Reference_Always_LeadsSomewhere()
    {
        string[] known = [.. template.Section("Parameters").Select(p => p.Key), .. template.Section("Resources").Select(r => r.Key),
            "AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::URLSuffix"];
        var after = TemplateReader.Calls(template.Section("Resources")).Where(c => c.Key == "DependsOn").Select(c => (string)c.Value!);
        Assert.That(TemplateReader.References(template.Root).Concat(after).Distinct(), Is.SubsetOf(known).And.Not.Empty);
    }

    [Test]
    public void Parameter_Always_IsUsed() =>
        Assert.That(blueprint.Parameters, Is.SubsetOf(TemplateReader.References(Body)));

    [Test]
    public void Parameter_Always_HasALabelAndOneGroup()
    {
        var form = template.Root["Metadata"]!["AWS::CloudFormation::Interface"]!;
        var grouped = form["ParameterGroups"]!.AsArray().SelectMany(g => g!["Parameters"]!.AsArray().Select(p => (string)p!));
        Assert.Multiple(() =>
        {
            Assert.That(grouped, Is.EquivalentTo(blueprint.Parameters));
            Assert.That(form["ParameterLabels"]!.AsObject().Select(l => l.Key), Is.EquivalentTo(blueprint.Parameters));
        });
    }

    [Test]
    public void Parameter_Always_SaysWhatItTakes()
    {
        foreach (var (parameter, form) in template.Section("Parameters"))
        {
            Assert.That(form!["Description"], Is.Not.Null, parameter);
            Assert.That(form["AllowedPattern"] ?? form["AllowedValues"] ?? form["MinValue"], Is.Not.Null, parameter);
            Assert.That((string)form["Type"]!, Is.AnyOf("String", "Number"), $"{parameter}: the console's vending form passes plain text");
            if (form["AllowedPattern"] is { } pattern)
            {
                Assert.That((string)pattern!, Does.StartWith("^").And.EndsWith("$"), parameter);
                Assert.That(form["ConstraintDescription"], Is.Not.Null, parameter);
                Assert.That(form["Default"] is not { } given || Regex.IsMatch((string)given!, (string)pattern!), Is.True, $"{parameter}: its default");
                Assert.That(!Blueprints.Everything.TryGetValue(parameter, out var value) || Regex.IsMatch(value, (string)pattern!), Is.True, parameter);
            }
        }
    }

    [Test]
    public void Condition_Always_IsDefinedAndUsed() => Assert.That(
        TemplateReader.Conditions(Body)
            .Where(c => c.Length > 0).Distinct(),
        Is.EquivalentTo(template.Section("Conditions").Select(c => c.Key)));

    [Test]
    public void Mapping_Always_IsUsed() => Assert.That(
        TemplateReader.Calls(template.Section("Resources")).Where(c => c.Key == "Fn::FindInMap").Select(c => (string)c.Value![0]!).Distinct(),
        Is.EquivalentTo(template.Section("Mappings").Select(m => m.Key)));

    [Test]
    public void Text_NamesNoPartitionAccountOrRegion() => Assert.That(
        Regex.Matches(template.Section("Resources").ToJsonString() + template.Section("Outputs").ToJsonString(),
            @"arn:aws[a-z-]*:|(?<!\d)\d{12}(?!\d)|\b[a-z]{2}-(north|south|east|west|central)[a-z]*-\d\b").Select(m => m.Value), Is.Empty);

    [Test]
    public void Template_AsksForNoMacro_SinceStackSetsAndVendingRefuseThem() =>
        Assert.That(template.Root.Select(s => s.Key), Has.No.Member("Transform").And.No.Member("Hooks"));
}
