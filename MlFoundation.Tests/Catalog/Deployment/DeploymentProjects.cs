using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlFoundation.Accounts;
using MlFoundation.Catalog.Models;
using MlFoundation.Documents;
using MlFoundation.Support;

namespace MlFoundation.Catalog.Deployment;

/// <summary>The deployment products as they are launched, and what their pipelines deploy to the test and the production account.</summary>
internal static partial class DeploymentProjects
{
    public const string Batch = "batch-transform";
    public const string MultiModel = "multi-model-endpoint";
    public const string RealTime = "realtime-endpoint";
    public const string ModelPackage = $"arn:aws-us-gov:sagemaker:{ProductTemplates.Region}:{DeployedTemplate.Account}:model-package/sagemaker-p-fraud/7";

    public static readonly string[] All = [Batch, MultiModel, RealTime];
    public static readonly string[] Online = [MultiModel, RealTime];
    public static readonly string[] Stages = ["test", "prod"];

    /// <summary>A product with values for what has no default.</summary>
    public static DeployedTemplate Launch(string product, params (string Name, string Value)[] given) => ProductTemplates.Deploy(product,
    [
        .. ProjectTemplates.Project, ("TestAccountId", ProjectTemplates.Test), ("ProdAccountId", ProjectTemplates.Prod), ("CheckPayload", "1.5,2"),
        ("ModelPackageGroupName", "sagemaker-p-fraud"), ("ModelPackageGroupNames", "sagemaker-p-fraud,sagemaker-p-churn"),
        ("Image", "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"), .. given,
    ]);

    /// <summary>What the pipeline of a launched product deploys in a stage: the template of its release with the parameters of its release.</summary>
    public static DeployedTemplate Deploy(string product, string stage, params (string Name, string Value)[] given) =>
        ProductTemplates.Deploy(Template(product), [.. Parameters(product, stage, given)]);

    public static JsonObject Template(string product) => CloudFormationYaml.Read(Seed(product, TemplateFile(product)));

    public static string TemplateFile(string product) => product == Batch ? "transform.yaml" : "endpoint.yaml";

    public static string Seed(string product, string file) =>
        File.ReadAllText(Repository.PathOf("MlFoundation", "Catalog", "Products", "model-deployment", product, "seed", file));

    /// <summary>Values of the release's template in a stage, as the build that makes the release substitutes them.</summary>
    public static IEnumerable<(string Name, string Value)> Parameters(string product, string stage, params (string Name, string Value)[] given)
    {
        var variables = Variables(Launch(product, given), "Release");
        variables["MODEL_PACKAGE"] = ModelPackage;
        var text = Placeholder().Replace(Seed(product, $"{stage}.json"), m => variables[m.Groups[1].Value]);
        return JsonNode.Parse(text)!["Parameters"]!.AsObject().Select(p => (p.Key, (string)p.Value!));
    }

    /// <summary>Environment variables of one of the product's builds.</summary>
    public static Dictionary<string, string> Variables(DeployedTemplate product, string build) =>
        product.Resources[build]["Properties"]!["Environment"]!["EnvironmentVariables"]!.AsArray().ToDictionary(v => (string)v!["Name"]!, v => v!["Value"]!.ToString());

    /// <summary>What one of the product's builds runs.</summary>
    public static string Script(DeployedTemplate product, string build) =>
        (string)CloudFormationYaml.Read((string)product.Resources[build]["Properties"]!["Source"]!["BuildSpec"]!)["phases"]!["build"]!["commands"]![0]!;

    [GeneratedRegex(@"\$\{([A-Z_]+)\}")]
    private static partial Regex Placeholder();
}
