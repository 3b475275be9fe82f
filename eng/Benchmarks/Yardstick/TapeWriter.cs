using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlFoundation.Planning;

namespace MlFoundation.Benchmarks.Yardstick;

/// <summary>Writes a plan as the numbers and texts that the yardstick reads, and collects which classes and members that takes.</summary>
internal sealed partial class TapeWriter(SdkClasses sdk, RegistrationSource source)
{
    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<int> numbers = [];
    private readonly Dictionary<string, int> byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> byName = new(StringComparer.Ordinal);

    /// <summary>How many texts, numbers and flags the inputs hold.</summary>
    public long Values { get; private set; }

    /// <summary>How long all texts of the inputs are together.</summary>
    public long Characters { get; private set; }

    public void Write(Plan plan, string file)
    {
        // Behind what it waits for: a program can name only what it has made.
        var position = new PlanGraph(plan).Positions();
        foreach (var resource in plan.Resources.OrderBy(r => position[r.Urn]))
        {
            Write(resource);
            byUrn.Add(resource.Urn, byUrn.Count);
            if (resource.Custom)
            {
                byName[resource.Name] = resource;
            }
        }

        using var writer = new BinaryWriter(File.Create(file), Encoding.UTF8);
        writer.Write(plan.Stack);
        writer.Write(plan.Resources.Count);
        writer.Write(texts.Count);
        texts.ForEach(writer.Write);
        writer.Write(numbers.Count);
        numbers.ForEach(writer.Write7BitEncodedInt);
    }

    private void Write(PlannedResource resource)
    {
        if (!resource.Custom)
        {
            numbers.Add(0);
            Text(resource.Name);
            Text(resource.Type);
            Made(resource.Parent);
            return;
        }

        var type = sdk.Resource(resource.Type);
        numbers.Add(source.NumberOf(type));
        Text(resource.Name);
        Made(resource.Parent);
        Made(resource.Provider);
        Options(resource.Options);
        Args(SdkClasses.ArgsOf(type), resource.Inputs);
    }

    private void Options(PlannedOptions options)
    {
        Flag(options.Protect);
        Flag(options.RetainOnDelete);
        Flag(options.DeleteBeforeReplace);
        All(options.IgnoreChanges, Text);
        All(options.Aliases, Text);
        All(options.DependsOn, Made);
        Flag(options.Timeouts.Count > 0);
        if (options.Timeouts.Count > 0)
        {
            foreach (var operation in new[] { "create", "update", "delete" })
            {
                numbers.Add((int)options.Timeouts.GetValueOrDefault(operation));
            }
        }

        MaybeText(options.ImportId);
    }

    private void Args(Type type, ImmutableDictionary<string, object?> inputs)
    {
        var members = sdk.MembersOf(type);
        var places = source.PlacesOf(type, inputs.Keys);
        numbers.Add(inputs.Count);
        foreach (var (name, value) in inputs.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            numbers.Add(places[name]);
            var form = InputForm.Of(members[name].Property.PropertyType);
            if (members[name].Json && value is string json)
            {
                var (values, characters) = (Values, Characters);
                Value(form, Parsed(json));
                (Values, Characters) = (values, characters);
                Counted(json);
                continue;
            }

            Value(form, value!);
        }
    }

    private void Value(InputForm form, object value)
    {
        switch (form.Kind)
        {
            case InputKind.TextOrOutput:
                TextOrOutput((string)value);
                break;
            case InputKind.Text or InputKind.Enum:
                Counted((string)value);
                Text((string)value);
                break;
            case InputKind.Flag:
                Values++;
                Flag((bool)value);
                break;
            case InputKind.Integer:
                Values++;
                numbers.Add((int)(double)value);
                break;
            case InputKind.Number:
                Number((double)value);
                break;
            case InputKind.List:
                All((ImmutableArray<object?>)value, item => Value(InputForm.Of(form.Type), item!));
                break;
            case InputKind.Map:
                Map((ImmutableDictionary<string, object?>)value, item => Value(InputForm.Of(form.Type), item));
                break;
            case InputKind.Args:
                Args(form.Type, (ImmutableDictionary<string, object?>)value);
                break;
            default:
                Any(value);
                break;
        }
    }

    // Inputs that are one output as a whole are given as outputs: the id or the ARN of what was made before.
    private void TextOrOutput(string text)
    {
        Counted(text);
        if (Symbol().Match(text) is { Success: true } match && byName.TryGetValue(match.Groups["name"].Value, out var from)
            && (match.Groups["output"].Value == "id" || SdkClasses.HasArn(sdk.Resource(from.Type))))
        {
            var isId = match.Groups["output"].Value == "id";
            numbers.Add(isId ? 1 : 2);
            Made(from.Urn);
            if (!isId)
            {
                numbers.Add(source.NumberOf(sdk.Resource(from.Type)));
            }

            return;
        }

        numbers.Add(0);
        Text(text);
    }

    private void Any(object value)
    {
        switch (value)
        {
            case string text:
                Counted(text);
                numbers.Add(0);
                Text(text);
                break;
            case bool flag:
                Values++;
                numbers.Add(1);
                Flag(flag);
                break;
            case double number:
                numbers.Add(2);
                Number(number);
                break;
            case ImmutableArray<object?> list:
                numbers.Add(3);
                All(list, item => Any(item!));
                break;
            case ImmutableDictionary<string, object?> map:
                numbers.Add(4);
                Map(map, Any);
                break;
            default:
                throw new NotSupportedException($"A plan with a {value.GetType()}.");
        }
    }

    private void Number(double value)
    {
        Values++;
        var bits = BitConverter.DoubleToInt64Bits(value);
        numbers.Add((int)(bits >> 32));
        numbers.Add((int)bits);
    }

    private void Map(ImmutableDictionary<string, object?> map, Action<object> write)
    {
        numbers.Add(map.Count);
        foreach (var (key, value) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Text(key);
            write(value!);
        }
    }

    private void All<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        numbers.Add(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private void Counted(string text)
    {
        Values++;
        Characters += text.Length;
    }

    private void Flag(bool flag) => numbers.Add(flag ? 1 : 0);

    private void Made(string? urn) => numbers.Add(urn is null ? 0 : byUrn[urn] + 1);

    private void MaybeText(string? text) => numbers.Add(text is null ? 0 : IndexOf(text) + 1);

    private void Text(string text) => numbers.Add(IndexOf(text));

    private int IndexOf(string text)
    {
        if (!known.TryGetValue(text, out var index))
        {
            known.Add(text, index = texts.Count);
            texts.Add(text);
        }

        return index;
    }

    // A provider's settings other than texts travel as JSON; in a program they are what that says.
    private static object Parsed(string json) => Plain(JsonDocument.Parse(json).RootElement);

    private static object Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(v => (object?)Plain(v)).ToImmutableArray(),
        JsonValueKind.Object => json.EnumerateObject().ToImmutableDictionary(p => p.Name, p => (object?)Plain(p.Value)),
        _ => json.GetBoolean(),
    };

    [GeneratedRegex(@"\A\$\{(?<name>[^}]+)\.(?<output>id|arn)\}\z")]
    private static partial Regex Symbol();
}
