using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlFoundation.Documents;
using MlFoundation.Publishing;

namespace MlFoundation.Accounts;

/// <summary>
/// One account blueprint as one CloudFormation template, composed from parts that the blueprints share. The same recipe and parts give the same
/// bytes; other bytes have another hash and so another place, and what an account was built from stays there.
/// </summary>
/// <remarks>
/// A recipe (<c>Blueprints/corporate.yaml</c>) has a <c>Description</c> and a list of <c>Parts</c>; a part (<c>Blueprints/parts/….yaml</c>) is a
/// CloudFormation template without a header. A name may refer to another part's. The outcome is committed beside them
/// (<c>Blueprints/corporate.template.json</c>): a review shows what changes in accounts, and a plan need not compose it.
/// </remarks>
public sealed class BlueprintTemplate
{
    private static readonly string[] Sections = ["Parameters", "Rules", "Mappings", "Conditions", "Resources", "Outputs"];
    private const string Interface = "AWS::CloudFormation::Interface";
    private static readonly JsonWriterOptions Layout =
        new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Lazy<BlueprintTemplate> EmbeddedCorporate = new(() => Embedded("corporate"));
    private static readonly Lazy<BlueprintTemplate> EmbeddedInternet = new(() => Embedded("internet"));

    private readonly Lazy<JsonObject> template;

    private BlueprintTemplate(string name, string text)
    {
        (Name, Text) = (name, text);
        ContentHash = TemplateVersion.HashOf(text);
        template = new(() => JsonNode.Parse(text)!.AsObject());
    }

    /// <summary>For accounts with corporate connectivity: attached to the transit gateway of their segment, without an internet gateway.</summary>
    public static BlueprintTemplate Corporate => EmbeddedCorporate.Value;

    /// <summary>For accounts without: public and private subnets and NAT, without an attachment.</summary>
    public static BlueprintTemplate Internet => EmbeddedInternet.Value;

    /// <summary><c>corporate</c> or <c>internet</c>: the answer to the one question at vending.</summary>
    public string Name { get; }

    /// <summary>The template: JSON, long forms, line feeds, one at the end. Encoded as UTF-8 it is what is published.</summary>
    public string Text { get; }

    /// <summary>First 16 lower-case hex digits of SHA-256 over <see cref="Text"/> in UTF-8.</summary>
    public string ContentHash { get; }

    /// <summary>Where it is published, below a bucket: <c>blueprints/&lt;name&gt;/&lt;hash&gt;.template.json</c>. Never overwritten.</summary>
    public string ObjectKey => KeyOf(ContentHash);

    /// <summary>Names of the template's parameters, in its order. A stack set states every one of them.</summary>
    public IReadOnlyList<string> Parameters => [.. Entries(nameof(Parameters)).Select(p => p.Key)];

    /// <summary>Those of <see cref="Parameters"/> that have no default.</summary>
    public IReadOnlyList<string> RequiredParameters => [.. Entries(nameof(Parameters)).Where(p => p.Value!["Default"] is null).Select(p => p.Key)];

    /// <summary>What the template takes where nothing is given, by parameter, as text.</summary>
    public IReadOnlyDictionary<string, string> Defaults => Entries(nameof(Parameters)).Where(p => p.Value!["Default"] is not null)
        .ToDictionary(p => p.Key, p => p.Value!["Default"]!.ToString(), StringComparer.Ordinal);

    /// <summary>Names under which the stack exports values in its account and region.</summary>
    public IReadOnlyList<string> Exports => [.. Entries("Outputs").Select(o => (string?)o.Value!["Export"]?[nameof(Name)]).OfType<string>()];

    /// <summary>Name and hash, such as <c>corporate 0123456789abcdef</c>.</summary>
    public override string ToString() => $"{Name} {ContentHash}";

    /// <summary>Where a version of it is published, below a bucket.</summary>
    public string ObjectKeyOf(TemplateVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return KeyOf(version.ContentHash);
    }

    /// <summary>Composes a template.</summary>
    /// <param name="name">The blueprint's name.</param>
    /// <param name="recipe">The recipe's text.</param>
    /// <param name="part">Text of a part, by the name that the recipe gives it.</param>
    /// <returns>The parts' sections joined, in the recipe's order; parameter groups of the form likewise.</returns>
    /// <exception cref="InvalidDataException">A name stands in two parts, or a part has a section that cannot be joined.</exception>
    /// <exception cref="YamlDotNet.Core.YamlException">A text is not CloudFormation YAML.</exception>
    public static BlueprintTemplate Compose(string name, string recipe, Func<string, string> part)
    {
        var head = CloudFormationYaml.Read(recipe);
        var groups = new JsonArray();
        var labels = new JsonObject();
        var sections = Sections.ToDictionary(s => s, _ => new JsonObject(), StringComparer.Ordinal);
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var from in Texts(head, "Parts", name))
        {
            foreach (var (section, content) in CloudFormationYaml.Read(part(from)))
            {
                if (section == "Metadata" && content![Interface] is JsonObject form)
                {
                    foreach (var group in form["ParameterGroups"]!.AsArray())
                    {
                        groups.Add(group!.DeepClone());
                    }
                    Join(labels, form["ParameterLabels"]!.AsObject(), "label", from, origins);
                }
                else
                {
                    var target = sections.GetValueOrDefault(section) ?? throw new InvalidDataException($"Part {from}: section {section} cannot be joined.");
                    Join(target, content!.AsObject(), section, from, origins);
                }
            }
        }
        var template = new JsonObject
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = head["Description"]?.DeepClone(),
        };
        if (groups.Count > 0)
        {
            template["Metadata"] = new JsonObject { [Interface] = new JsonObject { ["ParameterGroups"] = groups, ["ParameterLabels"] = labels } };
        }
        foreach (var section in Sections.Where(s => sections[s].Count > 0))
        {
            template[section] = sections[section];
        }
        return new(name, TextOf(template));
    }

    /// <summary>Composes one of the two blueprints of its recipe and parts. What is published is the committed outcome; a test holds that it is current.</summary>
    /// <param name="name"><c>corporate</c> or <c>internet</c>.</param>
    public static BlueprintTemplate Composed(string name) => Compose(name, Read($"{name}.yaml"), part => Read($"parts/{part}.yaml"));

    private static void Join(JsonObject target, JsonObject content, string section, string from, Dictionary<string, string> origins)
    {
        foreach (var (key, value) in content)
        {
            if (!origins.TryAdd($"{section}/{key}", from))
            {
                throw new InvalidDataException($"Part {from}: {section} has {key} already, from part {origins[$"{section}/{key}"]}.");
            }
            target.Add(key, value!.DeepClone());
        }
    }

    private static IEnumerable<string> Texts(JsonObject head, string key, string name) => head[key] is JsonArray list
        ? list.Select(t => t!.GetValue<string>())
        : throw new InvalidDataException($"Recipe {name}: expected a list {key}.");

    private static string TextOf(JsonObject template)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Layout))
        {
            template.WriteTo(writer);
        }

        bytes.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private string KeyOf(string hash) => $"blueprints/{Name}/{hash}.template.json";

    private JsonObject Entries(string section) => template.Value[section] as JsonObject ?? [];

    private static BlueprintTemplate Embedded(string name) => new(name, Read($"{name}.template.json"));

    private static string Read(string path) => EmbeddedDocuments.Read($"Accounts/Blueprints/{path}");
}
