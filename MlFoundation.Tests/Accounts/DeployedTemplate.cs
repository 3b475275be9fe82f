using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MlFoundation.Accounts;

/// <summary>
/// What CloudFormation would make of a template with given parameters in a region: conditions decided, functions computed, resources under
/// a false condition left out. A reference to one of those throws, as it would there.
/// </summary>
internal sealed class DeployedTemplate
{
    public const string Account = "111122223333";
    private readonly JsonObject template;
    private readonly Dictionary<string, string> values;
    private readonly string poolBlock;

    // `poolBlock` is the first address of what an IPAM pool gives to the VPC.
    public DeployedTemplate(BlueprintTemplate blueprint, string region, IReadOnlyDictionary<string, string> parameters, string poolBlock = "10.64.16.0")
        : this(JsonNode.Parse(blueprint.Text)!.AsObject(), region, parameters, poolBlock)
    {
    }

    public DeployedTemplate(JsonObject template, string region, IReadOnlyDictionary<string, string> parameters, string poolBlock = "10.64.16.0")
    {
        this.template = template;
        this.poolBlock = poolBlock;
        values = template["Parameters"]!.AsObject().ToDictionary(p => p.Key, p => parameters.TryGetValue(p.Key, out var given)
            ? given
            : p.Value!["Default"]?.ToString() ?? throw new InvalidOperationException($"Parameter {p.Key} has no value."));
        values["AWS::Region"] = region;
        values["AWS::AccountId"] = Account;
        values["AWS::Partition"] = "aws-us-gov";
        values["AWS::URLSuffix"] = "amazonaws.com";
        values["AWS::StackName"] = "SC-111122223333-pp-example";
        values["AWS::StackId"] = "arn:aws-us-gov:cloudformation:eu-central-1:111122223333:stack/SC-111122223333-pp-example/0a1b2c3d-0000-1111-2222-333344445555";
        Present = [.. template[nameof(Resources)]!.AsObject().Where(r => IsMade(r.Value!)).Select(r => r.Key)];
        Resources = Present.ToDictionary(name => name, name => Compute(template[nameof(Resources)]![name]!)!.AsObject());
        Outputs = (template[nameof(Outputs)] as JsonObject ?? []).Where(o => IsMade(o.Value!)).ToDictionary(o => o.Key, o => (string)Compute(o.Value!["Value"])!);
    }

    private HashSet<string> Present { get; }

    /// <summary>By logical name, with computed properties.</summary>
    public IReadOnlyDictionary<string, JsonObject> Resources { get; }

    /// <summary>Computed value by output.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; }

    /// <summary>Rules that these parameters break.</summary>
    public IEnumerable<string> BrokenRules => (template["Rules"] as JsonObject ?? [])
        .Where(rule => rule.Value!["RuleCondition"] is not { } when || Holds(when))
        .Where(rule => rule.Value!["Assertions"]!.AsArray().Any(a => !Holds(a!["Assert"]!))).Select(rule => rule.Key);

    /// <summary>Properties of the resources of a type.</summary>
    public IEnumerable<JsonObject> OfType(string type) =>
        Resources.Values.Where(r => (string)r["Type"]! == type).Select(r => r["Properties"]!.AsObject());

    private bool IsMade(JsonNode resource) => resource["Condition"] is not { } condition || Holds(template["Conditions"]![(string)condition!]!);

    private bool Holds(JsonNode condition)
    {
        var (function, operand) = condition.AsObject().Single();
        return function switch
        {
            "Condition" => Holds(template["Conditions"]![(string)operand!]!),
            "Fn::And" => operand!.AsArray().All(o => Holds(o!)),
            "Fn::Or" => operand!.AsArray().Any(o => Holds(o!)),
            "Fn::Not" => !Holds(operand![0]!),
            "Fn::Equals" => Text(operand![0]) == Text(operand[1]),
            _ => throw new InvalidOperationException($"{function} in a condition."),
        };
    }

    private string Text(JsonNode? node) => Compute(node)!.ToString();

