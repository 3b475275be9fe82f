using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;

namespace MlFoundation.Accounts;

[TestFixture]
public sealed class BlueprintTemplateTests
{
    private const string Recipe = "Description: Two parts\nParts: [one, two]";

    private static readonly Dictionary<string, string> Parts = new()
    {
        ["one"] = """
            Metadata:
              AWS::CloudFormation::Interface:
                ParameterGroups: [{ Label: { default: First }, Parameters: [B] }]
                ParameterLabels: { B: { default: The B } }
            Parameters: { B: { Type: String }, A: { Type: String, Default: '' } }
            Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref A } } }
            """,
        ["two"] = """
            Metadata:
              AWS::CloudFormation::Interface:
                ParameterGroups: [{ Label: { default: Second }, Parameters: [A] }]
                ParameterLabels: { A: { default: The A } }
            Resources: { Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '${B}-ü' } } }
            Outputs: { Queue: { Value: !GetAtt Queue.Arn, Export: { Name: queue-arn } }, Plain: { Value: x } }
            """,
    };

    [Test]
    public void Compose_JoinsSections_InTheRecipesOrder() => Assert.That(Compose(Recipe).Text, Is.EqualTo("""
        {
         "AWSTemplateFormatVersion": "2010-09-09",
         "Description": "Two parts",
         "Metadata": {
          "AWS::CloudFormation::Interface": {
           "ParameterGroups": [
            {
             "Label": {
              "default": "First"
             },
             "Parameters": [
              "B"
             ]
            },
            {
             "Label": {
              "default": "Second"
             },
             "Parameters": [
              "A"
             ]
            }
           ],
           "ParameterLabels": {
            "B": {
             "default": "The B"
            },
            "A": {
             "default": "The A"
            }
           }
          }
         },
         "Parameters": {
          "B": {
           "Type": "String"
          },
          "A": {
           "Type": "String",
           "Default": ""
          }
         },
         "Resources": {
          "Topic": {
           "Type": "AWS::SNS::Topic",
           "Properties": {
            "DisplayName": {
             "Ref": "A"
            }
           }
          },
          "Queue": {
           "Type": "AWS::SQS::Queue",
           "Properties": {
            "QueueName": {
             "Fn::Sub": "${B}-ü"
            }
           }
          }
         },
         "Outputs": {
          "Queue": {
           "Value": {
            "Fn::GetAtt": [
             "Queue",
             "Arn"
            ]
           },
           "Export": {
            "Name": "queue-arn"
           }
          },
          "Plain": {
           "Value": "x"
          }
         }
        }

        """.ReplaceLineEndings("\n")));

    [Test]
    public void Compose_Again_GivesTheSameBytes_AndAnotherTextAnotherHash()
    {
        var (first, again, other) = (Compose(Recipe), Compose(Recipe), Compose(Recipe.Replace("Two", "Both", StringComparison.Ordinal)));
        Assert.Multiple(() =>
        {
            Assert.That(again.Text, Is.EqualTo(first.Text));
            Assert.That(again.ContentHash, Is.EqualTo(first.ContentHash));
            Assert.That(first.ContentHash, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(first.Text)))[..16]));
            Assert.That(other.ContentHash, Is.Not.EqualTo(first.ContentHash));
            Assert.That(first.ObjectKey, Is.EqualTo($"blueprints/sample/{first.ContentHash}.template.json"));
        });
    }

    [Test]
    public void Compose_TellsParametersAndExports()
    {
        var template = Compose(Recipe);
        Assert.Multiple(() =>
        {
            Assert.That(template.Parameters, Is.EqualTo(new[] { "B", "A" }));
            Assert.That(template.RequiredParameters, Is.EqualTo(new[] { "B" }));
            Assert.That(template.Exports, Is.EqualTo(new[] { "queue-arn" }));
        });
    }

    [TestCase("Parameters: { A: { Type: String } }", "Part three: Parameters has A already, from part one.")]
    [TestCase("Resources: { Queue: { Type: AWS::SQS::Queue } }", "Part three: Resources has Queue already, from part two.")]
    [TestCase("Outputs: { Plain: { Value: y } }", "Part three: Outputs has Plain already, from part two.")]
    [TestCase("Transform: AWS::Serverless-2016-10-31", "Part three: section Transform cannot be joined.")]
    [TestCase("Metadata: { Other: { A: b } }", "Part three: section Metadata cannot be joined.")]
    public void Compose_OfWhatCannotBeJoined_SaysWhichPart(string third, string message) =>
        Assert.That(() => BlueprintTemplate.Compose("sample", "Description: x\nParts: [one, two, three]", p => p == "three" ? third : Parts[p]),
            Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo(message));

    [Test]
    public void Compose_ANameInTwoSections_IsNoDuplicate() =>
        Assert.That(() => BlueprintTemplate.Compose("sample", "Description: x\nParts: [one]",
                _ => "Resources: { A: { Type: AWS::SNS::Topic } }\nOutputs: { A: { Value: x } }"),
            Throws.Nothing);

    [Test]
    public void Compose_WithoutParts_IsRefused() =>
        Assert.That(() => BlueprintTemplate.Compose("sample", "Description: x", _ => ""), Throws.InstanceOf<InvalidDataException>());

    [Test]
    public void Compose_OfSomethingElseThanCloudFormation_IsRefused() =>
        Assert.That(() => BlueprintTemplate.Compose("sample", Recipe, _ => "Resources: !Include x"), Throws.InstanceOf<YamlException>());

    private static BlueprintTemplate Compose(string recipe) => BlueprintTemplate.Compose("sample", recipe, part => Parts[part]);
}
