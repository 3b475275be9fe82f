using System.Text.Json.Nodes;
using MlFoundation.Accounts;

namespace MlFoundation.Catalog.Models;

/// <summary>The project templates, with values for what has no default.</summary>
internal static class ProjectTemplates
{
    public const string Test = "444455556666";
    public const string Prod = "777788889999";

    public static DeployedTemplate Build(params (string Name, string Value)[] given) => ProductTemplates.Deploy("model-build-project",
    [
        .. Project, ("Repository", "example/fraud-model"), ("StepImage", "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"),
        ("DeployAccountIds", $"{Test},{Prod}"), .. given,
    ]);

    public static (string Name, string Value)[] Project =>
        [("SageMakerProjectName", "Fraud"), ("SageMakerProjectId", "p-abc123def456"), ("Owner", "fraud"), ("CostCenter", "cc-1")];

    /// <summary>Statements of a document, by Sid.</summary>
    public static Dictionary<string, JsonNode> Statements(JsonNode document) => document["Statement"]!.AsArray().ToDictionary(s => (string?)s!["Sid"] ?? "", s => s!);

    public static IEnumerable<string> Texts(JsonNode? node) => node is JsonArray list ? list.Select(e => e!.ToString()) : node is null ? [] : [node.ToString()];
}
