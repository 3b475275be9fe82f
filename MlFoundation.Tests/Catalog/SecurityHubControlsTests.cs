using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlFoundation.Catalog.Deployment;
using MlFoundation.Support;

namespace MlFoundation.Catalog;

/// <summary>What a template makes of a kind that Security Hub has controls for names those that it meets, beside the property that meets them.</summary>
[TestFixture]
public sealed partial class SecurityHubControlsTests
{
    /// <summary>Controls by type of resource: every template that makes the type names these.</summary>
    /// <remarks>Source: AWS Security Hub User Guide, "Security Hub controls reference". What no template meets, and why, is in docs/catalog.md.</remarks>
    private static readonly Dictionary<string, string[]> Controls = new()
    {
        ["AWS::EC2::SecurityGroup"] = ["EC2.13", "EC2.14", "EC2.18", "EC2.19", "EC2.43"],
        ["AWS::Redshift::Cluster"] = ["Redshift.1", "Redshift.2", "Redshift.3", "Redshift.4", "Redshift.6", "Redshift.7", "Redshift.8", "Redshift.9", "Redshift.10", "Redshift.15", "Redshift.16", "Redshift.18"],
        ["AWS::RedshiftServerless::Workgroup"] =
            ["RedshiftServerless.1", "RedshiftServerless.2", "RedshiftServerless.3", "RedshiftServerless.4", "RedshiftServerless.5", "RedshiftServerless.6", "RedshiftServerless.7"],
        ["AWS::S3::Bucket"] = ["S3.2", "S3.3", "S3.5", "S3.8", "S3.12", "S3.13", "S3.14", "S3.17"],
        ["AWS::SageMaker::DataQualityJobDefinition"] = ["SageMaker.9", "SageMaker.11", "SageMaker.14"],
        ["AWS::SageMaker::Domain"] = ["EFS.1", "SageMaker.1", "SageMaker.2"],
        ["AWS::SageMaker::EndpointConfig"] = ["SageMaker.4"],
        ["AWS::SageMaker::Model"] = ["SageMaker.5"],
    };

    private static IEnumerable<TestCaseData> Templates() =>
    [
        .. ProductCatalog.All.Select(p => new TestCaseData(p.Current.Text).SetArgDisplayNames(p.Key)),
        .. DeploymentProjects.All.Select(p => new TestCaseData(DeploymentProjects.Seed(p, DeploymentProjects.TemplateFile(p))).SetArgDisplayNames($"{p} deployed")),
    ];

    [TestCaseSource(nameof(Templates))]
    public void ATemplate_NamesTheControlsThatItMeets(string text)
    {
        // Of a product only its own resources: what it brings to other accounts is a template of its own.
        var types = Types(text);
        string[] named = [.. Control().Matches(text).Select(m => m.Value).Distinct()];
        Assert.That(types.Where(Controls.ContainsKey).SelectMany(t => Controls[t]).Except(named), Is.Empty);
    }

    [TestCaseSource(nameof(Templates))]
    public void NoSecurityGroup_LetsAnybodyIn(string text)
    {
        foreach (var rule in Resources(text).Where(r => (string)r["Type"]! is "AWS::EC2::SecurityGroup" or "AWS::EC2::SecurityGroupIngress"))
        {
            var ingress = (string)rule["Type"]! == "AWS::EC2::SecurityGroup" ? rule["Properties"]!["SecurityGroupIngress"] : rule["Properties"];
            Assert.That(ingress?.ToJsonString() ?? "", Does.Not.Contain("0.0.0.0/0").And.Not.Contains("::/0"));
        }
    }

    [TestCase("athena-workgroup"), TestCase("data-lake-landing"), TestCase("feature-store"), TestCase("deployment-target")]
    public void Data_AreInBucketsWhoseAccessIsRecorded(string product)
    {
        var template = ProductTemplates.Read(ProductTemplates.Named(product))["Resources"]!.AsObject();
        var buckets = template.Where(r => (string)r.Value!["Type"]! == "AWS::S3::Bucket").ToDictionary(r => r.Key, r => r.Value!);
        Assert.Multiple(() =>
        {
            foreach (var (name, bucket) in buckets.Where(b => b.Key != "AccessLogs"))
            {
                Assert.That(bucket["Properties"]!["LoggingConfiguration"]!["DestinationBucketName"]!.ToJsonString(), Does.Contain("AccessLogs"), $"{name}: S3.9");
                Assert.That((string)bucket["DependsOn"]!, Is.EqualTo("AccessLogsPolicy"), "records that come before the permission are lost");
            }

            Assert.That(buckets["AccessLogs"]["Properties"]!["BucketEncryption"]!.ToJsonString(), Does.Contain("AES256").And.Not.Contains("aws:kms"), "S3 delivers to no bucket with a KMS key");
        });
    }

    [Test]
    public void TheDocumentation_SaysWhatIsNotMet()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "catalog.md"));
        Assert.That(new[] { "S3.7", "S3.9", "S3.11", "S3.15", "S3.20", "SageMaker.1" }.Where(c => !text.Contains(c, StringComparison.Ordinal)), Is.Empty);
    }

    private static string[] Types(string text) => [.. Resources(text).Select(r => (string)r["Type"]!).Distinct()];

    private static IEnumerable<JsonNode> Resources(string text) => Documents.CloudFormationYaml.Read(text)["Resources"]!.AsObject().Select(r => r.Value!);

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]+\.\d+\b")]
    private static partial Regex Control();
}