    /// <summary>The value, or null for <c>AWS::NoValue</c>.</summary>
    private JsonNode? Compute(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } call when call.Single() is var (function, operand) && function is "Ref" => Reference((string)operand!),
        JsonObject { Count: 1 } call when call.Single() is var (function, operand) && function.StartsWith("Fn::", StringComparison.Ordinal) =>
            Function(function, operand!),
        JsonObject map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, Compute(e.Value))).Where(e => e.Value is not null)),
        JsonArray list => new JsonArray([.. list.Select(Compute).Where(e => e is not null)]),
        _ => node?.DeepClone(),
    };

    private JsonNode? Function(string function, JsonNode operand) => function switch
    {
        "Fn::GetAtt" => Attribute((string)operand[0]!, (string)operand[1]!),
        "Fn::If" => Compute(operand[Holds(template["Conditions"]![(string)operand[0]!]!) ? 1 : 2]),
        "Fn::Sub" when operand is JsonArray => Substitute((string)operand[0]!, operand[1]!.AsObject()),
        "Fn::Sub" => Substitute((string)operand!, []),
        "Fn::Split" => new JsonArray([.. Text(operand[1]).Split(Text(operand[0])).Select(part => (JsonNode)part)]),
        "Fn::Base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(operand))),
        "Fn::Join" => string.Join(Text(operand[0]), Compute(operand[1])!.AsArray().Select(e => e!.ToString())),
        "Fn::Select" => Compute(operand[1])!.AsArray()[int.Parse(Text(operand[0]))]!.DeepClone(),
        "Fn::FindInMap" => (template["Mappings"]![Text(operand[0])]?[Text(operand[1])]?[Text(operand[2])]
            ?? throw new InvalidOperationException($"{operand.ToJsonString()} finds nothing.")).DeepClone(),
        "Fn::Cidr" => Cut(Text(operand[0]), int.Parse(Text(operand[1])), int.Parse(Text(operand[2]))),
        _ => throw new InvalidOperationException($"{function} is not known here."),
    };

    private string Substitute(string text, JsonObject given) => TemplateReader.Placeholder().Replace(text, m =>
        m.Groups[1].Value is var name && given[name] is { } own ? Text(own)
        : name.Split('.', 2) is [var resource, var attribute] ? Attribute(resource, attribute).ToString()
        : Reference(name)!.ToString());

    private JsonNode? Reference(string name)
    {
        if (name == "AWS::NoValue")
        {
            return null;
        }
        var isList = template["Parameters"]![name] is { } parameter && ((string)parameter["Type"]!).Contains("List", StringComparison.Ordinal);
        return values.TryGetValue(name, out var value) ? isList ? new JsonArray([.. value.Split(',').Select(item => (JsonNode)item)]) : value
            : Present.Contains(name) ? Identity(name)
            : throw new InvalidOperationException($"{name} is referred to, but not made.");
    }

    /// <summary>What a reference to a resource gives: of a job definition its ARN, which ends in its name.</summary>
    private string Identity(string name) =>
        (string)template[nameof(Resources)]![name]!["Type"]! == "AWS::SageMaker::DataQualityJobDefinition" ? $"<{name}>/<{name}.name>" : $"<{name}>";

    private JsonNode Attribute(string resource, string attribute) =>
        !Present.Contains(resource) ? throw new InvalidOperationException($"{resource}.{attribute} is read, but {resource} is not made.")
        : (resource, attribute) == ("Vpc", "CidrBlock")
            ? Compute(template[nameof(Resources)]!["Vpc"]!["Properties"]!["CidrBlock"]) ?? $"{poolBlock}/{values["VpcNetmaskLength"]}"
        : $"<{resource}.{attribute}>";

    private static JsonArray Cut(string block, int count, int hostBits)
    {
        var (start, size) = Range(block);
        return 1L << hostBits is var each && count * each > size
            ? throw new InvalidOperationException($"{count} blocks with {hostBits} host bits do not fit in {block}.")
            : new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)$"{Dotted(start + i * each)}/{32 - hostBits}")]);
    }

    /// <summary>First address and number of addresses of an IPv4 block.</summary>
    public static (long Start, long Size) Range(string block)
    {
        var parts = block.Split('/');
        return (IPAddress.Parse(parts[0]).GetAddressBytes().Aggregate(0L, (sum, b) => sum * 256 + b), 1L << (32 - int.Parse(parts[1])));
    }

    private static string Dotted(long address) => string.Join('.', address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
}
