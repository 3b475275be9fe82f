using System.Text.Json.Nodes;

namespace MlFoundation.Catalog.Deployment;

/// <summary>The three deployment products are one product with three kinds of stacks: what they share is the same in each, and what differs is listed.</summary>
[TestFixture]
public sealed class SharedPartTests
{
    /// <summary>What has to differ, and why; all else that two of them have is the same text.</summary>
    private static readonly Dictionary<string, string> Different = new()
    {
        ["Description"] = "says which product it is",
        ["Metadata"] = "the form lists its own parameters",
        ["Mappings.Release"] = "what is deployed",
        ["Parameters.InstanceType"] = "machines for batch jobs are others",
        ["Resources.Approved"] = "many models have many groups",
        ["Resources.Check"] = "an endpoint is asked, a job is run",
        ["Resources.CheckRole"] = "an endpoint of many models is asked for one of them",
        ["Resources.Delivery"] = "a schedule is an input of the stack",
        ["Resources.Release"] = "parameters of the release",
    };

    [Test]
    public void WhatTheyShare_IsTheSame_AndWhatDiffers_Differs()
    {
        var parts = DeploymentProjects.All.Select(p => ByName(ProductTemplates.Read(ProductTemplates.Named(p)))).ToArray();
        string[] shared = [.. parts.SelectMany(p => p.Keys).GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)];
        string[] differing = [.. shared.Where(key => parts.Where(p => p.ContainsKey(key)).Select(p => p[key]).Distinct(StringComparer.Ordinal).Count() > 1).Order(StringComparer.Ordinal)];
        Assert.Multiple(() =>
        {
            Assert.That(differing, Is.EqualTo(Different.Keys.Order(StringComparer.Ordinal)), "the same name is the same thing, or is listed with the reason");
            Assert.That(shared.Except(differing).ToArray(), Has.Length.GreaterThan(40), "most of it is shared");
        });
    }

    [Test]
    public void BothEndpointProducts_DeployTheSameStack_ButForTheModel()
    {
        var (one, many) = (ByName(DeploymentProjects.Template(DeploymentProjects.RealTime)), ByName(DeploymentProjects.Template(DeploymentProjects.MultiModel)));
        Assert.That(
            one.Keys.Intersect(many.Keys).Where(key => one[key] != many[key]).Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "Description", "Resources.Model", "Resources.ServingRole" }),
            "the model and what its role may read differ");
    }

    private static Dictionary<string, string> ByName(JsonObject template) => Parts(template).ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Parts(JsonObject template)
    {
        foreach (var (section, value) in template)
        {
            if (section is "Parameters" or "Mappings" or "Rules" or "Conditions" or "Resources" or "Outputs")
            {
                foreach (var (name, part) in value!.AsObject())
                {
                    yield return new($"{section}.{name}", part!.ToJsonString());
                }
            }
            else
            {
                yield return new(section, value!.ToJsonString());
            }
        }
    }
}
