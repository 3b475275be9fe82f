using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlFoundation.Accounts;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>What holds for the template of every product, whatever it makes.</summary>
[TestFixtureSource(nameof(All))]
public sealed partial class ProductFormTests(string path)
{
    private readonly CatalogProduct product = ProductCatalog.All.Single(p => $"{p.Portfolio}/{p.Key}" == path);
    private readonly JsonObject template = ProductTemplates.Read(ProductCatalog.All.Single(p => $"{p.Portfolio}/{p.Key}" == path));

    private static IEnumerable<string> All => ProductCatalog.All.Select(p => $"{p.Portfolio}/{p.Key}");

    private JsonObject Parameters => template[nameof(Parameters)] as JsonObject ?? [];

    private JsonArray Body => [.. new[] { "Rules", "Conditions", "Resources", "Outputs" }.Select(s => Section(s).DeepClone())];

    [Test]
    public void Product_FitsServiceCatalog() => Assert.Multiple(() =>
    {
        // Service Catalog: API CreateProduct; CloudFormation: quotas. A template below the limit of inline bodies works everywhere.
        Assert.That(product.Key, Does.Match("^[a-z][a-z0-9-]{1,40}$"));
        Assert.That(product.Name, Has.Length.LessThanOrEqualTo(100));
        Assert.That(product.Description, Has.Length.InRange(20, 1_000));
        Assert.That(product.Support.Email, Is.Null.Or.Match("^[^@ ]+@[^@ ]+[.][^@ ]+$"));
        Assert.That(Encoding.UTF8.GetByteCount(product.Current.Text), Is.LessThanOrEqualTo(51_200));
        Assert.That(Section("Resources"), Has.Count.InRange(1, 500));
        Assert.That(Parameters, Has.Count.LessThanOrEqualTo(200));
    });

    [Test]
    public void Description_NamesProductAndVersion() =>
        Assert.That((string)template["Description"]!, Does.Contain($"\"{product.Key}\" {product.Current.Version}").And.Length.LessThanOrEqualTo(1024));

    [Test]
    public void Parameter_Always_HasALabelAndOneGroup()
    {
        var form = template["Metadata"]!["AWS::CloudFormation::Interface"]!;
        string[] names = [.. Parameters.Select(p => p.Key)];
        Assert.Multiple(() =>
        {
            Assert.That(form["ParameterGroups"]!.AsArray().SelectMany(g => g![nameof(Parameters)]!.AsArray().Select(p => (string)p!)), Is.EquivalentTo(names));
            Assert.That(form["ParameterLabels"]!.AsObject().Select(l => l.Key), Is.EquivalentTo(names));
        });
    }

    [Test]
    public void Parameter_Always_IsUsed_AndSaysWhatItTakes() => Assert.Multiple(() =>
    {
        Assert.That(Parameters.Select(p => p.Key), Is.SubsetOf(TemplateReader.References(Body)));
        foreach (var (name, form) in Parameters)
        {
            var limited = new[] { "AllowedPattern", "AllowedValues", "MinValue" }.Any(k => form![k] is not null);
            Assert.That((string?)form!["Description"], Has.Length.GreaterThan(10), name);
            Assert.That(limited, Is.True, $"{name} takes anything");
            Assert.That(form["AllowedValues"] is not null || form["ConstraintDescription"] is not null, Is.True, $"{name} does not say what it expects");
            Assert.That(form["NoEcho"], Is.Null, $"{name}: secrets are no parameters");
        }
    });

    [Test]
    public void Default_Always_IsAllowed() => Assert.Multiple(() =>
    {
        foreach (var (name, form) in Parameters.Where(p => p.Value!["Default"] is not null))
        {
            var given = form!["Default"]!.ToString();
            if ((string?)form["AllowedPattern"] is { } pattern)
            {
                // On a list a pattern speaks of each item.
                Assert.That((string)form["Type"]! == "CommaDelimitedList" ? given.Split(',') : [given], Is.All.Match(pattern), name);
            }

            if (form["AllowedValues"] is JsonArray allowed)
            {
                Assert.That(allowed.Select(a => a!.ToString()), Has.Member(given), name);
            }
        }
    });

    [Test]
    public void Condition_Always_IsUsed() =>
        Assert.That(Section("Conditions").Select(c => c.Key), Is.SubsetOf(TemplateReader.Conditions(Body)));

    [Test]
    public void Text_Always_WorksInEveryAccountRegionAndPartition() => Assert.Multiple(() =>
    {
        var body = Body.ToJsonString();
        Assert.That(body, Does.Not.Contain("arn:aws:"), "write ${AWS::Partition}");
        Assert.That(Accounts12().Matches(body).Select(m => m.Value), Is.Empty, "an account id");
        Assert.That(Region().Matches(body).Select(m => m.Value), Is.Empty, "a Region");
        Assert.That(template["Transform"], Is.Null, "Service Catalog launches no macros without a further capability");
    });

    [Test]
    public void WhatItReadsOfTheAccount_IsWrittenByBothBlueprints()
    {
        foreach (var blueprint in Blueprints.Both)
        {
            var written = new TemplateReader(blueprint.Text).Section("Resources").Select(r => r.Value!)
                .Where(r => (string)r["Type"]! == "AWS::SSM::Parameter").Select(r => (string)r["Properties"]!["Name"]!).ToArray();
            Assert.That(ProductTemplates.Reads(template), Is.SubsetOf(written), blueprint.Name);
            var imports = TemplateReader.Calls(template).Where(c => c.Key == "Fn::ImportValue").Select(c => (string)c.Value!);
            Assert.That(imports, Is.SubsetOf(blueprint.Exports), blueprint.Name);
        }
    }

    [Test]
    public void LaunchRole_Always_IsMadeByBothBlueprints()
    {
        foreach (var blueprint in Blueprints.Both)
        {
            var roles = new TemplateReader(blueprint.Text).Section("Resources").Select(r => r.Value!)
                .Where(r => (string)r["Type"]! == "AWS::IAM::Role").Select(r => (string)r["Properties"]!["RoleName"]!);
            Assert.That(roles, Has.Member(product.LaunchRole), blueprint.Name);
        }
    }

    [Test]
    public void AProjectTemplate_TakesWhatSageMakerPasses_AndNothingElseDoes()
    {
        string[] passed = ["SageMakerProjectName", "SageMakerProjectId"];
        Assert.That(Parameters.Select(p => p.Key).Intersect(passed), product.IsProjectTemplate ? Is.EquivalentTo(passed) : Is.Empty);
    }

    [Test]
    public void WhatHoldsData_OutlivesTheProduct()
    {
        string[] kept = ["AWS::S3::Bucket", "AWS::KMS::Key", "AWS::SageMaker::Domain", "AWS::RedshiftServerless::Namespace"];
        var careless = Section("Resources").Where(r => kept.Contains((string)r.Value!["Type"]!) && (string?)r.Value["DeletionPolicy"] is not ("Retain" or "Snapshot" or "RetainExceptOnCreate")
            && r.Value["Properties"]!["FinalSnapshotName"] is null);
        Assert.That(careless.Select(r => r.Key), Is.Empty);
    }

    private JsonObject Section(string name) => template[name] as JsonObject ?? [];

    [GeneratedRegex("(?<![0-9])[0-9]{12}(?![0-9])")]
    private static partial Regex Accounts12();

    [GeneratedRegex("(?<![a-z])(us|eu|ap|sa|ca|me|af|il)-(north|south|east|west|central|northeast|southeast)-[1-9]")]
    private static partial Regex Region();
}
