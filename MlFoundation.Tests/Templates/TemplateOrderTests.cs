using System.Text.Json.Nodes;
using MlFoundation.Accounts;
using MlFoundation.Documents;

namespace MlFoundation.Templates;

/// <summary>Within a stack CloudFormation makes things at once unless one refers to another or says that it depends on it: what AWS needs first comes first.</summary>
[TestFixture]
public sealed class TemplateOrderTests
{
    private static readonly Dictionary<string, JsonObject> Templates = EmbeddedDocuments.Below("Accounts").Concat(EmbeddedDocuments.Below("Catalog")).Concat(EmbeddedDocuments.Below("Lifecycle"))
        .Where(path => path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal))
        .Select(path => (Path: path, Text: EmbeddedDocuments.Read(path))).Where(d => d.Text.Contains("AWSTemplateFormatVersion", StringComparison.Ordinal))
        .ToDictionary(d => d.Path, d => Path.GetExtension(d.Path) == ".json" ? JsonNode.Parse(d.Text)!.AsObject() : CloudFormationYaml.Read(d.Text), StringComparer.Ordinal);

    /// <summary>What is first, what comes after it, and the property by which it is meant; none: always.</summary>
    private static readonly (string Earlier, string Later, string? By)[] Needs =
    [
        ("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::Route", "TransitGatewayId"),
        ("AWS::EC2::VPCGatewayAttachment", "AWS::EC2::Route", "GatewayId"),
        ("AWS::EC2::VPCGatewayAttachment", "AWS::EC2::NatGateway", null),
        ("AWS::EC2::VPCGatewayAttachment", "AWS::EC2::EIP", null),
        ("AWS::RedshiftServerless::Namespace", "AWS::RedshiftServerless::Workgroup", null),
        ("AWS::SageMaker::Model", "AWS::SageMaker::EndpointConfig", null),
        ("AWS::SageMaker::EndpointConfig", "AWS::SageMaker::Endpoint", null),
        ("AWS::SageMaker::Endpoint", "AWS::ApplicationAutoScaling::ScalableTarget", null),
        ("AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy", null),
    ];

    private static IEnumerable<TestCaseData> All => Needs.Select(n => new TestCaseData(n.Earlier, n.Later, n.By).SetArgDisplayNames(n.Earlier, n.Later));

    [TestCaseSource(nameof(All))]
    public void WhatAwsNeedsFirst_ComesFirst_InEveryTemplate(string earlier, string later, string? property)
    {
        var concerned = Templates.Where(t => Laters(t.Value, later, property).Any()).ToArray();
        Assert.That(concerned, Is.Not.Empty, "no template has such a pair");
        Assert.That(concerned.SelectMany(t => Missing(t.Value, earlier, later, property).Select(name => $"{t.Key}: {name}")), Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public void AMissingReference_IsFound(string earlier, string later, string? property)
    {
        var planted = Templates.Values.First(t => Laters(t, later, property).Any()).DeepClone().AsObject();
        var name = Laters(planted, later, property).First();
        var resource = planted["Resources"]![name]!.AsObject();
        var kept = resource["Properties"]!.AsObject().Where(p => p.Key == property).Select(p => p.Key).ToArray();
        resource.Remove("DependsOn");
        foreach (var other in resource["Properties"]!.AsObject().Select(p => p.Key).Except(kept).ToArray())
        {
            resource["Properties"]!.AsObject().Remove(other);
        }

        Assert.That(Missing(planted, earlier, later, property), Has.Member(name));
    }

    // An account that comes is enrolled and gets its stack at the same time, and nobody knows which is done first.
    [TestCase("corporate"), TestCase("internet")]
    public void ABlueprint_NamesNothingOfControlTowers(string blueprint) =>
        Assert.That(EmbeddedDocuments.Read($"Accounts/Blueprints/{blueprint}.template.json"), Does.Contain("AWS::EC2::VPC").And.Not.Contain("controltower").IgnoreCase);

    private static IEnumerable<string> Missing(JsonObject template, string earlier, string later, string? property) =>
        Laters(template, later, property).Where(name => !Before(template, name).Any(b => (string?)template["Resources"]![b]!["Type"] == earlier));

    private static IEnumerable<string> Laters(JsonObject template, string type, string? property) =>
        from resource in Resources(template)
        where (string?)resource.Value!["Type"] == type && (property is null || resource.Value["Properties"]?[property] is not null)
        select resource.Key;

    /// <summary>All that CloudFormation makes before a resource.</summary>
    private static HashSet<string> Before(JsonObject template, string name)
    {
        var (met, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([name]));
        while (open.TryPop(out var at))
        {
            var resource = template["Resources"]![at]!;
            foreach (var next in TemplateReader.References(resource["Properties"]).Concat(DependsOn(resource["DependsOn"])).Where(n => template["Resources"]![n] is not null && met.Add(n)))
            {
                open.Push(next);
            }
        }

        return met;
    }

    private static IEnumerable<string> DependsOn(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(n => (string)n!),
        JsonValue one => [(string)one!],
        _ => [],
    };

    private static JsonObject Resources(JsonObject template) => template["Resources"] as JsonObject ?? [];
}
